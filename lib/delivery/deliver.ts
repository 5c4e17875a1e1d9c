import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import { type Found, openPageCache, type PageCache } from './page-cache'
import { NOT_FOUND, openPageRenderer, type Served, TooBusy } from './render-page'
import { guardRequest } from './request-guard'
import { sendSentence } from './sentence'
import { chooseEncoding, type StoredPage } from './stored-page'
import { troublePage } from './trouble-page'

export interface Delivery {
  /** Next's own handler. */
  renderer: RequestListener
  served: () => Served
  queryKeys: (path: string) => readonly string[]
  /** False for a path that cannot lead anywhere, which is then not rendered to find that out. */
  mayLead: (path: string) => boolean
  /** Whether the answer at a canonical URL may take room in the cache. */
  isWorthKeeping: (url: string) => boolean
  cacheBytes: number
  /** A page could not be rendered: the reader got its old bytes, or the page of a failure. */
  onError: (error: unknown, url: string) => void
  onRender: (seconds: number) => void
}

export interface PageDelivery {
  listener: RequestListener
  statistics: PageCache['statistics']
}

/** How long a page may show a clock that has gone on: ‘closing soon’, a banner's last day. */
const LIFETIME = 60_000

/** Answers requests from a page cache in front of the renderer. */
export function deliverPages({
  renderer,
  served,
  queryKeys,
  mayLead,
  isWorthKeeping,
  cacheBytes,
  onError,
  onRender,
}: Delivery): PageDelivery {
  const render = openPageRenderer(renderer, served)
  const cache = openPageCache({
    render: async (url) => {
      if (url !== NOT_FOUND && !mayLead(pathOf(url))) return undefined
      const started = performance.now()
      const page = await render(url)
      onRender((performance.now() - started) / 1000)
      return page
    },
    revision: () => served().key,
    now: () => performance.now(),
    lifetime: LIFETIME,
    maximumBytes: cacheBytes,
    isWorthKeeping,
    onStale: onError,
  })
  const trouble = { failed: troublePage(500), busy: troublePage(503) }

  const findPage = async (url: string): Promise<Found & { page: StoredPage }> => {
    const found = await cache.find(url)
    const page = found.page ?? (await cache.find(NOT_FOUND)).page
    if (page === undefined) throw new Error('the renderer has no page for unknown addresses')
    return { ...found, page }
  }

  /** Pages are kept under addresses that have passed the guard, so that the same one need not pass again. */
  const findReady = ({ method, url = '' }: IncomingMessage): StoredPage | undefined =>
    (method === 'GET' || method === 'HEAD') && url !== NOT_FOUND ? cache.findFresh(url) : undefined

  const listener: RequestListener = (request, response) => {
    const ready = findReady(request)
    if (ready !== undefined) {
      response.setHeader('cache-status', CACHE_STATUS.hit)
      return sendPage(request, response, ready)
    }
    const verdict = guardRequest(request.method ?? '', request.url ?? '', queryKeys)
    if (verdict.kind === 'refuse') {
      if (verdict.status === 405) response.setHeader('allow', 'GET, HEAD')
      return sendSentence(response, verdict.status, verdict.message)
    }
    if (verdict.kind === 'redirect') {
      response.setHeader('location', verdict.location)
      return sendSentence(response, 308, `This page is at ${verdict.location}`)
    }
    const send = ({ page, by }: Found & { page: StoredPage }) => {
      response.setHeader('cache-status', CACHE_STATUS[by])
      sendPage(request, response, page)
    }
    const fail = (error: unknown) => {
      onError(error, verdict.url)
      sendPage(request, response, error instanceof TooBusy ? trouble.busy : trouble.failed)
    }
    findPage(verdict.url)
      .then(send, fail)
      .catch((error: unknown) => {
        onError(error, verdict.url)
        response.destroy()
      })
  }
  return { listener, statistics: cache.statistics }
}

const pathOf = (url: string) => decodeURI(url.split('?')[0] ?? url)

/** RFC 9211. */
const CACHE_STATUS = {
  hit: 'Foresheet; hit',
  stale: 'Foresheet; hit; ttl=-1',
  render: 'Foresheet; fwd=miss',
} as const satisfies Record<Found['by'], string>

function sendPage(request: IncomingMessage, response: ServerResponse, page: StoredPage) {
  const encoding = chooseEncoding(request.headers['accept-encoding']?.toString())
  const { bytes, etag } = page.bodies[encoding]
  const isEncoded = bytes !== page.bodies.identity.bytes
  response.setHeader('vary', 'Accept-Encoding')
  if (page.status === 200) {
    response.setHeader('etag', etag)
    if (isKnown(request.headers, etag, page.headers['last-modified'])) {
      response.writeHead(304, { 'cache-control': page.headers['cache-control'] }).end()
      return
    }
  }
  response.writeHead(page.status, {
    ...page.headers,
    ...(isEncoded && { 'content-encoding': encoding }),
    'content-length': bytes.length,
  })
  response.end(bytes)
}

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
