import { setTimeout as wait } from 'node:timers/promises'

import type { Publication } from './publish'

/**
 * Looks for a new revision every `interval` milliseconds until the signal is given.
 * A refused revision, or the same failure twice, is reported once.
 */
export async function follow({
  look,
  report,
  interval,
  signal,
}: {
  look: () => Promise<Publication>
  report: (news: Publication | Error) => void
  interval: number
  signal: AbortSignal
}): Promise<void> {
  let last = ''
  while (!signal.aborted) {
    const news = await look().catch(toError)
    const summary = news instanceof Error ? news.message : `${news.outcome} ${news.revision}`
    const isNews = news instanceof Error || news.outcome !== 'unchanged'
    if (isNews && summary !== last) report(news)
    last = summary
    await wait(interval, undefined, { signal, ref: false }).catch(() => undefined)
  }
}

const toError = (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason)))
