import { setTimeout as pause } from 'node:timers/promises'

import { toError } from './follow'

/** A feed, and a text that changes when the feed does. */
export interface FeedState {
  url: string
  state: string
}

export interface HubOptions {
  /** The hub's address; without one, nobody is told. */
  hub: string | undefined
  /** Every feed as readers get it now. */
  readFeeds: () => Promise<FeedState[]>
  /** What the hub was not told of after all attempts, in a sentence. */
  onFailure: (sentence: string) => void
  post?: (hub: string, form: URLSearchParams) => Promise<{ ok: boolean; status: number }>
  wait?: (milliseconds: number) => Promise<unknown>
}

export interface HubNotifier {
  /** Something may have changed for readers. Returns at once, and never throws. */
  notify: () => void
  /** When the hub has been told of everything so far, or has failed to listen. */
  settled: () => Promise<void>
}

/** Milliseconds before the second attempt and before the third. */
const PAUSES = [2_000, 15_000] as const
const TIME_LIMIT = 10_000

/** Tells a WebSub hub of the feeds that have changed, one at a time and apart from publishing. */
export function openHubNotifier({
  hub,
  readFeeds,
  onFailure,
  post = postForm,
  wait = (milliseconds) => pause(milliseconds, undefined, { ref: false }),
}: HubOptions): HubNotifier {
  if (hub === undefined) return { notify: () => undefined, settled: async () => undefined }
  let known: Map<string, string> | undefined
  const changed = new Set<string>()
  let isAsked = false

  /** What is there at first is nobody's news. */
  const noteChanges = async () => {
    try {
      const current = new Map((await readFeeds()).map(({ url, state }) => [url, state]))
      for (const [url, state] of current) {
        if (known !== undefined && known.get(url) !== state) changed.add(url)
      }
      known = current
    } catch (error) {
      onFailure(`The feeds cannot be compared for the hub: ${toError(error).message}`)
    }
  }

  const tell = async (url: string): Promise<Error | undefined> => {
    try {
      const form = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': url })
      const { ok, status } = await post(hub, form)
      return ok ? undefined : new Error(`it answered ${status}`)
    } catch (error) {
      return toError(error)
    }
  }

  /** One after the other; returns those that the hub did not take. */
  const tellAll = async (urls: Iterable<string>): Promise<Map<string, Error>> => {
    const failed = new Map<string, Error>()
    for (const url of urls) {
      const reason = await tell(url)
      if (reason !== undefined) failed.set(url, reason)
    }
    return failed
  }

  const tellOfChanges = async () => {
    const urls = [...changed]
    changed.clear()
    let failed = await tellAll(urls)
    for (const time of PAUSES) {
      if (failed.size === 0) return
      await wait(time)
      failed = await tellAll(failed.keys())
    }
    for (const [url, { message }] of failed) {
      const others = failed.size === 1 ? '' : ` and ${failed.size - 1} more`
      onFailure(`The hub ${hub} was not told of ${url}${others}: ${message}`)
      return
    }
  }

  let work = noteChanges()
  return {
    notify: () => {
      // One look is enough for all that came before it.
      if (isAsked) return
      isAsked = true
      work = work.then(async () => {
        isAsked = false
        await noteChanges()
        await tellOfChanges()
      })
    },
    settled: () => work,
  }
}

const postForm = (hub: string, body: URLSearchParams) =>
  fetch(hub, { method: 'POST', body, signal: AbortSignal.timeout(TIME_LIMIT) })
