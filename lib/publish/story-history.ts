import type { LastVersions, StoryHistory, StoryVersion } from '@/lib/archive/story-history'
import { isDraftFile } from '@/lib/content/forecast-names'
import { MAXIMUM_BYTES } from '@/lib/content/parse'
import type { Story } from '@/lib/content/schema/story'
import { compareParts, partsOf, type StoryParts } from '@/lib/content/story-changes'

import type { StoryReading } from './content-source'
import { readBlobs, type Repository } from './git'
import { isShallow, leadsTo, type LoggedVersion, readStoryLog } from './story-log'

/**
 * What readers saw of each story, version by version, along the line of first parents that leads to
 * `revision`: no draft, and nothing that had errors, as it was never published.
 *
 * Only a story with more than one version is parsed. It is read on from what is known, where
 * `revision` builds on that.
 */
export async function readStoryHistory(
  repository: Repository,
  revision: string,
  reading: StoryReading,
): Promise<StoryHistory> {
  const isCut = await isShallow(repository)
  const { known } = reading
  const mayReadOn =
    known !== undefined &&
    known.isShallow === isCut &&
    (await leadsTo(repository, known.revision, revision))
  const since = mayReadOn ? known : undefined
  const { versions, newestAt } = await readStoryLog(repository, since, revision)
  const slugs = [...new Set(versions.map(({ slug }) => slug))]
  const before = since === undefined ? NOTHING : reading.lastVersions(slugs)
  const reader = openReader(repository, reading, isCut)
  return {
    ...{ since: since?.revision, newestAt, isShallow: isCut },
    versions: await reader(versions, before),
  }
}

const NOTHING: LastVersions = new Map()

type FileVersion = LoggedVersion & { hash: string; isKnown: boolean }

function openReader(repository: Repository, { pool, pause }: StoryReading, isCut: boolean) {
  const latest = new Map<string, StoryParts>()

  const parse = async (path: string, bytes: Uint8Array): Promise<Story | undefined> => {
    const { entry } = await pool.parse(path, bytes)
    return entry?.kind === 'story' && !entry.value.draft ? entry.value : undefined
  }

  /** What a version adds to what readers knew; nothing where they saw no difference. */
  const compare = async (version: FileVersion, bytes: Uint8Array) => {
    const story = await parse(version.path, bytes)
    if (story === undefined) return undefined
    const parts = partsOf(story)
    const before = [version.slug, ...story.previousSlugs.toReversed()]
      .map((slug) => latest.get(slug))
      .find((known) => known !== undefined)
    latest.set(version.slug, parts)
    if (before === undefined) return firstOf(version, isCut)
    const change = compareParts(before, parts)
    return change.length === 0 ? undefined : change
  }

  return async (logged: readonly LoggedVersion[], before: LastVersions) => {
    const files = [...listKnown(before), ...logged.flatMap(withBytes)]
    const several = listSeveral(logged, before)
    const found: StoryVersion[] = []
    let index = 0
    const hashes = files.map(({ hash }) => hash)
    for await (const bytes of readBlobs(repository, hashes, MAXIMUM_BYTES + 1)) {
      const version = files[index++]
      await pause()
      if (version === undefined || bytes.length > MAXIMUM_BYTES) continue
      const { slug, path, hash, committedAt } = version
      const change =
        several.has(slug) || hasFormerSlugs(bytes)
          ? await compare(version, bytes)
          : isDraftFile(bytes)
            ? undefined
            : firstOf(version, isCut)
      if (change === undefined || version.isKnown) continue
      found.push({ slug, path, hash, committedAt, change })
    }
    return found
  }
}

const firstOf = ({ isFromBeginning }: LoggedVersion, isCut: boolean) =>
  isCut && isFromBeginning ? 'earlier' : 'first'

const withBytes = (version: LoggedVersion): FileVersion[] =>
  version.hash === undefined ? [] : [{ ...version, hash: version.hash, isKnown: false }]

/** Versions that were read before: the next one is compared with them. */
const listKnown = (before: LastVersions) =>
  Array.from(before, ([slug, { path, hash }]): FileVersion => ({
    ...{ slug, path, hash, previousHash: undefined },
    ...{ committedAt: '', isFromBeginning: false, isKnown: true },
  }))

/** Slugs of stories of which more than one version matters, or that went on under another name. */
function listSeveral(logged: readonly LoggedVersion[], before: LastVersions) {
  const seen = new Set(before.keys())
  const several = new Set(before.keys())
  for (const { slug, hash } of logged) {
    if (seen.has(slug) || hash === undefined) several.add(slug)
    seen.add(slug)
  }
  return several
}

const FORMER_SLUGS = Buffer.from('\npreviousSlugs:')

const hasFormerSlugs = (bytes: Uint8Array) => Buffer.from(bytes).includes(FORMER_SLUGS)
