import type { PartChange } from '@/lib/content/story-changes'

import type { Archive } from './archive'
import { all, first, inTransaction, run } from './sql'

/** One version of a story that readers could see. */
export interface StoryVersion {
  /** What the story was called then. */
  slug: string
  /** Where its file lay. */
  path: string
  /** Names the bytes of its file. */
  hash: string
  committedAt: string
  /** `first`: nothing is known before it; `earlier`: it was there when the known history begins. */
  change: PartChange[] | 'first' | 'earlier'
}

/** What the history of the content says of the stories in it. */
export interface StoryHistory {
  /** The revision from which on it was read; from the very first one without it. */
  since: string | undefined
  /** When the newest commit of all was made, an instant. */
  newestAt: string
  /** Whether the known history begins later than the content. */
  isShallow: boolean
  /** The oldest first. */
  versions: StoryVersion[]
}

/** How far the history of stories was read. */
export interface KnownStoryHistory {
  revision: string
  newestAt: string
  isShallow: boolean
}

export type LastVersions = ReadonlyMap<string, Pick<StoryVersion, 'path' | 'hash'>>

/** What is known of the source that the index was made from; nothing before it was read. */
export function findKnownStories({ connection }: Archive): KnownStoryHistory | undefined {
  const row = first<Omit<KnownStoryHistory, 'isShallow'> & { isShallow: number }>(
    connection,
    `SELECT h.revision, h.newest_at AS newestAt, h.is_shallow AS isShallow
     FROM story_history h JOIN revision r ON r.source = h.source`,
  )
  return row && { ...row, isShallow: row.isShallow === 1 }
}

/** The newest known version of each of these stories, by its slug. */
export const findLastVersions = ({ connection }: Archive, slugs: readonly string[]): LastVersions =>
  new Map(
    all<{ slug: string; path: string; hash: string }>(
      connection,
      `SELECT slug, path, hash FROM story_versions
       WHERE slug IN (SELECT value FROM json_each(?)) ORDER BY rowid`,
      JSON.stringify(slugs),
    ).map(({ slug, ...version }) => [slug, version]),
  )

/** Forgets all, as it is to be told anew from the beginning. */
export function clearStoryHistory({ connection }: Archive) {
  inTransaction(connection, () => {
    run(connection, 'DELETE FROM story_history')
    run(connection, 'DELETE FROM story_versions')
  })
}

/** Adds a part of what was read, and notes in the same step how far that was. */
export function addStoryVersions(
  { connection }: Archive,
  versions: readonly StoryVersion[],
  known: (KnownStoryHistory & { source: string }) | undefined,
) {
  inTransaction(connection, () => {
    for (const { slug, path, hash, committedAt, change } of versions) {
      run(
        connection,
        'INSERT INTO story_versions (slug, path, hash, committed_at, change) VALUES (?, ?, ?, ?, ?)',
        slug,
        path,
        hash,
        committedAt,
        JSON.stringify(change),
      )
    }
    if (known === undefined) return
    run(
      connection,
      `INSERT OR REPLACE INTO story_history (only, source, revision, newest_at, is_shallow)
       VALUES (1, ?, ?, ?, ?)`,
      known.source,
      known.revision,
      known.newestAt,
      Number(known.isShallow),
    )
  })
}
