import { Worker } from 'node:worker_threads'

import type { Viewpoint } from '@/lib/viewpoint'

import type { Imprint, Rendered, StoredPage } from './stored-page'

/** What is asked of the renderer, in words that can cross to another thread. */
type Question =
  | { kind: 'page'; url: string; imprint: Imprint }
  | { kind: 'drawing'; url: string; host: string; from: Viewpoint }
type Reply =
  | { kind: 'page'; page: StoredPage | undefined }
  | { kind: 'drawing'; rendered: Rendered }
  | { kind: 'error'; message: string }

export type RenderRequest = Question & { id: number }
export type RenderReply = 'ready' | (Reply & { id: number })

/** The renderer in a thread of its own, so that what is ready is sent while a page is made. */
export interface RenderThread {
  /**
   * `undefined` where there is nothing at the address.
   *
   * @throws what the renderer threw, or when its thread ended or hung
   */
  render: (url: string, imprint: Imprint) => Promise<StoredPage | undefined>
  /**
   * The renderer's own answer, seen from elsewhere than readers see it.
   *
   * @throws as `render` does
   */
  draw: (url: string, host: string, from: Viewpoint) => Promise<Rendered>
  stop: () => Promise<void>
}

interface Job {
  resolve: (reply: Reply) => void
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

  const ask = async (question: Question): Promise<Reply> => {
    const { worker, jobs } = await open()
    const request: RenderRequest = { ...question, id: (last += 1) }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => worker.terminate(), hangsAfter)
      const settle = () => {
        clearTimeout(timer)
        jobs.delete(request.id)
      }
      jobs.set(request.id, {
        resolve: (reply) => (settle(), resolve(reply)),
        reject: (error) => (settle(), reject(error)),
      })
      worker.postMessage(request)
    })
  }

  await open()
  return {
    render: async (url, imprint) => {
      const reply = await ask({ kind: 'page', url, imprint })
      return reply.kind === 'page' ? withBuffers(reply.page) : noSense(reply)
    },
    draw: async (url, host, from) => {
      const reply = await ask({ kind: 'drawing', url, host, from })
      if (reply.kind !== 'drawing') return noSense(reply)
      return { ...reply.rendered, body: toBuffer(reply.rendered.body) }
    },
    stop: async () => {
      isStopping = true
      const thread = await current?.catch(() => undefined)
      await thread?.worker.terminate()
    },
  }
}

/**
 * Far more than any page needs. What counts is that V8 lets a heap with such a limit grow by half
 * before it cleans up, and one without to four times its size. Half the usual room for what is young
 * costs no time that could be measured.
 */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 }

/** @param onEnd not called for a thread that never got ready */
function startThread(program: URL, onEnd: (reason: Error) => void): Promise<Thread> {
  const thread: Thread = { worker: new Worker(program, { resourceLimits }), jobs: new Map() }
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
      if (reply.kind === 'error') job?.reject(new Error(reply.message))
      else job?.resolve(reply)
    })
    worker.on('error', end)
    worker.on('exit', (code) => end(new Error(`its thread ended with code ${code}`)))
  })
}

function noSense({ kind }: Reply): never {
  throw new Error(`the renderer answered with a ${kind} that nobody asked for`)
}

/** What was a Buffer comes out of a thread as plain bytes. */
const toBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength)

function withBuffers(page: StoredPage | undefined): StoredPage | undefined {
  if (page === undefined) return undefined
  const { identity, br, gzip } = page.bodies
  const plain = identity.bytes === undefined ? undefined : toBuffer(identity.bytes)
  const restore = ({ bytes, etag }: StoredPage['bodies']['br']) => ({
    bytes: plain !== undefined && bytes === identity.bytes ? plain : toBuffer(bytes),
    etag,
  })
  return {
    ...page,
    bodies: {
      identity: { bytes: plain, etag: identity.etag },
      br: restore(br),
      gzip: restore(gzip),
    },
  }
}
