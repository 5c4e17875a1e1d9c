import { setImmediate as nextTurn } from 'node:timers/promises'

import type { WritableArchive } from '@/lib/archive/archive'
import {
  addFirstCommits,
  clearForecastHistory,
  findForecastHistory,
  finishForecastHistory,
  type ForecastHistory,
  storeNoHistory,
} from '@/lib/archive/forecast-history'
import { findRevision } from '@/lib/archive/ingest'
import {
  addStoryVersions,
  clearStoryHistory,
  findKnownStories,
  findLastVersions,
} from '@/lib/archive/story-history'
import type { ParsePool } from '@/lib/content/parse-pool'

import type { ContentSource } from './content-source'
import { toError } from './follow'

export interface HistoryKeeperOptions {
  /** The index as it is now: another may take its place at any time. */
  archive: () => WritableArchive
  pool: Pick<ParsePool, 'parse'>
  /** Waits until nobody publishes. */
  idle: () => Promise<void>
  /** Pages may look different from now on. */
  onChange: () => void
  onFailure: (error: Error) => void
}

export interface HistoryKeeper {
  /** Sees to it that the index knows the history of what it holds. Returns at once. `now` in milliseconds. */
  tend: (source: ContentSource, now: number) => void
  /** When what was begun is done. */
  settled: () => Promise<void>
}

/** Forecasts that are stored at once: for as long nobody is served. */
const BATCH = 500
/** Milliseconds of reading after which whoever waits has a turn. */
const SLICE = 4
/** Milliseconds until a history that could not be read is tried again. */
const AGAIN_AFTER = 60_000

/** Reads the history of forecasts behind the back of publishing, which never waits for it. */
export function openHistoryKeeper(options: HistoryKeeperOptions): HistoryKeeper {
  const { archive, idle, onChange, onFailure } = options
  let isReading = false
  let work = Promise.resolve()
  let failedAt = Number.NEGATIVE_INFINITY
  /** A shallow history is looked at anew with each revision, and each start: it may have been completed. */
  let shallow: string | undefined

  const read = async (source: ContentSource, revision: string) => {
    const target = archive()
    const known = findForecastHistory(target)
    const history = await source.readForecastHistory?.(
      revision,
      known?.state === 'read' ? known : undefined,
      pauseFor(idle),
    )
    const isStored = await store(target, { source: source.description, revision }, history, options)
    shallow = history?.state === 'shallow' ? revision : undefined
    if (isStored) onChange()
    await readStories(target, { source, revision }, options)
  }

  return {
    tend: (source, now) => {
      const held = findRevision(archive())
      if (isReading || held === undefined || now < failedAt + AGAIN_AFTER) return
      const known = findForecastHistory(archive())
      if (source.readForecastHistory === undefined) {
        const place = { source: source.description, revision: held.id }
        if (known?.state !== 'none') storeNoHistory(archive(), place, 'none')
        return
      }
      const isKnown = known?.revision === held.id && known.state === 'read'
      const areStoriesKnown =
        source.readStoryHistory === undefined || findKnownStories(archive())?.revision === held.id
      if ((isKnown || shallow === held.id) && areStoriesKnown) return
      isReading = true
      work = read(source, held.id)
        .catch((error: unknown) => {
          failedAt = now
          onFailure(toError(error))
        })
        .finally(() => {
          isReading = false
        })
    },
    settled: () => work,
  }
}

/**
 * Reads on in the history of stories. No page is made anew for it: those that show it are, within a
 * minute, as every page is.
 */
async function readStories(
  target: WritableArchive,
  { source, revision }: { source: ContentSource; revision: string },
  { archive, idle, pool }: HistoryKeeperOptions,
) {
  const history = await source.readStoryHistory?.(revision, {
    known: findKnownStories(target),
    lastVersions: (slugs) => findLastVersions(target, slugs),
    pool,
    pause: pauseFor(idle),
  })
  if (history === undefined) return
  const mayWrite = async () => {
    await idle()
    return archive() === target && findRevision(target)?.source === source.description
  }
  if (!(await mayWrite())) return
  const { since, newestAt, isShallow, versions } = history
  if (since === undefined) clearStoryHistory(target)
  // What is read on is added at once, as half of it would be added again the next time.
  const batch = since === undefined ? BATCH : Number.POSITIVE_INFINITY
  let start = 0
  for (; versions.length - start > batch; start += batch) {
    addStoryVersions(target, versions.slice(start, start + batch), undefined)
    await nextTurn()
    if (!(await mayWrite())) return
  }
  const known = { source: source.description, revision, newestAt, isShallow }
  addStoryVersions(target, versions.slice(start), known)
}

/** True when pages may look different after it. */
async function store(
  target: WritableArchive,
  place: { source: string; revision: string },
  history: ForecastHistory | undefined,
  { archive, idle }: HistoryKeeperOptions,
): Promise<boolean> {
  const mayWrite = async () => {
    await idle()
    return archive() === target && findRevision(target)?.source === place.source
  }
  if (history === undefined || !(await mayWrite())) return false
  if (history.state === 'shallow') {
    const isNews = findForecastHistory(target)?.state !== 'shallow'
    storeNoHistory(target, place, 'shallow')
    return isNews
  }
  const { since, newestAt, firstCommits, renewed } = history
  if (since === undefined) clearForecastHistory(target)
  const commits = [...firstCommits]
  for (let start = 0; start < commits.length; start += BATCH) {
    if (!(await mayWrite())) return false
    addFirstCommits(target, commits.slice(start, start + BATCH), renewed)
    await nextTurn()
  }
  if (!(await mayWrite())) return false
  const isChanged = since === undefined || commits.length > 0
  finishForecastHistory(target, place, { newestAt, isChanged })
  return isChanged
}

/** Lets others have a turn now and then, and publishing all the time it needs. */
function pauseFor(idle: () => Promise<void>): () => Promise<void> {
  let sliceEnds = 0
  return async () => {
    if (performance.now() < sliceEnds) return
    await nextTurn()
    await idle()
    sliceEnds = performance.now() + SLICE
  }
}
