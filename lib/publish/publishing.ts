import type { Logger } from 'pino'
import type { Registry } from 'prom-client'

import type { Archive } from '@/lib/archive/archive'
import { sizeOfIndex } from '@/lib/archive/index-file'
import { findRevision } from '@/lib/archive/ingest'
import { countNewsroom } from '@/lib/archive/statistics'
import type { Diagnostic } from '@/lib/content/diagnostics'

import { follow, type Following, toError } from './follow'
import { type NewsroomPlace, openNewsroom } from './live-newsroom'
import { openPublishMetrics } from './metrics'
import type { Publication } from './publish'
import { reportPublication } from './report'
import { noteLook, NOTHING_YET } from './status'

export interface Publishing {
  /** @throws when there is no revision to serve even after it, unless that is borne */
  lookFirst: (options?: { mayBeEmpty?: boolean }) => Promise<void>
  /** Looks again and again; `onNews` when pages may look different from now on. */
  follow: (onNews: () => void) => void
  lookNow: () => void
  /** Looks soon, and makes sure of the index, as something could not be read from it. */
  suspectIndex: () => void
  /** Why the newest revision is not shown; none where it is. */
  problems: () => Problems | undefined
  /** For the operator, as a value for JSON. */
  status: () => Record<string, unknown>
  stop: () => void
}

export interface Problems {
  reason: string
  diagnostics: readonly Diagnostic[]
  /** How many there are, of which `diagnostics` holds the first. */
  count: number
}

export interface PublishingOptions {
  place: Omit<NewsroomPlace, 'onRebuilt' | 'onPull' | 'onHistory' | 'onImages'>
  /** What readers get: the connection that writes sees what may yet be taken back. */
  served: () => Archive
  log: Logger
  registry: Registry
  /** Milliseconds between two looks. */
  interval: number
  /** This instant in UTC. */
  now: () => string
  /** After every look, whatever it found. */
  onLook?: () => void
}

/** Milliseconds between two looks that a suspicion brings forward: a page may fail at every request. */
const AGAIN_AFTER = 5000

/** Publishes what is committed as it comes, and keeps account of it. */
export function openPublishing({
  place,
  served,
  log,
  registry,
  interval,
  now,
  onLook = () => undefined,
}: PublishingOptions): Publishing {
  let pullFailure: string | undefined
  let tellNews = () => {}
  const newsroom = openNewsroom({
    ...place,
    onRebuilt: (reason) => log.info(`The index was ${reason}: building it.`),
    onPull: (failure) => {
      if (failure !== undefined && failure.message !== pullFailure) log.error(failure.message)
      pullFailure = failure?.message
    },
    onHistory: (failure) => {
      if (failure === undefined) tellNews()
      else log.warn(`The history of the forecasts could not be read: ${failure.message}`)
    },
    onImages: (failure) => log.warn(`Pictures could not be made again: ${failure.message}`),
  })
  const metrics = openPublishMetrics(registry, () => sizeOfIndex(place.indexPath))
  const stopping = new AbortController()
  let following: Following | undefined
  let status = NOTHING_YET
  let suspectedAt = 0

  const report = (news: Publication | Error) => reportPublication(log, newsroom.description(), news)

  const look = async (): Promise<Publication> => {
    const started = performance.now()
    const note = (news: Publication | Error) => {
      const seconds = (performance.now() - started) / 1000
      status = noteLook(status, news, now(), seconds)
      metrics.countLook(news, seconds)
      onLook()
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
    lookFirst: async ({ mayBeEmpty = false } = {}) => {
      report(await look().catch(toError))
      if (mayBeEmpty || findRevision(served()) !== undefined) return
      throw new Error('There is no revision to serve: mend what is listed above and start again.')
    },
    follow: (onNews) => {
      tellNews = onNews
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
    lookNow: () => {
      newsroom.expectCommit()
      following?.lookNow()
    },
    suspectIndex: () => {
      newsroom.suspectIndex()
      const time = Date.parse(now())
      if (time - suspectedAt < AGAIN_AFTER) return
      suspectedAt = time
      following?.lookNow()
    },
    problems: () => status.lastFailure,
    status: () => {
      const { refusal: _refusal, ...shown } = status
      return {
        serving: findRevision(served())?.id,
        source: newsroom.description(),
        ...shown,
        pullFailure,
        counts: countNewsroom(served()),
        indexBytes: sizeOfIndex(place.indexPath),
      }
    },
    stop: () => stopping.abort(),
  }
}
