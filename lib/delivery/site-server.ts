import type { Logger } from 'pino'
import type { Registry } from 'prom-client'

import { type Delivery, deliverPages, type Served } from './deliver'
import { type HttpServer, openHttpServer } from './http-server'
import { serveImages } from './image-files'
import { openDeliveryMetrics } from './metrics'
import { type Answer, type ObservedListener, observeRequests } from './observe'
import { TooBusy } from './render-queue'
import { routeRequests, type Routes } from './route-requests'

export interface SiteOptions extends Pick<
  Delivery,
  'render' | 'queryKeys' | 'mayLead' | 'isWorthKeeping' | 'cacheBytes'
> {
  readServed: () => Served
  /** Whether every request gets a line in the log. */
  logRequests: boolean
  port: number
  host: string
  /** Where published pictures lie. */
  imageFolder: string
  /** Who answers requests for pages in place of readers' pages, and for whom. */
  before?: (pages: ObservedListener) => ObservedListener
  /** What is not a page, and who answers it. */
  routes: Pick<Routes, 'hook' | 'operator'>
  registry: Registry
  log: Logger
  /** Something could not be read or rendered, and not for want of time. */
  onFailure: () => void
}

export interface SiteServer extends HttpServer {
  /** Another revision is to be served from now on, or as soon as it can be read. */
  refresh: () => void
}

/** The site as readers reach it. */
export async function openSiteServer(site: SiteOptions): Promise<SiteServer> {
  const { render, readServed, queryKeys, mayLead, isWorthKeeping, cacheBytes, log } = site
  let served = readServed()
  let isBehind = false
  const catchUp = () => {
    try {
      served = readServed()
      isBehind = false
    } catch (error) {
      if (!isBehind) log.error({ err: error }, 'What is new could not be read from the index.')
      isBehind = true
      site.onFailure()
    }
  }
  const metrics = openDeliveryMetrics(site.registry)
  const pages = deliverPages({
    render,
    served: () => {
      if (isBehind) catchUp()
      return served
    },
    queryKeys,
    mayLead,
    isWorthKeeping,
    cacheBytes,
    onRender: metrics.countRender,
    onError: (error, url) => {
      // The metrics count them; a line for each would only add to the rush.
      if (error instanceof TooBusy) return log.debug({ url }, error.message)
      log.error({ err: error, url }, 'A page could not be rendered.')
      site.onFailure()
    },
  })
  metrics.watchCache(pages.statistics)
  const isHttps = () => served.siteUrl.protocol === 'https:'
  const listener = serveImages(pages.listener, { folder: site.imageFolder, isHttps })
  const routed = routeRequests({
    ...site.routes,
    pages: site.before === undefined ? listener : site.before(listener),
    isHttps,
  })
  const onAnswer = (answer: Answer) => {
    metrics.countAnswer(answer)
    if (site.logRequests) log.info(answer, 'request')
  }
  const server = await openHttpServer(observeRequests(routed, onAnswer), {
    ...{ port: site.port, host: site.host },
    fastPath: { findReady: pages.findReady, onAnswer },
  })
  return { ...server, refresh: catchUp }
}
