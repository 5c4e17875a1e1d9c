import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { FOR_EVER, secure } from './headers'
import type { ObservedListener } from './observe'

/** Nothing else is looked for on the disk. */
const ADDRESS = /^\/images\/([0-9a-f]{20}-\d{1,4}\.(webp|jpg))$/

const TYPES: Record<string, string> = { webp: 'image/webp', jpg: 'image/jpeg' }

interface ImageFiles {
  /** Where they lie. */
  folder: string
  isHttps: () => boolean
  /** For readers, they stay what they are for ever: their names change with what is in them. */
  cacheControl?: string
}

/** Sends pictures from the disk, which the system keeps in memory better than a page cache would; all else is for `next`. */
export const serveImages =
  <Listener extends ObservedListener>(
    next: Listener,
    { folder, isHttps, cacheControl = FOR_EVER }: ImageFiles,
  ): ObservedListener =>
  (request, response, seen) => {
    const [, name, format] = ADDRESS.exec(request.url ?? '') ?? []
    const isAsked = request.method === 'GET' || request.method === 'HEAD'
    if (name === undefined || format === undefined || !isAsked) {
      return next(request, response, seen)
    }
    const path = join(folder, name)
    stat(path).then(
      ({ size }) => {
        secure(response, isHttps())
        const headers = { 'cache-control': cacheControl, etag: `"${name}"` }
        return sendFile(request, response, {
          path,
          headers: { ...headers, 'content-type': TYPES[format] ?? '', 'content-length': size },
        })
      },
      () => next(request, response, seen),
    )
  }

interface FileAnswer {
  path: string
  headers: Record<string, string | number>
}

function sendFile(
  { method, headers: asked }: IncomingMessage,
  response: ServerResponse,
  { path, headers }: FileAnswer,
) {
  // Feeds show them too, wherever those are read.
  response.setHeader('cross-origin-resource-policy', 'cross-origin')
  if (asked['if-none-match'] === headers['etag']) {
    const { 'content-type': _type, 'content-length': _length, ...kept } = headers
    return response.writeHead(304, kept).end()
  }
  response.writeHead(200, headers)
  if (method === 'HEAD') return response.end()
  // One that ends too soon breaks the connection off, so that nobody takes a part for the whole.
  return pipeline(createReadStream(path), response).catch(() => response.destroy())
}
