import { createServer, type RequestListener } from 'node:http'

import next from 'next'
import { pino } from 'pino'
import pretty from 'pino-pretty'

import { openWritableArchive } from '@/lib/archive/archive'
import { findRevision } from '@/lib/archive/ingest'
import { findSite } from '@/lib/archive/newsroom-queries'
import { openParsePool } from '@/lib/content/parse-pool'
import { currentTime } from '@/lib/dates'
import { deliverPages } from '@/lib/delivery/deliver'
import { openFolderSource } from '@/lib/publish/folder-source'
import { follow } from '@/lib/publish/follow'
import { openSource } from '@/lib/publish/open-source'
import { openPublisher, type Publication } from '@/lib/publish/publish'
import { reportPublication } from '@/lib/publish/report'
import { queryKeysOf } from '@/lib/routes'
import { settings } from '@/lib/settings'
import { siteUrl } from '@/lib/site'

const isPreview = process.argv.includes('--preview')
// A preview shows drafts, which neither the public index nor the network must see.
if (isPreview) {
  process.env['INDEX_PATH'] ||= '.foresheet/preview.db'
  process.env['HOST'] ||= '127.0.0.1'
}

async function main() {
  const { cacheBytes, contentDir, contentRef, indexPath, logLevel, pollInterval, port, host } =
    settings()
  const log = pino({ level: logLevel }, logStream())
  const stopping = new AbortController()

  const web = next({ dev: isPreview, hostname: host, port })
  const webIsReady = web.prepare()
  // Awaited below; a failure before that must not end the process without a word.
  webIsReady.catch(() => undefined)

  const newsroom = {
    archive: openWritableArchive(indexPath),
    source: isPreview
      ? await openFolderSource(contentDir)
      : await openSource(contentDir, contentRef),
    pool: openParsePool(),
  }
  if (newsroom.archive.rebuilt) log.info(`The index was ${newsroom.archive.rebuilt}: building it.`)
  const publish = openPublisher(newsroom)
  const look = () =>
    publish({
      now: currentTime(),
      audience: isPreview ? 'preview' : 'public',
    })
  const report = (news: Publication | Error) => reportPublication(log, newsroom.source, news)

  report(await look())
  if (findRevision(newsroom.archive) === undefined) {
    throw new Error('There is no revision to serve: mend what is listed above and start again.')
  }

  await webIsReady
  const render = web.getRequestHandler()
  const renderer: RequestListener = (request, response) => void render(request, response)
  const delivery = deliverPages({
    renderer,
    revision: () => findRevision(newsroom.archive)?.key ?? '',
    siteUrl: siteUrl(findSite(newsroom.archive)),
    queryKeys: queryKeysOf,
    cacheBytes,
    onError: (error, url) => log.error({ err: error, url }, 'A page could not be rendered.'),
  })
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000 },
    isPreview ? renderer : delivery,
  )
  if (!isPreview) server.on('upgrade', (_request, socket) => socket.destroy())
  server.once('error', (error) => exitWith(explainListenError(error, port)))
  server.listen(port, host, () => {
    console.log(
      `Foresheet is at http://localhost:${port}${isPreview ? ' (preview: drafts are shown)' : ''}`,
    )
  })
  void follow({ look, report, interval: pollInterval, signal: stopping.signal })

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping.abort()
      server.close(() => process.exit(0))
      server.closeIdleConnections()
      setTimeout(() => process.exit(0), 10_000).unref()
    })
  }
}

// A terminal is read by a person, anything else by a machine.
const logStream = () =>
  process.stdout.isTTY
    ? pretty({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss' })
    : process.stdout

function explainListenError(error: Error & { code?: string }, port: number): Error {
  return error.code === 'EADDRINUSE'
    ? new Error(
        `Port ${port} is in use. Stop what listens there, or choose another: PORT=${port + 1} npm start`,
      )
    : error
}

function exitWith(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

await main().catch(exitWith)
