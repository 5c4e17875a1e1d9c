import { type ChildProcess as NodeChild, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

import { root } from '@/lib/setup/processes.mjs'

export interface ChildProcess {
  pid: number
  /** All that it has printed so far, on both streams. */
  log: () => string
  hasEnded: () => boolean
  /** How it ended, once it has: an exit code, or the signal that ended it. */
  end: Promise<number | string>
  stop: () => Promise<void>
}

const running = new Set<NodeChild>()
// Not SIGKILL: nginx would leave its worker behind.
process.once('exit', () => running.forEach((child) => child.kill('SIGTERM')))

/** Starts a program, for no longer than this process lives. */
export function startProcess(
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
  folder: string = root,
): ChildProcess {
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...inheritedEnvironment(), NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (log += text))
  }
  running.add(child)
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const end = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'))
    child.once('error', (error) => {
      log += error.message
      resolve(127)
    })
  })
  void end.then(() => running.delete(child))
  return {
    pid: child.pid ?? 0,
    log: () => log,
    hasEnded,
    end,
    stop: async () => {
      if (hasEnded() || child.pid === undefined) return
      child.kill('SIGTERM')
      const impatience = setTimeout(() => child.kill('SIGKILL'), 5000)
      await end
      clearTimeout(impatience)
    },
  }
}

/** @throws with its output when it fails */
export async function runToEnd(...started: Parameters<typeof startProcess>): Promise<void> {
  const { end, log } = startProcess(...started)
  const ending = await end
  if (ending !== 0) throw new Error(`${started[0]} ended with ${ending}:\n${log()}`)
}

/** Settings of the shell must not change what is measured. */
function inheritedEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG'] as const
  return {
    NEXT_TELEMETRY_DISABLED: '1',
    ...Object.fromEntries(
      kept.flatMap((name) => {
        const value = process.env[name]
        return value === undefined ? [] : [[name, value]]
      }),
    ),
  }
}

/** A port of this machine that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.')
  return address.port
}
