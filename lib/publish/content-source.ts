import type { ForecastHistory, KnownHistory } from '@/lib/archive/forecast-history'
import type { KnownStoryHistory, LastVersions, StoryHistory } from '@/lib/archive/story-history'
import type { ParsePool } from '@/lib/content/parse-pool'

/** One file of one revision; `path` is relative to the newsroom, with `/` between its parts. */
export interface SourceFile {
  path: string
  /** Names the bytes: equal hashes, equal bytes. */
  hash: string
}

export interface SourceChanges {
  /** `all`: `files` is the whole newsroom, and whatever an index holds besides is gone. */
  scope: 'all' | 'changed'
  files: SourceFile[]
  removed: string[]
}

/** Where a newsroom is read from. Revisions and files are stable: reading one twice gives the same bytes. */
export interface ContentSource {
  /** For people: `commit HEAD of /srv/news`, `folder /srv/news`. */
  description: string
  /** Whether someone decided on each revision: a folder changes with every saving of a file. */
  isCommitted?: boolean
  /** The revision that would be read now. */
  latestRevision: () => Promise<string>
  /** What differs between two revisions; everything, when `since` is undefined or unknown. */
  listChanges: (since: string | undefined, revision: string) => Promise<SourceChanges>
  /** The bytes of files of `revision`, in the order given; one more than it may have at most. */
  readFiles: (
    revision: string,
    files: readonly SourceFile[],
  ) => AsyncIterable<SourceFile & { bytes: Uint8Array }>
  /** When forecasts came into the content; a source that keeps no history has none to tell. */
  readForecastHistory?: (
    revision: string,
    known: KnownHistory | undefined,
    pause: () => Promise<void>,
  ) => Promise<ForecastHistory>
  /** What readers saw of stories, one version after another. */
  readStoryHistory?: (revision: string, reading: StoryReading) => Promise<StoryHistory>
}

/** What reading the history of stories needs. */
export interface StoryReading {
  known: KnownStoryHistory | undefined
  /** The newest known versions of stories, by slug. */
  lastVersions: (slugs: readonly string[]) => LastVersions
  pool: Pick<ParsePool, 'parse'>
  /** Waited for between two versions, so that whatever is more urgent comes first. */
  pause: () => Promise<void>
}
