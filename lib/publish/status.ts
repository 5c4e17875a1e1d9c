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
  /** Why the head is not served; a look that failed in between does not make it forgotten. */
  refusal: Failure | undefined
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
  refusal: undefined,
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
  const refuse = (failure: Omit<Failure, 'at' | 'revision'>) => {
    const refusal = { at, revision, ...failure }
    return { ...looked, lastFailure: refusal, refusal }
  }
  switch (news.outcome) {
    case 'unchanged': {
      // A source that could not be read, and can be read again, is no news but good news.
      const refusal = status.refusal?.revision === revision ? status.refusal : undefined
      return { ...looked, lastFailure: refusal, refusal }
    }
    case 'released':
      // Names what is served, which a refused head is not.
      return { ...looked, head: status.head ?? revision }
    case 'published':
      return {
        ...looked,
        lastSuccess: { at, revision, seconds, changed: news.changed + news.removed },
        lastFailure: undefined,
        refusal: undefined,
      }
    case 'refused':
      return refuse({
        reason: 'The revision has errors and was refused whole.',
        count: news.diagnostics.length,
        diagnostics: news.diagnostics.slice(0, SHOWN),
      })
    case 'held':
      return refuse({
        ...NO_DIAGNOSTICS,
        reason: `The revision removes ${news.lost} of ${news.of} stories and waits to be confirmed.`,
      })
  }
}

const NO_DIAGNOSTICS = { count: 0, diagnostics: [] }
