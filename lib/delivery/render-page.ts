import type { RequestListener } from 'node:http'
import { buffer } from 'node:stream/consumers'

import { inject } from 'light-my-request'
import pLimit from 'p-limit'

import { type Rendered, type StoredPage, storePage } from './stored-page'

/** What the renderer would show now. */
export interface Served {
  /** Changes with every commit, and when something scheduled goes live. */
  key: string
  /** Names the commit alone: the same on every replica. */
  revision: string
  siteUrl: URL
}

/** So many requests wait to be rendered that one more would only wait in vain. */
export class TooBusy extends Error {}

/** Rendering is work for one core: more at once would all end later. */
const AT_ONCE = 4
const WAITING = 400
/** Milliseconds for a whole page. */
const TIME_LIMIT = 15_000

/** The renderer's page for an address that leads nowhere. */
export const NOT_FOUND = '/_not-found'

/**
 * Asks the renderer for the page at a canonical URL, and for nothing else: no header, method or
 * body of a request reaches it. `undefined` where there is nothing at the address.
 *
 * @param renderer Next's own handler
 */
export function openPageRenderer(
  renderer: RequestListener,
  served: () => Served,
  timeLimit = TIME_LIMIT,
): (url: string) => Promise<StoredPage | undefined> {
  const limit = pLimit(AT_ONCE)
  return async (url) => {
    if (limit.pendingCount >= WAITING) throw new TooBusy(`${WAITING} pages wait to be rendered`)
    return limit(() => renderPage(renderer, served(), url, timeLimit))
  }
}

async function renderPage(
  renderer: RequestListener,
  { siteUrl, revision }: Served,
  url: string,
  timeLimit: number,
): Promise<StoredPage | undefined> {
  const signal = AbortSignal.timeout(timeLimit)
  const rendered = await Promise.race([
    askRenderer(renderer, siteUrl, url, signal),
    // A renderer that has read the request does not see it being broken off.
    rejectOn(signal),
  ])
  if (rendered.status >= 500) throw new Error(`the renderer answered ${rendered.status}`)
  // Next leaves the body of a page that calls notFound() to its client code (vercel/next.js#62228).
  if (rendered.status === 404 && url !== NOT_FOUND) return undefined
  return storePage(rendered, revision)
}

async function askRenderer(
  renderer: RequestListener,
  { host }: URL,
  url: string,
  signal: AbortSignal,
): Promise<Rendered> {
  const answer = await inject(renderer, {
    method: 'GET',
    url,
    headers: { host },
    payloadAsStream: true,
    signal,
  })
  const header = (name: string) => {
    const value = answer.headers[name]
    return value === undefined ? undefined : String(value)
  }
  return {
    status: answer.statusCode,
    contentType: header('content-type') ?? 'text/plain; charset=utf-8',
    location: header('location'),
    lastModified: header('last-modified'),
    allowedOrigin: header('access-control-allow-origin'),
    cacheControl: header('cache-control'),
    body: await buffer(answer.stream()),
  }
}

const rejectOn = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () =>
      reject(new Error('the renderer did not answer in time', { cause: signal.reason })),
    )
  })
