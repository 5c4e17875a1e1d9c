import { parentPort } from 'node:worker_threads'

import { seenFrom } from '@/lib/viewpoint'

import { openNext } from './next-server'
import { askRenderer, renderPage, TIME_LIMIT } from './render-page'
import type { RenderReply, RenderRequest } from './render-thread'
import type { StoredPage } from './stored-page'

const listener = await openNext({ isPreview: false })

const reply = (message: RenderReply, handedOver: ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, handedOver)

/** One message in, a `RenderRequest`, gives one message out, a `RenderReply` of the same number. */
parentPort?.on('message', (request: RenderRequest) => {
  answer(request).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    reply({ id: request.id, kind: 'error', message })
  })
})

async function answer(request: RenderRequest) {
  const { id, url } = request
  if (request.kind === 'page') {
    const page = await renderPage(listener, request.imprint, url)
    return reply({ id, kind: 'page', page }, page === undefined ? [] : listBuffers(page))
  }
  const signal = AbortSignal.timeout(TIME_LIMIT)
  const rendered = await seenFrom(request.from, () =>
    askRenderer(listener, request.host, url, signal),
  )
  reply({ id, kind: 'drawing', rendered })
}

reply('ready')

/** Those that hold nothing but a body, which then need not be copied. */
function listBuffers({ bodies }: StoredPage): ArrayBuffer[] {
  const buffers = Object.values(bodies).flatMap(({ bytes }) =>
    bytes?.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
      ? [bytes.buffer]
      : [],
  )
  return [...new Set(buffers)]
}
