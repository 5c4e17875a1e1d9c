import type { Diagnostic } from '@/lib/content/diagnostics'

import type { Publication } from './publish'

/** What the operator is told of publishing; times are instants in UTC. */
export interface PublishingStatus {
  /** The revision that was found at the last look, served or not. */
  head: string | undefined
  lastLook: string | undefined
  lastSuccess: { at: string; revision: string; seconds: number; changed: number } | undefined
  /** Cleared by the next success. */
  lastFailure: Failure | undefined
}

interface Failure {
  at: string
  revision: string | undefined
  reason: string
  /** How many there are, of which `diagnostics` holds the first. */
  count: number
  diagnostics: Diagnostic[]
}

/** Diagnostics that the status shows; the log has them all. */
const SHOWN = 100

export const NOTHING_YET: PublishingStatus = {
  head: undefined,
  lastLook: undefined,
  lastSuccess: undefined,
  lastFailure: undefined,
}

/** The status after a look that ended at `at` and took `seconds`. */
export function noteLook(
  status: PublishingStatus,
  news: Publication | Error,
  at: string,
  seconds: number,
): PublishingStatus {
  if (news instanceof Error) {
    return {
      ...status,
      lastLook: at,
      lastFailure: { ...NO_DIAGNOSTICS, at, revision: undefined, reason: news.message },
    }
  }
  const { revision } = news
  const looked = { ...status, lastLook: at, head: revision }
  switch (news.outcome) {
    case 'unchanged': {
      // A source that could not be read, and can be read again, is no news but good news.
      const isMended = status.lastFailure !== undefined && status.lastFailure.revision !== revision
      return isMended ? { ...looked, lastFailure: undefined } : looked
    }
    case 'released':
      return looked
    case 'published':
      return {
        ...looked,
        lastSuccess: { at, revision, seconds, changed: news.changed + news.removed },
        lastFailure: undefined,
      }
    case 'refused': {
      const { diagnostics } = news
      return {
        ...looked,
        lastFailure: {
          at,
          revision,
          reason: 'The revision has errors and was refused whole.',
          count: diagnostics.length,
          diagnostics: diagnostics.slice(0, SHOWN),
        },
      }
    }
    case 'held':
      return {
        ...looked,
        lastFailure: {
          ...NO_DIAGNOSTICS,
          at,
          revision,
          reason: `The revision removes ${news.lost} of ${news.of} stories and waits to be confirmed.`,
        },
      }
  }
}

const NO_DIAGNOSTICS = { count: 0, diagnostics: [] }
