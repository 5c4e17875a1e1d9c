import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { z } from 'zod'

import { findProgram } from '@/lib/setup/processes.mjs'

export interface LoadResult {
  requestsPerSecond: number
  /** Milliseconds. */
  p99: number
}

export interface LoadGenerator {
  name: string
  /** Whether it can ask as fast as the fastest server answers. */
  isFast: boolean
  /** Asks for one page again and again over 64 connections, as a browser that accepts brotli. */
  run: (url: string, seconds: number) => Promise<LoadResult>
}

const CONNECTIONS = '64'
const execute = promisify(execFile)

/** wrk needs least of the processor that it shares with the server; autocannon runs wherever Node does. */
export function findLoadGenerator(): LoadGenerator {
  const wrk = findProgram('wrk')
  return wrk === undefined
    ? { name: 'autocannon', isFast: false, run: runAutocannon }
    : { name: 'wrk', isFast: true, run: (url, seconds) => runWrk(wrk, url, seconds) }
}

async function runWrk(wrk: string, url: string, seconds: number): Promise<LoadResult> {
  const { stdout } = await execute(wrk, [
    ...['--threads', '1', '--connections', CONNECTIONS, '--duration', `${seconds}s`],
    ...['--latency', '--timeout', '30s', '--header', 'Accept-Encoding: br', url],
  ])
  return readWrk(stdout)
}

/** @throws when a single answer was no success, or wrk says something else than expected */
export function readWrk(output: string): LoadResult {
  const failure = /(?:Non-2xx|Socket errors).*/.exec(output)?.[0]
  if (failure !== undefined) throw new Error(`Not every answer was a success. ${failure}`)
  const [, rate] = /Requests\/sec:\s+([\d.]+)/.exec(output) ?? []
  const [, latency, unit] = /99%\s+([\d.]+)(us|ms|s|m)\b/.exec(output) ?? []
  if (rate === undefined || latency === undefined || !isUnit(unit)) {
    throw new Error(`wrk said something else than expected:\n${output}`)
  }
  // Of no answers nothing can be said: neither a rate nor a ratio.
  if (Number(rate) === 0) throw new Error('A server gave no answer in a whole round.')
  return { requestsPerSecond: Number(rate), p99: Number(latency) * milliseconds[unit] }
}

const milliseconds = { us: 0.001, ms: 1, s: 1000, m: 60_000 } as const
const isUnit = (unit: string | undefined): unit is keyof typeof milliseconds =>
  unit !== undefined && unit in milliseconds

const autocannonSchema = z.object({
  requests: z.object({ average: z.number().positive() }),
  latency: z.object({ p99: z.number() }),
  errors: z.literal(0),
  non2xx: z.literal(0),
})

async function runAutocannon(url: string, seconds: number): Promise<LoadResult> {
  const program = fileURLToPath(import.meta.resolve('autocannon'))
  const { stdout } = await execute(process.execPath, [
    ...[program, '--json', '--connections', CONNECTIONS, '--duration', String(seconds)],
    ...['--timeout', '30', '--headers', 'accept-encoding=br', url],
  ])
  const { requests, latency } = autocannonSchema.parse(JSON.parse(stdout))
  return { requestsPerSecond: requests.average, p99: latency.p99 }
}
