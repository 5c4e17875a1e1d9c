import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { findProgram } from '@/lib/setup/processes.mjs'

import { freePort, startProcess } from './child-process'
import type { Answer } from './http'
import type { Server } from './servers'

/** Those that a server sets for itself, or for one connection. */
const OWN_HEADERS = ['connection', 'content-length', 'content-type', 'date', 'etag', 'keep-alive']

/** nginx with one worker that serves the very bytes of an answer, headers included; `undefined` without nginx. */
export async function startNginx(
  folder: string,
  path: string,
  answer: Answer,
): Promise<Server | undefined> {
  const nginx = findProgram('nginx', `${process.env['PATH']}:/usr/sbin:/usr/local/sbin`)
  if (nginx === undefined) return undefined
  const port = await freePort()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'story.html'), answer.body)
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, path, answer))
  const options = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr']
  return { ...startProcess(nginx, options), url: `http://127.0.0.1:${port}` }
}

function configuration(folder: string, port: number, path: string, { headers }: Answer): string {
  const lines = Object.entries(headers)
    .filter(([name]) => !OWN_HEADERS.includes(name))
    .map(([name, value]) => `add_header ${name} ${JSON.stringify(String(value))};`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${kind};`,
  )
  return `daemon off;
worker_processes 1;
${process.getuid?.() === 0 ? 'user root;' : ''}
pid nginx.pid;
error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off;
  server_tokens off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  ${temporary.join('\n  ')}
  default_type ${JSON.stringify(String(headers['content-type']))};
  server {
    listen 127.0.0.1:${port};
    location = ${path} {
      alias ${JSON.stringify(join(folder, 'story.html'))};
      ${lines.join('\n      ')}
    }
  }
}
`
}
