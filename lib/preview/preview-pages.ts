import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

import { inject } from 'light-my-request'

import { findRevision } from '@/lib/archive/ingest'
import { listUnpublished } from '@/lib/archive/preview-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import type { Diagnostic } from '@/lib/content/diagnostics'
import { answerHeaders, secure } from '@/lib/delivery/headers'
import { serveImages } from '@/lib/delivery/image-files'
import { NOT_FOUND } from '@/lib/delivery/render-page'
import { guardRequest } from '@/lib/delivery/request-guard'
import { sendSentence } from '@/lib/delivery/sentence'
import type { Imprint, Rendered } from '@/lib/delivery/stored-page'
import { stripScripts } from '@/lib/delivery/strip-scripts'
import { keepUsedStyles } from '@/lib/delivery/used-styles'
import { imageFolderOf } from '@/lib/images/image-folder'
import type { Problems } from '@/lib/publish/publishing'
import { seenFrom, type Viewpoint } from '@/lib/viewpoint'

import { readCookie, TIME_COOKIE, writeCookie } from './cookies'
import type { LiveReload } from './live-reload'
import { parseAt } from './parse-at'
import { addPreviewBar, renderEmptyPreview } from './preview-bar'
import { openTimeCopies } from './time-copies'

export interface PreviewOptions {
  /** The renderer's own answer at a URL. */
  draw: (url: string, host: string, from: Viewpoint) => Promise<Rendered>
  /** Next itself, where it compiles pages as they are asked for; its pages of errors are for developers. */
  developing: RequestListener | undefined
  /** The index that holds drafts too. */
  indexPath: string
  /** What is previewed, for people. */
  name: string
  queryKeys: (path: string) => readonly string[]
  siteUrl: () => URL
  /** This instant in UTC. */
  now: () => string
  problems: () => Problems | undefined
  editorUrl: (problem: Diagnostic) => string | undefined
  live: LiveReload | undefined
  onError: (error: unknown, url: string) => void
}

export interface PreviewPages {
  listener: RequestListener
  close: () => void
}

interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** Of what only some may see no cache keeps anything, and no search engine. */
const FOR_ONE = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' }

/** Shows the site with drafts and what is scheduled, or as it will be at another time. */
export function openPreviewPages(preview: PreviewOptions): PreviewPages {
  const { live, indexPath } = preview
  const current: Viewpoint = { indexPath, now: undefined }
  const copies = openTimeCopies(indexPath, () => seenFrom(current, readRevision) ?? '')

  const show = async (request: IncomingMessage, response: ServerResponse) => {
    secure(response, imprintOf(preview).isHttps)
    const asked = readAt(request)
    if (asked === 'not a time') {
      return sendSentence(response, 400, 'Write the time as ?at=2026-12-01T09:00Z, in UTC.')
    }
    const cookie = { isHttps: preview.siteUrl().protocol === 'https:' }
    if (asked === 'now') {
      response.setHeader('set-cookie', writeCookie(TIME_COOKIE, '', { ...cookie, maxAge: 0 }))
      return redirect(response, withoutAt(request.url))
    }
    if (asked !== undefined) {
      response.setHeader('set-cookie', writeCookie(TIME_COOKIE, asked, cookie))
    }
    const at = asked ?? parseAt(readCookie(request, TIME_COOKIE) ?? '')
    const isFilled = seenFrom(current, readRevision) !== undefined
    const view = at === undefined || !isFilled ? current : { indexPath: copies.find(at), now: at }
    request.url = withoutAt(request.url)
    await seenFrom(view, () => answerFrom(preview, view, isFilled, request, response))
  }

  const answer: RequestListener = (request, response) => {
    show(request, response).catch((error: unknown) => {
      preview.onError(error, request.url ?? '')
      if (response.headersSent) response.destroy()
      else sendSentence(response, 500, 'The page could not be made; the log says why.')
    })
  }
  const answerWithImages = serveImages(answer, {
    folder: imageFolderOf(indexPath),
    isHttps: () => imprintOf(preview).isHttps,
    cacheControl: FOR_ONE['cache-control'],
  })

  return {
    listener: (request, response) => {
      const [path = ''] = (request.url ?? '').split('?')
      if (live !== undefined && path === '/preview/events') return live.events(request, response)
      if (live !== undefined && path === '/preview/reload.js') return live.script(request, response)
      answerWithImages(request, response, { cache: 'none' })
    },
    close: copies.close,
  }
}

async function answerFrom(
  preview: PreviewOptions,
  view: Viewpoint,
  isFilled: boolean,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { developing } = preview
  const at = view.now
  const state = {
    ...{ name: preview.name, at, problems: preview.problems(), editorUrl: preview.editorUrl },
    unpublished:
      isFilled && at === undefined ? listUnpublished(servedArchive(), preview.now()) : [],
    isLive: preview.live !== undefined,
    mayLeave: preview.developing === undefined,
  }
  if (!isFilled && !isOfTheRenderer(request)) {
    const html = renderEmptyPreview(state)
    return send(
      request,
      response,
      toAnswer({ status: 503, contentType: HTML, location: undefined }, html, imprintOf(preview)),
    )
  }
  const path = request.url?.split('?')[0] ?? ''
  if (developing === undefined) return answerStrictly(preview, { view, state }, request, response)
  if (!wantsPage(request)) return developing(request, response)
  const { status, headers, body } = await askAsBrowser(developing, request)
  const isPage = status < 500 && (headers['content-type']?.startsWith('text/html') ?? false)
  // Next's scripts would take the bar away, and pages are loaded again without them.
  const shown = isPage
    ? Buffer.from(addPreviewBar(stripScripts(body.toString('utf8')), path, state))
    : body
  send(request, response, { status, headers, body: shown })
}

type State = Parameters<typeof addPreviewBar>[2]

/** As readers get it, bytes of a page and policies too, but for the bar. */
async function answerStrictly(
  { draw, queryKeys, siteUrl }: PreviewOptions,
  { view, state }: { view: Viewpoint; state: State },
  request: IncomingMessage,
  response: ServerResponse,
) {
  const verdict = guardRequest(request.method ?? '', request.url ?? '', queryKeys)
  if (verdict.kind === 'refuse') return sendSentence(response, verdict.status, verdict.message)
  if (verdict.kind === 'redirect') return redirect(response, verdict.location)
  const imprint = imprintOf({ siteUrl })
  const ask = (url: string) => draw(url, imprint.host, view)
  const found = await ask(verdict.url)
  // Next leaves the body of a page that calls notFound() to its client code.
  const rendered = found.status === 404 ? await ask(NOT_FOUND) : found
  if (!rendered.contentType.startsWith('text/html')) {
    return send(request, response, toAnswer(rendered, undefined, imprint, rendered.body))
  }
  const html = keepUsedStyles(stripScripts(rendered.body.toString('utf8')))
  const [path = ''] = verdict.url.split('?')
  send(
    request,
    response,
    toAnswer({ ...rendered, status: found.status }, addPreviewBar(html, path, state), imprint),
  )
}

function imprintOf({ siteUrl }: Pick<PreviewOptions, 'siteUrl'>): Imprint {
  const { host, protocol } = siteUrl()
  return { host, isHttps: protocol === 'https:', revision: '' }
}

const HTML = 'text/html; charset=utf-8'

function toAnswer(
  rendered: Parameters<typeof answerHeaders>[0],
  html: string | undefined,
  imprint: Imprint,
  body: Buffer = Buffer.from(html ?? ''),
): Answer {
  const {
    'surrogate-key': _key,
    'last-modified': _date,
    ...headers
  } = answerHeaders(rendered, html, imprint)
  return { status: rendered.status, headers, body }
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer) {
  response.writeHead(answer.status, {
    ...answer.headers,
    ...FOR_ONE,
    'content-length': answer.body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : answer.body)
}

function redirect(response: ServerResponse, location: string) {
  response.writeHead(303, { ...FOR_ONE, location })
  response.end()
}

/** What is asked for by `?at=`. */
function readAt({ url = '' }: IncomingMessage): string | undefined {
  const text = new URLSearchParams(url.split('?')[1] ?? '').get('at')
  if (text === null || text === 'now') return text ?? undefined
  return parseAt(text) ?? 'not a time'
}

function withoutAt(url = '/'): string {
  const [path = '/', ...rest] = url.split('?')
  const query = new URLSearchParams(rest.join('?'))
  if (!query.has('at')) return url
  query.delete('at')
  // Two slashes would lead to another site.
  return `${path.replace(/^\/+/, '/')}${query.size === 0 ? '' : `?${query.toString()}`}`
}

const isOfTheRenderer = ({ url = '' }: IncomingMessage) => /^\/(?:_|%5f)/i.test(url)

/** Whether a browser goes to a page, and not one of Next's scripts to a part of it. */
const wantsPage = (request: IncomingMessage): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !isOfTheRenderer(request) &&
  request.headers['rsc'] === undefined &&
  (request.headers.accept ?? '').includes('text/html')

async function askAsBrowser(renderer: RequestListener, request: IncomingMessage): Promise<Answer> {
  const { url = '/', headers } = request
  const answer = await inject(renderer, { method: 'GET', url, headers, payloadAsStream: true })
  const kept = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined || OF_THE_CONNECTION.has(name) ? [] : [[name, String(value)]],
  )
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(kept),
    body: await buffer(answer.stream()),
  }
}

const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date'])

/** Names what an index holds, if it holds anything yet. */
function readRevision(): string | undefined {
  try {
    return findRevision(servedArchive())?.key
  } catch {
    return undefined
  }
}
