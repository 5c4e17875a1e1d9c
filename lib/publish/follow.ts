import { setTimeout as wait } from 'node:timers/promises'

import type { Publication } from './publish'

export interface Following {
  /** Looks at once, or, where a look is under way, once more after it. */
  lookNow: () => void
  ended: Promise<void>
}

/**
 * Looks for a new revision every `interval` milliseconds, one look at a time, until the signal is
 * given. A refused revision, or the same failure twice, is reported once.
 */
export function follow({
  look,
  report,
  interval,
  signal,
}: {
  look: () => Promise<Publication>
  report: (news: Publication | Error) => void
  interval: number
  signal: AbortSignal
}): Following {
  let isAsked = false
  let waiting = new AbortController()
  signal.addEventListener('abort', () => waiting.abort())

  const run = async () => {
    let last = ''
    while (!signal.aborted) {
      isAsked = false
      const news = await look().catch(toError)
      const summary = news instanceof Error ? news.message : `${news.outcome} ${news.revision}`
      const isNews = news instanceof Error || news.outcome !== 'unchanged'
      if (isNews && summary !== last) report(news)
      // A refused revision may be read a second time; refused again, it is no news.
      if (isNews || last !== `refused ${news.revision}`) last = summary
      if (isAsked || signal.aborted) continue
      waiting = new AbortController()
      await wait(interval, undefined, { signal: waiting.signal, ref: false }).catch(() => undefined)
    }
  }

  return {
    lookNow: () => {
      isAsked = true
      waiting.abort()
    },
    ended: run(),
  }
}

export const toError = (reason: unknown) =>
  reason instanceof Error ? reason : new Error(String(reason))
