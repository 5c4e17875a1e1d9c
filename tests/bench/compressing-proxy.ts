import { once } from 'node:events'
import { createServer } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

import { ask } from './http'

const compress = promisify(brotliCompress)

/** Stands where a web server would stand in front of `next start`, which knows no brotli. */
export async function startCompressingProxy(target: string) {
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await ask(target + (request.url ?? '/'))
    const isText = /^(?:text\/|image\/svg|application\/(?:javascript|json))/.test(
      headers['content-type'] ?? '',
    )
    const parameters = { [constants.BROTLI_PARAM_QUALITY]: 9 }
    const bytes = isText ? await compress(body, { params: parameters }) : body
    const { 'transfer-encoding': _chunked, ...kept } = headers
    response.writeHead(status, {
      ...kept,
      ...(isText && { 'content-encoding': 'br' }),
      'content-length': bytes.length,
    })
    response.end(bytes)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
