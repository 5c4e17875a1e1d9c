import type { ForecastHistory, KnownHistory } from '@/lib/archive/forecast-history'
import { type NamedForecasts, readForecasts } from '@/lib/content/forecast-names'
import { MAXIMUM_BYTES } from '@/lib/content/parse'

import { readBlobs, type Repository } from './git'
import { isShallow, leadsTo, type LoggedVersion, readStoryLog } from './story-log'

/**
 * When each forecast came to stand in a story of the line of commits that leads to `revision`: for
 * the first time, or for the last where it was edited into another one and back again. Else a
 * newsroom could write down many probabilities, and restore the best of them afterwards.
 *
 * Only the first parents are followed: a branch counts when it is merged, as nobody was shown it
 * before. The time of a commit is the one at which it was made in its present form, and never
 * before that of one it builds on.
 *
 * @param known what was read before; it is read on from there, where `revision` builds on it
 * @param pause waited for between two files, so that whatever is more urgent comes first
 */
export async function readForecastHistory(
  repository: Repository,
  revision: string,
  known: KnownHistory | undefined,
  pause: () => Promise<void>,
): Promise<ForecastHistory> {
  if (await isShallow(repository)) return { state: 'shallow' }
  const since =
    known !== undefined && (await leadsTo(repository, known.revision, revision)) ? known : undefined
  const { versions, newestAt } = await readStoryLog(repository, since, revision)
  const firstCommits = new Map<string, string>()
  const renewed = new Set<string>()
  for (let start = 0; start < versions.length; start += AT_ONCE) {
    const part = versions.slice(start, start + AT_ONCE)
    const forecastsOf = await readVersions(repository, part, pause)
    // The oldest come first.
    for (const { hash, previousHash, committedAt } of part) {
      const before = forecastsOf(previousHash)
      for (const { id, names } of forecastsOf(hash)) {
        const earlier = before.find((known) => known.id === id)?.names
        for (const name of names) {
          const isEdited = earlier?.includes(name) === false
          if (isEdited) renewed.add(name)
          if (isEdited || !firstCommits.has(name)) firstCommits.set(name, committedAt)
        }
      }
      await pause()
    }
  }
  return { state: 'read', since: since?.revision, newestAt, firstCommits, renewed }
}

/** Versions whose forecasts are held in memory together. */
const AT_ONCE = 200

/** The forecasts in the bytes of each version, and in those that it took the place of. */
async function readVersions(
  repository: Repository,
  versions: readonly LoggedVersion[],
  pause: () => Promise<void>,
) {
  const hashes = [...new Set(versions.flatMap((version) => [version.previousHash, version.hash]))]
  const files = hashes.filter((hash) => hash !== undefined)
  const forecasts = new Map<string, NamedForecasts[]>()
  let index = 0
  for await (const bytes of readBlobs(repository, files, MAXIMUM_BYTES + 1)) {
    const hash = files[index++]
    if (hash === undefined || bytes.length > MAXIMUM_BYTES) continue
    forecasts.set(hash, readForecasts(bytes))
    await pause()
  }
  return (hash: string | undefined): NamedForecasts[] =>
    hash === undefined ? [] : (forecasts.get(hash) ?? [])
}
