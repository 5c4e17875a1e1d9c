import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

import { expect, onTestFinished } from 'vitest'

import { findProgram, root } from '@/lib/setup/processes.mjs'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { codeOf, SOON } from './site'

/** Debian keeps it where only root looks. */
export const nginxProgram = findProgram('nginx', `${process.env['PATH']}:/usr/sbin:/usr/local/sbin`)

/** A port that was free a moment ago, for what can't be told to choose one. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('there is no free port')
  return address.port
}

/** Runs nginx with deploy/nginx.conf in front of two ports; gives the port it listens on. */
export async function startNginx(first: number, second: number): Promise<{ port: number }> {
  const folder = temporaryFolder()
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  mkdirSync(join(folder, 'temporary'))
  writeFileSync(file, adapt(folder, port, first, second))
  const nginx = spawn(nginxProgram ?? 'nginx', ['-p', folder, '-c', file, '-g', 'daemon off;'], {
    stdio: 'inherit',
  })
  const ended = once(nginx, 'exit')
  onTestFinished(async () => {
    nginx.kill('SIGTERM')
    await ended
  })
  await expect.poll(() => codeOf({ port }, '/'), SOON).toBe(200)
  return { port }
}

/** The configuration with what an operator would adapt, and nothing else, adapted. */
function adapt(folder: string, port: number, first: number, second: number): string {
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(folder, 'temporary', kind)};`,
  )
  const changes: [from: string, to: string][] = [
    ['user www-data;', user],
    ['http {', `http { ${temporary.join(' ')}`],
    ['/run/nginx.pid', join(folder, 'nginx.pid')],
    ['/var/log/nginx', folder],
    ['/var/cache/nginx/foresheet', join(folder, 'cache')],
    ['replica-1:3000', `127.0.0.1:${first}`],
    ['replica-2:3000', `127.0.0.1:${second}`],
    ['listen 80;', `listen 127.0.0.1:${port};`],
  ]
  let text = readFileSync(join(root, 'deploy', 'nginx.conf'), 'utf8')
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`deploy/nginx.conf no longer has "${from}"`)
    text = text.replaceAll(from, to)
  }
  return text
}
