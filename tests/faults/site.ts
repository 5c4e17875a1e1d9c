import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { expect, onTestFinished } from 'vitest'
import { z } from 'zod'

import { PRODUCTION_SERVER } from '@/tests/fixtures/production-server'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'
import { writeNewsroom } from '@/tests/fixtures/write-newsroom'

import { ask } from './http'

/** Where a site reads from and writes to. */
export interface Place {
  newsroom: string
  index: string
}

/** A production server under test; it is gone after the test, whatever became of it. */
export interface Site {
  port: number
  child: ChildProcess
  /** All that it has printed so far, on both streams. */
  log: () => string
  /** Sends a signal and gives the exit code, `null` where the signal itself ended it. */
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>
}

export type Settings = Record<string, string>

/** Settings under which a commit is seen almost at once. */
const QUICK: Settings = {
  HOST: '127.0.0.1',
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: 'production',
  PORT: '0',
  PUBLISH_POLL_MS: '100',
}

/** How long a poll waits for what has to come about. */
export const SOON = { timeout: 30_000, interval: 20 }

/** The newsroom of Brackwater in a repository of its own, with room for an index beside it. */
export function brackwater(): Place {
  const folder = temporaryFolder()
  const newsroom = join(folder, 'newsroom')
  writeNewsroom(newsroom)
  return { newsroom, index: join(folder, 'index', 'index.db') }
}

const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** Runs the production server, or `command` that ends in running it. */
export function launch(
  { newsroom, index }: Place,
  settings: Settings = {},
  { args = [], command = [] }: { args?: string[]; command?: string[] } = {},
): Omit<Site, 'port'> {
  const [program, ...words] = [...command, process.execPath, PRODUCTION_SERVER, ...args]
  const child = spawn(program ?? process.execPath, words, {
    env: { ...process.env, ...QUICK, CONTENT_DIR: newsroom, INDEX_PATH: index, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (log += text))
  }
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exitOf(child)
  }
  running.add(child)
  onTestFinished(async () => {
    // Not killed, so that it can end its workers.
    await end('SIGTERM')
    running.delete(child)
  })
  return { child, log: () => log, end }
}

/** The exit code of a process once it has ended. */
export async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** @throws with all that it printed when it ends before it serves */
export async function startSite(...how: Parameters<typeof launch>): Promise<Site> {
  const launched = launch(...how)
  const port = await new Promise<number>((resolve, reject) => {
    const look = () => {
      const [, found] = /Foresheet is at http:\/\/localhost:(\d+)/.exec(launched.log()) ?? []
      if (found !== undefined) resolve(Number(found))
    }
    launched.child.stdout?.on('data', look)
    launched.child.once('close', (code) =>
      reject(new Error(`The server ended with ${code}:\n${launched.log()}`)),
    )
  })
  return { ...launched, port }
}

const statusSchema = z.object({
  serving: z.string().optional(),
  head: z.string().optional(),
  lastSuccess: z.object({ revision: z.string(), seconds: z.number() }).optional(),
  lastFailure: z
    .object({
      reason: z.string(),
      revision: z.string().optional(),
      count: z.number(),
      diagnostics: z.array(z.object({ file: z.string(), rule: z.string() })),
    })
    .optional(),
  counts: z.object({ stories: z.number() }),
})

/** What /health/status says. */
export async function statusOf(site: { port: number }): Promise<z.output<typeof statusSchema>> {
  const { body } = await ask(site.port, '/health/status')
  return statusSchema.parse(JSON.parse(body.toString()))
}

export const servingOf = async (site: { port: number }) => (await statusOf(site)).serving

/** The status code of an answer. */
export const codeOf = async ({ port }: { port: number }, path: string) =>
  (await ask(port, path)).status

/** Whether a page holds a text. */
export const shows = async ({ port }: { port: number }, path: string, text: string) =>
  (await ask(port, path)).body.includes(text)

/** Waits until a revision is served. */
export const untilServing = (site: { port: number }, revision: string) =>
  expect.poll(() => servingOf(site), SOON).toBe(revision)

/** The sum of a metric over all its labels, or over those lines that hold `label`. */
export async function metricOf({ port }: { port: number }, name: string, label = '') {
  const { body } = await ask(port, '/metrics')
  const values = body
    .toString()
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => line.includes(label))
    .map((line) => Number(line.split(' ').at(-1)))
  return values.reduce((sum, value) => sum + value, 0)
}
