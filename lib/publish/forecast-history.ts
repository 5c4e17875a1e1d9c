import type { ForecastHistory, KnownHistory } from '@/lib/archive/forecast-history'
import { readForecastNames } from '@/lib/content/forecast-names'
import { MAXIMUM_BYTES } from '@/lib/content/parse'

import { readBlobs, type Repository } from './git'
import { isShallow, leadsTo, type LoggedVersion, readStoryLog } from './story-log'

/**
 * When each forecast first stood in a story of the line of commits that leads to `revision`.
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
  const entries = [...listBlobs(versions)]
  let index = 0
  const hashes = entries.map(([hash]) => hash)
  for await (const bytes of readBlobs(repository, hashes, MAXIMUM_BYTES + 1)) {
    const committedAt = entries[index++]?.[1]
    if (committedAt === undefined || bytes.length > MAXIMUM_BYTES) continue
    // The oldest come first.
    for (const name of readForecastNames(bytes)) {
      if (!firstCommits.has(name)) firstCommits.set(name, committedAt)
    }
    await pause()
  }
  return { state: 'read', since: since?.revision, newestAt, firstCommits }
}

/** Bytes of stories, and when they were first committed, the oldest first. */
function listBlobs(versions: readonly LoggedVersion[]): Map<string, string> {
  const blobs = new Map<string, string>()
  for (const { hash, committedAt } of versions) {
    if (hash !== undefined && !blobs.has(hash)) blobs.set(hash, committedAt)
  }
  return blobs
}
