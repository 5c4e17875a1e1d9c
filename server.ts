import cluster from 'node:cluster'
import { createServer, type RequestListener } from 'node:http'

import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import { AggregatorRegistry, Registry } from 'prom-client'

import { hasSubject } from '@/lib/archive/address-queries'
import { findRevision } from '@/lib/archive/ingest'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import type { Served } from '@/lib/delivery/deliver'
import { forwardTo } from '@/lib/delivery/forward'
import { openHttpServer } from '@/lib/delivery/http-server'
import { operatorPages } from '@/lib/delivery/operator'
import { publishHook } from '@/lib/delivery/publish-hook'
import { openRenderThread } from '@/lib/delivery/render-thread'
import { routeRequests } from '@/lib/delivery/route-requests'
import { openSiteServer, type SiteOptions, type SiteServer } from '@/lib/delivery/site-server'
import { openWorkers } from '@/lib/delivery/workers'
import { listFeedStates } from '@/lib/feeds/feed-states'
import { imageFolderOf } from '@/lib/images/image-folder'
import { followBranch, openBranchPreview } from '@/lib/preview/branch-preview'
import { openFolderPreview, versionOf, watchFolders } from '@/lib/preview/folder-preview'
import { openLiveReload } from '@/lib/preview/live-reload'
import type { PreviewOptions } from '@/lib/preview/preview-pages'
import { openPublishing, type Publishing } from '@/lib/publish/publishing'
import { openHubNotifier } from '@/lib/publish/websub'
import { isWorthKeeping, queryKeysOf, subjectOf } from '@/lib/routes'
import { settings } from '@/lib/settings'
import { siteUrl } from '@/lib/site'

const isPreview = process.argv.includes('--preview')
// A preview shows drafts, which neither the public index nor the network must see.
if (isPreview) {
  process.env['INDEX_PATH'] ||= '.foresheet/preview.db'
  process.env['HOST'] ||= '127.0.0.1'
}

/** What the processes of one site say to each other. */
const NEW_REVISION = 'new revision'
const SUSPECT_INDEX = 'suspect index'
const CONTROL_PORT = 'FORESHEET_CONTROL_PORT'

/** The only process, or the one that publishes while its workers serve. */
async function publishAndServe(log: Logger) {
  const { host, operatorPort } = settings()
  const workers = countWorkers()
  const registry = new Registry()
  // Next gets ready while the content is read.
  const preparing = workers === 1 ? prepareSite(log) : undefined
  preparing?.catch(() => undefined)
  const live = isPreview ? openLiveReload() : undefined
  const publishing = openPublishing({
    place: newsroomPlace(),
    served: servedArchive,
    log,
    registry,
    interval: settings().pollInterval,
    now: currentTime,
    onLook: () => live?.tell(versionOf(publishing)),
  })
  await publishing.lookFirst({ mayBeEmpty: isPreview })
  const branch = isPreview ? undefined : followBranch(newsroomPlace(), log)

  const operator = answerOperator(log, registry, publishing)
  const routes = {
    hook: answerHook(publishing),
    operator: operatorPort === undefined ? operator : undefined,
  }
  const tellHub = openHub(log)
  const opened: { stop: () => Promise<void> }[] = []
  let port: number
  if (typeof operatorPort === 'number') {
    opened.push(await openHttpServer(operator, { port: operatorPort, host }))
  }
  if (preparing !== undefined) {
    const openSite = await preparing
    const { suspectIndex: onFailure } = publishing
    const { problems } = isPreview ? publishing : (branch ?? publishing)
    const site = await openSite({ log, registry, routes, onFailure, problems, live })
    publishing.follow(() => (site.refresh(), tellHub()))
    opened.push(site)
    port = site.port
  } else {
    const answer = routeRequests({ ...routes, pages: operator, isHttps: () => false })
    const control = await openHttpServer(
      (request, response) => answer(request, response, { cache: 'none' }),
      { port: 0, host: '127.0.0.1' },
    )
    const serving = await openWorkers({
      count: workers,
      environment: { [CONTROL_PORT]: String(control.port) },
      onMessage: (message) => message === SUSPECT_INDEX && publishing.suspectIndex(),
      onReplaced: (cause) => log.error(`A worker ended (${cause}): another takes its place.`),
    })
    publishing.follow(() => (serving.tell(NEW_REVISION), tellHub()))
    opened.push(serving, control)
    port = serving.port
  }
  const stopWatching = live && watchFolders(publishing, live)
  console.log(
    `Foresheet is at http://localhost:${port}${isPreview ? ' (preview: drafts are shown)' : ''}`,
  )
  stopOnSignal(async () => {
    publishing.stop()
    branch?.stop()
    stopWatching?.()
    live?.stop()
    await Promise.all(opened.map(({ stop }) => stop()))
  })
}

/** One of several processes that serve; what is not a page it hands to the one that publishes. */
async function serveAsWorker(log: Logger) {
  const { operatorPort, publishSecret } = settings()
  const registry = new Registry()
  // Answers the process that publishes when it asks for the metrics of all.
  new AggregatorRegistry()
  AggregatorRegistry.setRegistries([registry])
  const publisher = forwardTo(Number(process.env[CONTROL_PORT]))
  const openSite = await prepareSite(log)
  const site = await openSite({
    log,
    registry,
    routes: {
      hook: publishSecret === undefined ? undefined : publisher,
      operator: operatorPort === undefined ? publisher : undefined,
    },
    onFailure: () => process.send?.(SUSPECT_INDEX),
    // Only the process that publishes knows them.
    problems: () => undefined,
    live: undefined,
  })
  process.on('message', (message) => message === NEW_REVISION && site.refresh())
  // One may have come before anyone listened.
  site.refresh()
  // Else this process would end with the other, in the middle of its answers.
  if (cluster.worker !== undefined) cluster.worker.exitedAfterDisconnect = true
  process.once('disconnect', () => void site.stop().then(() => process.exit(0)))
  stopOnSignal(site.stop)
}

/** A preview is for one person. */
const countWorkers = () => (isPreview ? 1 : settings().workers)

function newsroomPlace() {
  const { contentDir, contentRef, contentPull, indexPath, mayRemoveAll } = settings()
  const isForced = process.argv.includes('--force')
  return {
    ...{ contentDir, contentRef, contentPull, indexPath },
    audience: isPreview ? ('preview' as const) : ('public' as const),
    isWorkTree: isPreview,
    mayRemoveAll:
      mayRemoveAll || isPreview
        ? ('always' as const)
        : isForced
          ? ('once' as const)
          : ('never' as const),
  }
}

const answerOperator = (log: Logger, registry: Registry, publishing: Publishing) =>
  operatorPages({
    isReady: () => findRevision(servedArchive()) !== undefined,
    status: publishing.status,
    metrics: async () => {
      const theirs = countWorkers() === 1 ? '' : await new AggregatorRegistry().clusterMetrics()
      return { contentType: registry.contentType, text: (await registry.metrics()) + theirs }
    },
    onError: (error) => {
      log.error({ err: error }, 'The operator could not be answered.')
      publishing.suspectIndex()
    },
  })

function answerHook({ lookNow }: Publishing): RequestListener | undefined {
  const { publishSecret } = settings()
  if (publishSecret === undefined) return undefined
  return publishHook({ secret: publishSecret, announce: lookNow, now: () => Date.now() })
}

/** Tells the WebSub hub, where there is one, which feeds have changed since it was asked last. */
function openHub(log: Logger): () => void {
  const { websubHub } = settings()
  const readFeeds = async () => {
    const archive = servedArchive()
    return listFeedStates(archive, siteUrl(findSite(archive)))
  }
  return openHubNotifier({
    hub: isPreview ? undefined : websubHub,
    readFeeds,
    onFailure: (sentence) => log.warn(sentence),
  }).notify
}

type OpenSite = (
  options: Pick<SiteOptions, 'log' | 'registry' | 'routes' | 'onFailure'> &
    Pick<PreviewOptions, 'problems' | 'live'>,
) => Promise<SiteServer>

/** Gets Next ready, which takes no revision yet. */
const prepareSite = (log: Logger): Promise<OpenSite> =>
  isPreview ? prepareFolder() : prepareDelivery(log)

/** The files as they lie there, on Next's own pages, which change as one writes code. */
async function prepareFolder(): Promise<OpenSite> {
  const { host, port } = settings()
  // Hears what browsers want beyond requests: news of changes in the code.
  const upgrades = createServer()
  // Loading Next changes how Node goes about its ticks, which slows a process that only delivers.
  const { openNext } = await import('@/lib/delivery/next-server')
  const developing = await openNext({ isPreview, httpServer: upgrades })
  return async ({ problems, live, log }) => {
    const preview = openFolderPreview({ developing, problems, live, log })
    const server = await openHttpServer(preview.listener, {
      ...{ port, host },
      onUpgrade: (...upgrade) => upgrades.emit('upgrade', ...upgrade),
    })
    const stop = () => server.stop().finally(preview.close)
    return { ...server, stop, refresh: () => undefined }
  }
}

/** The site as readers see it, and a branch for those who have the secret link. */
async function prepareDelivery(log: Logger): Promise<OpenSite> {
  const { host, port, cacheBytes, logRequests, indexPath } = settings()
  const renderer = await openRenderThread({
    onLost: (reason) => log.error({ err: reason }, 'The renderer ended: another takes its place.'),
  })
  return async ({ problems, live: _live, ...options }) => {
    const branch = openBranchPreview({
      ...{ draw: renderer.draw, problems, log },
      siteUrl: () => readServed().siteUrl,
    })
    const site = await openSiteServer({
      ...options,
      ...{ readServed, cacheBytes, logRequests, host, port, isWorthKeeping },
      render: renderer.render,
      queryKeys: queryKeysOf,
      mayLead: (path) => hasSubject(servedArchive(), subjectOf(path)),
      imageFolder: imageFolderOf(indexPath),
      ...(branch && { before: branch.before }),
    })
    const close = () => (branch?.close(), renderer.stop())
    return { ...site, stop: () => site.stop().finally(close) }
  }
}

/** @throws when the index holds no revision */
function readServed(): Served {
  const archive = servedArchive()
  const revision = findRevision(archive)
  if (revision === undefined) throw new Error('The index holds no revision.')
  return { key: revision.key, revision: revision.id, siteUrl: siteUrl(findSite(archive)) }
}

function stopOnSignal(stop: () => Promise<void>) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)))
  }
}

// A terminal is read by a person, anything else by a machine.
const logStream = () =>
  process.stdout.isTTY
    ? pretty({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss' })
    : process.stdout

function exitWith(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

async function main() {
  const log = pino({ level: settings().logLevel }, logStream())
  await (cluster.isPrimary ? publishAndServe(log) : serveAsWorker(log))
}

await main().catch(exitWith)
