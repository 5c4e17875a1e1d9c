import type { PartChange } from '@/lib/content/story-changes'

import type { Archive } from './archive'
import { findForecastHistory } from './forecast-history'
import { all, first, fromJson } from './sql'
import { findKnownStories, type StoryVersion } from './story-history'

/** What the history of the repository tells readers of one story. */
export interface StoryHistoryView {
  /** `shallow`: it begins too late; `none`: there is no repository; `unread`: it is being read. */
  state: 'read' | 'shallow' | 'none' | 'unread'
  /** Up to which commit it was read. */
  revision: string | undefined
  /** When the first version that readers saw was committed, where that is known. */
  firstCommittedAt: string | undefined
  /** When the known history begins, where the story is older. */
  knownSince: string | undefined
  /** What readers saw change, the newest first. */
  changes: { committedAt: string; parts: PartChange[] }[]
}

/** `undefined` where there is no such live story. */
export function findStoryHistory(archive: Archive, slug: string): StoryHistoryView | undefined {
  const story = first<{ publishedAt: string }>(
    archive.connection,
    'SELECT published_at AS publishedAt FROM stories WHERE slug = ? AND is_live = 1',
    slug,
  )
  if (story === undefined) return undefined
  const known = findKnownStories(archive)
  if (known === undefined) {
    const state = findForecastHistory(archive)?.state === 'none' ? 'none' : 'unread'
    return { state, ...NOTHING }
  }
  const seen = listSeen(listVersions(archive, slug), story.publishedAt)
  const [oldest] = seen
  const isOlder = oldest?.change === 'earlier'
  return {
    state: known.isShallow ? 'shallow' : 'read',
    revision: known.revision,
    firstCommittedAt: isOlder ? undefined : oldest?.committedAt,
    knownSince: isOlder ? oldest.committedAt : undefined,
    changes: seen
      .slice(1)
      .flatMap(({ committedAt, change }) =>
        typeof change === 'string' ? [] : [{ committedAt, parts: change }],
      )
      .toReversed(),
  }
}

const NOTHING = {
  ...{ revision: undefined, firstCommittedAt: undefined, knownSince: undefined },
  changes: [],
}

/** Nobody saw what was written before the time of publication, but for the last of it. */
function listSeen(versions: readonly StoryVersion[], publishedAt: string): StoryVersion[] {
  const start = versions.findLastIndex(({ committedAt }) => committedAt <= publishedAt)
  return versions.slice(Math.max(0, start))
}

/** Versions under all the names that a live story has and had, the oldest first. */
const listVersions = ({ connection }: Archive, slug: string): StoryVersion[] =>
  all<Omit<StoryVersion, 'change'> & { change: string }>(
    connection,
    `WITH named (slug) AS (
       SELECT slug FROM stories WHERE slug = ?1 AND is_live = 1
       UNION
       SELECT r.target FROM stories s JOIN refs r ON r.path = s.path AND r.kind = 'former-slug'
       WHERE s.slug = ?1 AND s.is_live = 1)
     SELECT v.slug, v.path, v.hash, v.committed_at AS committedAt, v.change
     FROM named CROSS JOIN story_versions v ON v.slug = named.slug ORDER BY v.rowid`,
    slug,
  ).map((row) => ({ ...row, change: fromJson<StoryVersion['change']>(row.change) }))
