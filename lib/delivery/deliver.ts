import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

import { inject } from 'light-my-request'

import { securityHeaders } from './headers'
import { openPageCache } from './page-cache'
import { guardRequest } from './request-guard'
import { chooseEncoding, type Rendered, type StoredPage, storePage } from './stored-page'
import { troublePage } from './trouble-page'

export interface Delivery {
  /** Next's own handler. It sees nothing of a request but its canonical URL. */
  renderer: RequestListener
  revision: () => string
  siteUrl: URL
  queryKeys: (path: string) => readonly string[]
  cacheBytes: number
  onError: (error: unknown, url: string) => void
}

/** How long a page may show a clock that has gone on: ‘closing soon’, a banner's last day. */
const LIFETIME = 60_000

const CACHE_CONTROL =
  'public, max-age=0, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400'

/** Answers requests from a page cache in front of the renderer. */
export function deliverPages(delivery: Delivery): RequestListener {
  const common = securityHeaders(delivery.siteUrl.protocol === 'https:')
  const cache = openPageCache({
    render: (url) => renderPage(delivery, url),
    revision: delivery.revision,
    now: () => performance.now(),
    lifetime: LIFETIME,
    maximumBytes: delivery.cacheBytes,
  })

  const trouble = troublePage()

  return (request, response) => {
    for (const [name, value] of Object.entries(common)) response.setHeader(name, value)
    const verdict = guardRequest(request.method ?? '', request.url ?? '', delivery.queryKeys)
    if (verdict.kind === 'refuse') {
      if (verdict.status === 405) response.setHeader('allow', 'GET, HEAD')
      return sendSentence(response, verdict.status, verdict.message)
    }
    if (verdict.kind === 'redirect') {
      response.setHeader('location', verdict.location)
      return sendSentence(response, 308, `This page is at ${verdict.location}`)
    }
    const send = (page: StoredPage) => sendPage(request, response, page, verdict.isHead)
    const fail = (error: unknown) => {
      delivery.onError(error, verdict.url)
      send(trouble)
    }
    cache
      .find(verdict.url)
      .then(send, fail)
      .catch((error: unknown) => {
        delivery.onError(error, verdict.url)
        response.destroy()
      })
  }
}

/** The renderer's page for an address that leads nowhere. */
const NOT_FOUND = '/_not-found'

async function renderPage(delivery: Delivery, url: string): Promise<StoredPage> {
  const rendered = await askRenderer(delivery, url)
  if (rendered.status >= 500) throw new Error(`the renderer answered ${rendered.status}`)
  // Next leaves the body of a page that calls notFound() to its client code (vercel/next.js#62228).
  return storePage(rendered.status === 404 ? await askRenderer(delivery, NOT_FOUND) : rendered)
}

async function askRenderer({ renderer, siteUrl }: Delivery, url: string): Promise<Rendered> {
  const answer = await inject(renderer, {
    method: 'GET',
    url,
    headers: { host: siteUrl.host },
    payloadAsStream: true,
  })
  const header = (name: string) => {
    const value = answer.headers[name]
    return value === undefined ? undefined : String(value)
  }
  return {
    status: answer.statusCode,
    contentType: header('content-type') ?? 'text/plain; charset=utf-8',
    location: header('location'),
    body: await buffer(answer.stream()),
  }
}

function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: StoredPage,
  isHead: boolean,
) {
  const encoding = chooseEncoding(request.headers['accept-encoding']?.toString())
  const { bytes, etag } = page.bodies[encoding]
  const isEncoded = bytes !== page.bodies.identity.bytes
  const headers = {
    vary: 'Accept-Encoding',
    'cache-control': page.status < 400 ? CACHE_CONTROL : 'no-store',
    ...(page.status === 200 && { etag }),
  }
  if (page.status === 200 && matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(page.status, {
    ...headers,
    ...page.headers,
    ...(isEncoded && { 'content-encoding': encoding }),
    'content-length': bytes.length,
  })
  response.end(isHead ? undefined : bytes)
}

const matches = (header: string | undefined, etag: string) =>
  header !== undefined &&
  header.split(',').some((given) => {
    const tag = given.trim().replace(/^W\//, '')
    return tag === '*' || tag === etag
  })

function sendSentence(response: ServerResponse, status: number, sentence: string) {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(`${sentence}\n`)
}
