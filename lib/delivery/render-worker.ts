import { parentPort } from 'node:worker_threads'

import { openNext } from './next-server'
import { renderPage } from './render-page'
import type { RenderReply, RenderRequest } from './render-thread'
import type { StoredPage } from './stored-page'

const listener = await openNext({ isPreview: false })

const reply = (message: RenderReply, handedOver: ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, handedOver)

/** One message in, a `RenderRequest`, gives one message out, a `RenderReply` of the same number. */
parentPort?.on('message', ({ id, url, imprint }: RenderRequest) => {
  renderPage(listener, imprint, url).then(
    (page) => reply({ id, page }, page === undefined ? [] : listBuffers(page)),
    (error: unknown) =>
      reply({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})
reply('ready')

/** Those that hold nothing but a body, which then need not be copied. */
function listBuffers({ bodies }: StoredPage): ArrayBuffer[] {
  const buffers = Object.values(bodies).flatMap(({ bytes }) =>
    bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
      ? [bytes.buffer]
      : [],
  )
  return [...new Set(buffers)]
}
