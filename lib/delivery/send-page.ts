import type { IncomingMessage, ServerResponse } from 'node:http'

import { securityHeaders } from './headers'
import type { Found } from './page-cache'
import { chooseEncoding, type Encoding, type StoredPage } from './stored-page'

/** What the cache did, in the words of RFC 9211. */
export const CACHE_STATUS = {
  hit: 'hit',
  stale: 'hit; ttl=-1',
  render: 'fwd=miss',
} as const satisfies Record<Found['by'], string>

/** @param by absent where the page is not one of the cache's */
export function sendPage(
  { headers }: IncomingMessage,
  response: ServerResponse,
  page: StoredPage,
  by?: Found['by'],
) {
  const encoding = chooseEncoding(headers['accept-encoding']?.toString())
  const { bytes, etag } = page.bodies[encoding]
  const status = by === undefined ? [] : ['cache-status', `Foresheet; ${CACHE_STATUS[by]}`]
  if (page.status === 200 && isKnown(headers, etag, page.headers['last-modified'])) {
    response.writeHead(304, [...status, ...unchangedHead(page, etag)]).end()
    return
  }
  // Node writes a list of headers much faster than it does one that is set by name.
  response.writeHead(page.status, [...status, ...wholeHead(page, encoding)])
  response.end(bytes)
}

/** Names and values in turn, put together when they are sent for the first time. */
const heads = new WeakMap<StoredPage['bodies']['br'], string[]>()

function wholeHead(page: StoredPage, encoding: Encoding): string[] {
  const body = page.bodies[encoding]
  const known = heads.get(body)
  if (known !== undefined) return known
  const head = Object.entries({
    ...page.headers,
    vary: 'Accept-Encoding',
    ...(page.status === 200 && { etag: body.etag }),
    ...(body.bytes !== page.bodies.identity.bytes && { 'content-encoding': encoding }),
    'content-length': String(body.bytes.length),
  }).flat()
  heads.set(body, head)
  return head
}

const ALWAYS = new Set([...Object.keys(securityHeaders(true)), 'cache-control'])

/** What a cache may have to bring up to date. */
const unchangedHead = ({ headers }: StoredPage, etag: string): string[] => [
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
