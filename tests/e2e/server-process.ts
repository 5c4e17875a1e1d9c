import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

import { expect } from '@playwright/test'

import { PRODUCTION_SERVER } from '@/tests/fixtures/production-server'

export interface ServerProcess {
  child: ChildProcess
  /** All that it has printed so far, on both streams. */
  log: () => string
}

/** Starts the production server over a newsroom; `settings` are its environment variables. */
export function startServer(settings: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, [PRODUCTION_SERVER], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      PUBLISH_POLL_MS: '100',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (log += text))
  }
  return { child, log: () => log }
}

export async function waitUntilServing({ child, log }: ServerProcess): Promise<void> {
  await expect
    .poll(() => (child.exitCode === null ? log() : `It ended with ${child.exitCode}: ${log()}`), {
      timeout: 60_000,
    })
    .toContain('Foresheet is at http://localhost:')
}

export async function waitForExit({ child }: ServerProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

export async function stopServer(server: ServerProcess): Promise<number | null> {
  server.child.kill('SIGTERM')
  return waitForExit(server)
}
