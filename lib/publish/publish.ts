import type { WritableArchive } from '@/lib/archive/archive'
import {
  findRevision,
  ingest,
  listFiles,
  type MassRemoval,
  refreshVisibility,
  type Visibility,
} from '@/lib/archive/ingest'
import { type Diagnostic, isError, sortDiagnostics } from '@/lib/content/diagnostics'
import { isImageFile } from '@/lib/content/image-file'
import { type CrossFinding, openLocator } from '@/lib/content/locate'
import type { ParsedFile } from '@/lib/content/parse'
import type { ParsePool } from '@/lib/content/parse-pool'

import type { ContentSource, SourceChanges, SourceFile } from './content-source'
import { makeImages, parseImages } from './newsroom-images'

export interface Newsroom {
  archive: WritableArchive
  source: ContentSource
  pool: Pick<ParsePool, 'parse'>
  /** Where what is published of pictures lies; without one, they are only checked. */
  imageFolder?: string
  /** Someone has confirmed that most of the stories may vanish. */
  mayRemoveAll?: boolean
}

export type Publication =
  | { outcome: 'unchanged'; revision: string }
  /** Nothing was committed, but the time of a scheduled story has come. */
  | { outcome: 'released'; revision: string }
  | {
      outcome: 'published'
      revision: string
      changed: number
      removed: number
      diagnostics: Diagnostic[]
    }
  /** The index still holds the revision before; nothing of this one is in it. */
  | { outcome: 'refused'; revision: string; diagnostics: Diagnostic[] }
  /** Nothing is wrong with it, but it takes so much away that someone has to confirm it. */
  | ({ outcome: 'held'; revision: string } & MassRemoval)

/** The share of the stories that may vanish without anyone confirming it. */
const REMOVABLE = 1 / 3

/** Milliseconds until a verdict that may be a fluke is put to the test once more. */
const SECOND_CHANCE = 60_000

/**
 * Publishes as often as it is called; a revision that was refused once is not read again. One whose
 * only fault is a file that took too long is: the machine may have been busy. Once a minute, so
 * that a sound one is soon live and an unsound one costs a few seconds of one parser.
 */
export function openPublisher(
  newsroom: Newsroom,
): (visibility: Visibility) => Promise<Publication> {
  let refused: { revision: string; until: number } | undefined
  return async (visibility) => {
    const now = Date.parse(visibility.now)
    const known = refused !== undefined && now < refused.until ? refused.revision : undefined
    const publication = await publishLatest(newsroom, visibility, known)
    if (publication.outcome === 'refused' || publication.outcome === 'held') {
      const until = mayBeFluke(publication) ? now + SECOND_CHANCE : Number.POSITIVE_INFINITY
      refused = { revision: publication.revision, until }
    }
    return publication
  }
}

const mayBeFluke = (publication: Publication) =>
  publication.outcome === 'refused' &&
  publication.diagnostics.filter(isError).every(({ rule }) => rule === 'too-complex')

/**
 * Brings the index to the latest revision of the source, whole or not at all.
 *
 * @param refused a revision that is known to have errors
 * @throws when the source cannot be read, with a sentence that says why
 */
export async function publishLatest(
  newsroom: Newsroom,
  visibility: Visibility,
  refused?: string,
): Promise<Publication> {
  const { archive, source } = newsroom
  const held = findRevision(archive)
  const served = held?.source === source.description ? held.id : undefined
  const revision = await source.latestRevision()
  if (revision === served || revision === refused) {
    const isReleased = refreshVisibility(archive, visibility)
    return isReleased
      ? { outcome: 'released', revision: held?.id ?? revision }
      : { outcome: 'unchanged', revision }
  }

  const { files, removed } = await listDifferences(newsroom, served, revision)
  const { isKept, massRemoval, diagnostics, findings } = await ingest(archive, {
    revision,
    source: source.description,
    files: parseAll(newsroom, revision, files),
    removed,
    visibility,
    // Another newsroom in place of the one before takes nothing away from it.
    removable: served === undefined || newsroom.mayRemoveAll ? 1 : REMOVABLE,
    prepare: (changed) => makeImages(newsroom, revision, visibility.audience, changed),
    isRecord:
      served !== undefined && source.isCommitted === true && visibility.audience === 'public',
  })
  if (massRemoval !== undefined) return { outcome: 'held', revision, ...massRemoval }
  const located = await locateAll(newsroom, revision, findings, { files, removed })
  const all = sortDiagnostics([...diagnostics, ...located])
  return isKept
    ? {
        outcome: 'published',
        revision,
        changed: files.length,
        removed: removed.length,
        diagnostics: all,
      }
    : { outcome: 'refused', revision, diagnostics: all }
}

export async function listDifferences(
  { archive, source }: Pick<Newsroom, 'archive' | 'source'>,
  served: string | undefined,
  revision: string,
) {
  const changes = await source.listChanges(served, revision)
  if (changes.scope === 'changed') return changes
  const held = new Map(listFiles(archive).map(({ path, hash }) => [path, hash]))
  const listed = new Set(changes.files.map(({ path }) => path))
  return {
    files: changes.files.filter(({ path, hash }) => held.get(path) !== hash),
    removed: [...held.keys()].filter((path) => !listed.has(path)),
  }
}

/** Files that are read and parsed ahead of the one being stored: enough to keep the parsers busy. */
const AHEAD = 32

export async function* parseAll(
  { source, pool, imageFolder }: Pick<Newsroom, 'source' | 'pool' | 'imageFolder'>,
  revision: string,
  files: readonly SourceFile[],
): AsyncGenerator<ParsedFile & { hash: string }> {
  const [images, texts] = [files.filter(isImage), files.filter((file) => !isImage(file))]
  const parsing: Promise<ParsedFile & { hash: string }>[] = []
  for await (const { path, hash, bytes } of source.readFiles(revision, texts)) {
    const parsed = pool.parse(path, bytes).then((file) => ({ ...file, hash }))
    // Should one fail, those behind it are never awaited.
    parsed.catch(() => undefined)
    parsing.push(parsed)
    const oldest = parsing.length > AHEAD ? parsing.shift() : undefined
    if (oldest !== undefined) yield await oldest
  }
  for (const parsed of parsing) yield await parsed
  yield* parseImages(source, revision, images, imageFolder)
}

const isImage = ({ path }: SourceFile) => isImageFile(path)

export async function locateAll(
  { archive, source }: Pick<Newsroom, 'archive' | 'source'>,
  revision: string,
  findings: readonly CrossFinding[],
  { files: changed, removed }: Pick<SourceChanges, 'files' | 'removed'>,
): Promise<Diagnostic[]> {
  if (findings.length === 0) return []
  const files = new Map([...listFiles(archive), ...changed].map((file) => [file.path, file]))
  for (const path of removed) files.delete(path)
  const wanted = new Set(findings.filter(({ at }) => at !== 'start').map(({ file }) => file))
  const toRead = [...wanted].flatMap((path) => files.get(path) ?? [])
  const locators = new Map<string, ReturnType<typeof openLocator>>()
  for await (const { path, bytes } of source.readFiles(revision, toRead)) {
    locators.set(path, openLocator(bytes))
  }
  const nowhere = openLocator(new Uint8Array())
  return findings.map((finding) => (locators.get(finding.file) ?? nowhere)(finding))
}
