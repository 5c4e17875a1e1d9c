import type { RequestListener } from 'node:http'
import { buffer } from 'node:stream/consumers'

import { inject } from 'light-my-request'

import { inlineStyles } from './inline-styles'
import { type Imprint, type Rendered, type StoredPage, storePage } from './stored-page'

/** Milliseconds for a whole page. */
export const TIME_LIMIT = 15_000

/** The renderer's page for an address that leads nowhere. */
export const NOT_FOUND = '/_not-found'

/**
 * Asks the renderer for the page at a canonical URL, and for nothing else: no header, method or
 * body of a request reaches it. `undefined` where there is nothing at the address.
 *
 * @param renderer Next's own handler
 */
export async function renderPage(
  renderer: RequestListener,
  imprint: Imprint,
  url: string,
  timeLimit = TIME_LIMIT,
): Promise<StoredPage | undefined> {
  const signal = AbortSignal.timeout(timeLimit)
  const rendered = await Promise.race([
    askRenderer(renderer, imprint.host, url, signal),
    // A renderer that has read the request does not see it being broken off.
    rejectOn(signal),
  ])
  if (rendered.status >= 500) throw new Error(`the renderer answered ${rendered.status}`)
  // Next leaves the body of a page that calls notFound() to its client code (vercel/next.js#62228).
  if (rendered.status === 404 && url !== NOT_FOUND) return undefined
  return storePage(rendered, imprint)
}

/** The renderer's own answer at a URL, with its stylesheets, of which nothing has been taken away. */
export async function askRenderer(
  renderer: RequestListener,
  host: string,
  url: string,
  signal: AbortSignal,
): Promise<Rendered> {
  const rendered = await askPlainly(renderer, host, url, signal)
  if (!rendered.contentType.startsWith('text/html')) return rendered
  const html = await inlineStyles(rendered.body.toString('utf8'), (href) =>
    readStylesheet(renderer, host, href, signal),
  )
  return { ...rendered, body: Buffer.from(html) }
}

/** By address, which names what is in them: a build has few. */
const stylesheets = new WeakMap<RequestListener, Map<string, string>>()

async function readStylesheet(...question: Parameters<typeof askPlainly>): Promise<string> {
  const [renderer, , href] = question
  const read = stylesheets.get(renderer) ?? new Map<string, string>()
  stylesheets.set(renderer, read)
  const known = read.get(href)
  if (known !== undefined) return known
  const { status, body } = await askPlainly(...question)
  if (status !== 200) throw new Error(`the renderer has no stylesheet ${href}`)
  const text = body.toString('utf8')
  read.set(href, text)
  return text
}

async function askPlainly(
  renderer: RequestListener,
  host: string,
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
