import { Worker } from 'node:worker_threads'

import type { Imprint, StoredPage } from './stored-page'

/** Asks for a page in words that can cross to another thread. */
export interface RenderRequest {
  id: number
  url: string
  imprint: Imprint
}

export type RenderReply =
  { id: number; page: StoredPage | undefined } | { id: number; error: string } | 'ready'

/** The renderer in a thread of its own, so that what is ready is sent while a page is made. */
export interface RenderThread {
  /**
   * `undefined` where there is nothing at the address.
   *
   * @throws what the renderer threw, or when its thread ended or hung
   */
  render: (url: string, imprint: Imprint) => Promise<StoredPage | undefined>
  stop: () => Promise<void>
}

interface Job {
  resolve: (page: StoredPage | undefined) => void
  reject: (error: Error) => void
}

interface Thread {
  worker: Worker
  jobs: Map<number, Job>
}

/** Milliseconds; longer than the renderer itself gives a page, which only a thread that hangs needs. */
const HANGS_AFTER = 20_000

/**
 * Resolves once the renderer is ready. One that ends or hangs later takes the pages with it that
 * it was making, and another takes its place.
 *
 * @throws when the renderer does not start
 */
export async function openRenderThread({
  program = new URL('./render-worker.mjs', import.meta.url),
  hangsAfter = HANGS_AFTER,
  onLost,
}: {
  program?: URL
  hangsAfter?: number
  onLost: (reason: Error) => void
}): Promise<RenderThread> {
  let current: Promise<Thread> | undefined
  let isStopping = false
  let last = 0

  const lose = (thread: Promise<Thread>, reason: Error) => {
    if (isStopping || current !== thread) return
    onLost(reason)
    current = undefined
    // Should it fail to start, the next page tries again.
    open().catch(onLost)
  }

  const open = (): Promise<Thread> => {
    if (current !== undefined) return current
    const thread = startThread(program, (reason) => lose(thread, reason))
    current = thread
    thread.catch(() => {
      if (current === thread) current = undefined
    })
    return thread
  }

  const ask = ({ worker, jobs }: Thread, request: RenderRequest) =>
    new Promise<StoredPage | undefined>((resolve, reject) => {
      const timer = setTimeout(() => worker.terminate(), hangsAfter)
      const settle = () => {
        clearTimeout(timer)
        jobs.delete(request.id)
      }
      jobs.set(request.id, {
        resolve: (page) => (settle(), resolve(page)),
        reject: (error) => (settle(), reject(error)),
      })
      worker.postMessage(request)
    })

  await open()
  return {
    render: async (url, imprint) => ask(await open(), { id: (last += 1), url, imprint }),
    stop: async () => {
      isStopping = true
      const thread = await current?.catch(() => undefined)
      await thread?.worker.terminate()
    },
  }
}

/** @param onEnd not called for a thread that never got ready */
function startThread(program: URL, onEnd: (reason: Error) => void): Promise<Thread> {
  const thread: Thread = { worker: new Worker(program), jobs: new Map() }
  const { worker, jobs } = thread
  return new Promise((resolve, reject) => {
    let isReady = false
    const end = (cause: Error) => {
      const reason = new Error(`the renderer ended: ${cause.message}`, { cause })
      for (const job of jobs.values()) job.reject(reason)
      if (isReady) onEnd(reason)
      else reject(reason)
      isReady = false
    }
    worker.on('message', (reply: RenderReply) => {
      if (reply === 'ready') {
        isReady = true
        return resolve(thread)
      }
      const job = jobs.get(reply.id)
      if ('error' in reply) job?.reject(new Error(reply.error))
      else job?.resolve(reply.page && withBuffers(reply.page))
    })
    worker.on('error', end)
    worker.on('exit', (code) => end(new Error(`its thread ended with code ${code}`)))
  })
}

/** What was a Buffer comes out of a thread as plain bytes. */
function withBuffers({ bodies: { identity, br, gzip }, ...page }: StoredPage): StoredPage {
  const restore = ({ bytes, etag }: StoredPage['bodies']['br']) => ({
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    etag,
  })
  const plain = restore(identity)
  const restoreEncoded = (body: StoredPage['bodies']['br']) =>
    body.bytes === identity.bytes ? { ...plain, etag: body.etag } : restore(body)
  return {
    ...page,
    bodies: { identity: plain, br: restoreEncoded(br), gzip: restoreEncoded(gzip) },
  }
}
