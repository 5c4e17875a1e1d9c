import type { ServerResponse } from 'node:http'

import type { FastPath } from './fast-path'
import { secure } from './headers'
import type { ObservedListener } from './observe'
import { type Found, openPageCache, type PageCache } from './page-cache'
import { openReadyAnswers } from './ready-answers'
import { NOT_FOUND } from './render-page'
import { queueRenders, TooBusy } from './render-queue'
import { guardRequest, type Verdict } from './request-guard'
import { CACHE_STATUS, sendPage, sendUnchanged } from './send-page'
import { sendTogether } from './send-together'
import { sendSentence } from './sentence'
import type { Imprint, StoredPage } from './stored-page'
import { troublePage } from './trouble-page'

/** What the renderer would show now. */
export interface Served {
  /** Changes with every commit, and when something scheduled goes live. */
  key: string
  /** Names the commit alone: the same on every replica. */
  revision: string
  siteUrl: URL
}

export interface Delivery {
  /** The page at a canonical URL; `undefined` where there is nothing. */
  render: (url: string, imprint: Imprint) => Promise<StoredPage | undefined>
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
  listener: ObservedListener
  findReady: FastPath['findReady']
  statistics: PageCache['statistics']
}

/** How long a page may show a clock that has gone on: ‘closing soon’, a banner's last day. */
const LIFETIME = 60_000

/** Answers requests from a page cache in front of the renderer. */
export function deliverPages({
  render,
  served,
  queryKeys,
  mayLead,
  isWorthKeeping,
  cacheBytes,
  onError,
  onRender,
}: Delivery): PageDelivery {
  const isHttps = () => served().siteUrl.protocol === 'https:'
  const renderInTurn = queueRenders((url: string) => {
    const { siteUrl, revision } = served()
    return render(url, { host: siteUrl.host, isHttps: isHttps(), revision })
  })
  const cache = openPageCache({
    render: async (url) => {
      if (url !== NOT_FOUND && !mayLead(pathOf(url))) return undefined
      const started = performance.now()
      const page = await renderInTurn(url)
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

  const findPage = async (url: string): Promise<Found & { page: StoredPage }> => {
    const found = await cache.find(url)
    const page = found.page ?? (await cache.find(NOT_FOUND)).page
    if (page === undefined) throw new Error('the renderer has no page for unknown addresses')
    return { ...found, page }
  }

  /** Pages are kept under addresses that have passed the guard, so that the same one need not pass again. */
  const findFresh = (url: string): StoredPage | undefined =>
    url === NOT_FOUND ? undefined : cache.findFresh(url)

  const listener: ObservedListener = (request, response, seen) => {
    const send = (page: StoredPage, by: Found['by']) => {
      seen.cache = CACHE_STATUS[by]
      sendPage(request, response, page, by)
    }
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const ready = isRead ? findFresh(request.url ?? '') : undefined
    if (ready !== undefined) return sendTogether(() => send(ready, 'hit'))

    const verdict = guardRequest(request.method ?? '', request.url ?? '', queryKeys)
    if (verdict.kind !== 'pass') {
      secure(response, isHttps())
      return turnAway(response, verdict)
    }
    const remembered = cache.recall(verdict.url)
    if (remembered !== undefined && sendUnchanged(request, response, remembered, 'hit')) {
      seen.cache = CACHE_STATUS.hit
      return
    }
    const fail = (error: unknown) => {
      onError(error, verdict.url)
      sendPage(request, response, troublePage(error instanceof TooBusy ? 503 : 500, isHttps()))
    }
    findPage(verdict.url)
      .then(({ page, by }) => send(page, by), fail)
      .catch((error: unknown) => {
        onError(error, verdict.url)
        response.destroy()
      })
  }
  const readyAnswer = openReadyAnswers(Date.now)
  const findReady: FastPath['findReady'] = (url, acceptEncoding) => {
    const page = findFresh(url)
    return page && readyAnswer(page, acceptEncoding)
  }
  return { listener, findReady, statistics: cache.statistics }
}

function turnAway(response: ServerResponse, verdict: Exclude<Verdict, { kind: 'pass' }>) {
  if (verdict.kind === 'refuse') {
    if (verdict.status === 405) response.setHeader('allow', 'GET, HEAD')
    return sendSentence(response, verdict.status, verdict.message)
  }
  response.setHeader('location', verdict.location)
  return sendSentence(response, 308, `This page is at ${verdict.location}`)
}

const pathOf = (url: string) => decodeURI(url.split('?')[0] ?? url)
