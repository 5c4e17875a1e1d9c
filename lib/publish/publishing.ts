import type { Logger } from 'pino'
import type { Registry } from 'prom-client'

import type { Archive } from '@/lib/archive/archive'
import { sizeOfIndex } from '@/lib/archive/index-file'
import { findRevision } from '@/lib/archive/ingest'
import { countNewsroom } from '@/lib/archive/statistics'

import { follow, type Following, toError } from './follow'
import { type NewsroomPlace, openNewsroom } from './live-newsroom'
import { openPublishMetrics } from './metrics'
import type { Publication } from './publish'
import { reportPublication } from './report'
import { noteLook, NOTHING_YET } from './status'

export interface Publishing {
  archive: () => Archive
  /** @throws when there is no revision to serve even after it */
  lookFirst: () => Promise<void>
  /** Looks again and again; `onNews` when pages may look different from now on. */
  follow: (onNews: () => void) => void
  lookNow: () => void
  suspectIndex: () => void
  /** For the operator, as a value for JSON. */
  status: () => Record<string, unknown>
  stop: () => void
}

export interface PublishingOptions {
  place: Omit<NewsroomPlace, 'onRebuilt' | 'onPullFailed'>
  log: Logger
  registry: Registry
  /** Milliseconds between two looks. */
  interval: number
  /** This instant in UTC. */
  now: () => string
}

/** Publishes what is committed as it comes, and keeps account of it. */
export function openPublishing({
  place,
  log,
  registry,
  interval,
  now,
}: PublishingOptions): Publishing {
  const newsroom = openNewsroom({
    ...place,
    onRebuilt: (reason) => log.info(`The index was ${reason}: building it.`),
    onPullFailed: (error) => log.error(toError(error).message),
  })
  const metrics = openPublishMetrics(registry, () => sizeOfIndex(place.indexPath))
  const stopping = new AbortController()
  let following: Following | undefined
  let status = NOTHING_YET

  const report = (news: Publication | Error) => reportPublication(log, newsroom.description(), news)

  const look = async (): Promise<Publication> => {
    const started = performance.now()
    const note = (news: Publication | Error) => {
      const seconds = (performance.now() - started) / 1000
      status = noteLook(status, news, now(), seconds)
      metrics.countLook(news, seconds)
    }
    try {
      const publication = await newsroom.look(now())
      note(publication)
      return publication
    } catch (error) {
      note(toError(error))
      throw error
    }
  }

  return {
    archive: newsroom.archive,
    lookFirst: async () => {
      report(await look().catch(toError))
      if (findRevision(newsroom.archive()) !== undefined) return
      throw new Error('There is no revision to serve: mend what is listed above and start again.')
    },
    follow: (onNews) => {
      following = follow({
        look: async () => {
          const publication = await look()
          if (publication.outcome === 'published' || publication.outcome === 'released') onNews()
          return publication
        },
        report,
        interval,
        signal: stopping.signal,
      })
    },
    lookNow: () => following?.lookNow(),
    suspectIndex: newsroom.suspectIndex,
    status: () => ({
      serving: findRevision(newsroom.archive())?.id,
      source: newsroom.description(),
      ...status,
      counts: countNewsroom(newsroom.archive()),
      indexBytes: sizeOfIndex(place.indexPath),
    }),
    stop: () => stopping.abort(),
  }
}
