import type { IncomingMessage, ServerResponse } from 'node:http'

import { securityHeaders } from './headers'
import type { Found } from './page-cache'
import type { RememberedPage } from './page-memory'
import { bytesOf, chooseEncoding, type Encoding, type StoredPage } from './stored-page'

/** What the cache did, in the words of RFC 9211. */
export const CACHE_STATUS = {
  hit: 'hit',
  stale: 'hit; ttl=-1',
  render: 'fwd=miss',
} as const satisfies Record<Found['by'], string>

/** @param by absent where the page is not one of the cache's */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: StoredPage,
  by?: Found['by'],
) {
  if (sendUnchanged(request, response, page, by)) return
  const encoding = encodingOf(request)
  const body = bytesOf(page, encoding)
  // Node writes a list of headers much faster than it does one that is set by name.
  response.writeHead(page.status, [...statusOf(by), ...headOf(page, encoding, body.length)])
  response.end(body)
}

/** Answers whoever has the page already; `false` where it has to be sent. */
export function sendUnchanged(
  request: IncomingMessage,
  response: ServerResponse,
  page: RememberedPage,
  by?: Found['by'],
): boolean {
  const { etag } = page.bodies[encodingOf(request)]
  if (page.status !== 200 || !isKnown(request.headers, etag, page.headers['last-modified'])) {
    return false
  }
  response.writeHead(304, [...statusOf(by), ...unchangedHead(page, etag)]).end()
  return true
}

const encodingOf = ({ headers }: IncomingMessage) =>
  chooseEncoding(headers['accept-encoding']?.toString())

const statusOf = (by: Found['by'] | undefined) =>
  by === undefined ? [] : ['cache-status', `Foresheet; ${CACHE_STATUS[by]}`]

const heads = new WeakMap<StoredPage['bodies'][Encoding], string[]>()

/**
 * Names and values in turn, put together when they are sent for the first time.
 *
 * @param length bytes of the body as it is sent
 */
export function headOf(page: StoredPage, encoding: Encoding, length: number): string[] {
  const body = page.bodies[encoding]
  const isEncoded = encoding !== 'identity' && body.bytes !== page.bodies.identity.bytes
  const known = heads.get(body)
  if (known !== undefined) return known
  const head = Object.entries({
    ...page.headers,
    vary: 'Accept-Encoding',
    ...(page.status === 200 && { etag: body.etag }),
    ...(isEncoded && { 'content-encoding': encoding }),
    'content-length': String(length),
  }).flat()
  heads.set(body, head)
  return head
}

const ALWAYS = new Set([...Object.keys(securityHeaders(true)), 'cache-control'])

/** What a cache may have to bring up to date. */
const unchangedHead = ({ headers }: RememberedPage, etag: string): string[] => [
  ...Object.entries(headers)
    .filter(([name]) => ALWAYS.has(name))
    .flat(),
  ...['vary', 'Accept-Encoding', 'etag', etag],
]

/** Whether the reader has these bytes. A tag is exact, so that a date counts only without one. */
function isKnown(
  { 'if-none-match': tags, 'if-modified-since': date }: IncomingMessage['headers'],
  etag: string,
  lastModified: string | undefined,
): boolean {
  if (tags !== undefined) return matches(tags, etag)
  // Without a zone, it would be read as local time.
  if (lastModified === undefined || date === undefined || !date.endsWith(' GMT')) return false
  return Date.parse(lastModified) <= Date.parse(date)
}

const matches = (header: string, etag: string) =>
  header.split(',').some((given) => {
    const tag = given.trim().replace(/^W\//, '')
    return tag === '*' || tag === etag
  })
