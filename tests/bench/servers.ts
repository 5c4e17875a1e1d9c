import { setTimeout as wait } from 'node:timers/promises'

import { programOfPackage } from '@/lib/setup/processes.mjs'
import { PRODUCTION_SERVER } from '@/tests/fixtures/production-server'

import { type ChildProcess, freePort, startProcess } from './child-process'
import { ask } from './http'
import type { Newsroom } from './newsrooms'

export interface Server extends ChildProcess {
  url: string
}

export const settingsOf = ({ folder, indexPath }: Newsroom) => ({
  CONTENT_DIR: folder,
  INDEX_PATH: indexPath,
  SITE_URL: 'http://localhost:3000',
})

/** Starts our server; it looks for a new revision only when `settings` say so. */
export async function startForesheet(
  newsroom: Newsroom,
  settings: Record<string, string> = {},
): Promise<Server> {
  const port = await freePort()
  const server = startProcess(process.execPath, [PRODUCTION_SERVER], {
    ...settingsOf(newsroom),
    // As `npm start` and the Dockerfile have it.
    MALLOC_ARENA_MAX: '2',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLISH_POLL_MS: '3600000',
    ...settings,
  })
  return { ...server, url: `http://127.0.0.1:${port}` }
}

/** Starts Next's own server over the same index, which ours has made; `folder` if it is not over the same build. */
export async function startNext(newsroom: Newsroom, folder?: string): Promise<Server> {
  const port = await freePort()
  const args = ['start', '--hostname', '127.0.0.1', '--port', String(port)]
  const server = startProcess(programOfPackage('next'), args, settingsOf(newsroom), folder)
  return { ...server, url: `http://127.0.0.1:${port}` }
}

export const storyUrl = ({ url }: Server, { shape }: Newsroom, index: number): string =>
  `${url}/stories/${shape.slugOf(index)}`

/** Waits until a page answers 200. */
export async function waitUntilAnswering(server: Server, url: string): Promise<void> {
  for (;;) {
    if (server.hasEnded()) {
      throw new Error(`A server ended early, with ${await server.end}:\n${server.log()}`)
    }
    const status = await ask(url).then(
      ({ status }) => status,
      () => 0,
    )
    if (status === 200) return
    await wait(10)
  }
}

/** Runs `work` with a server that answers its first story, and stops it afterwards. */
export async function withServer<T>(
  starting: Promise<Server>,
  newsroom: Newsroom,
  work: (server: Server) => Promise<T>,
): Promise<T> {
  const server = await starting
  try {
    await waitUntilAnswering(server, storyUrl(server, newsroom, 0))
    return await work(server)
  } finally {
    await server.stop()
  }
}
