import { type Archive, closeArchive, type WritableArchive } from '@/lib/archive/archive'
import { checkInto, openCheckIndex, openCheckIndexInMemory } from '@/lib/archive/check-index'
import { isIndexFault } from '@/lib/archive/index-file'
import { findRevision } from '@/lib/archive/ingest'
import { checkExchangedImages, checkRecord, type PublishedStory } from '@/lib/archive/record-checks'
import { type Diagnostic, isError, sortDiagnostics } from '@/lib/content/diagnostics'
import type { ParsedFile } from '@/lib/content/parse'
import type { ParsePool } from '@/lib/content/parse-pool'

import { listChangedFiles, readEarlierStories } from './changed-files'
import { judgingCode } from './code-fingerprint'
import type { ContentSource, SourceFile } from './content-source'
import { listSymbolicLinks, openFolderSource } from './folder-source'
import { listDifferences, locateAll, parseAll } from './publish'
import { readStamps, writeStamps } from './stamps'

export interface FolderCheck {
  dir: string
  /** Where what is known of the folder is kept until the next check; `undefined` keeps nothing. */
  memory: string | undefined
  pool: Pick<ParsePool, 'parse'>
  /** This instant in UTC. */
  now: string
  /** A commit: what readers have seen there is not changed without a word. */
  since?: string | undefined
  /** Told before the first file is read and after each. */
  onProgress?: (read: number, of: number) => void
}

export interface FolderVerdict {
  /** Content files of the folder. */
  files: number
  /** How many of them were read, as they have changed since the last check. */
  read: number
  diagnostics: Diagnostic[]
}

/**
 * Everything that is wrong in a newsroom as it lies in its folder.
 *
 * @throws a sentence when there is no such folder, or it changes meanwhile
 */
export const checkFolder = (check: FolderCheck): Promise<FolderVerdict> =>
  readFolder(check, (_archive, verdict) => verdict)

/**
 * Reads a newsroom as it lies in its folder, drafts included, and asks its index. Files with errors
 * are not in it.
 *
 * @throws as `checkFolder` does
 */
export async function readFolder<Answer>(
  check: FolderCheck,
  ask: (archive: Archive, verdict: FolderVerdict) => Answer,
): Promise<Answer> {
  const { memory } = check
  if (memory !== undefined) {
    try {
      return await readWith(openCheckIndex(`${memory}.db`), check, ask)
    } catch (error) {
      // Another check is writing, or the disk is full: neither is a fault of the newsroom.
      if (!isIndexFault(error)) throw error
    }
  }
  return readWith(openCheckIndexInMemory(), { ...check, memory: undefined }, ask)
}

async function readWith<Answer>(
  archive: WritableArchive,
  check: FolderCheck,
  ask: (archive: Archive, verdict: FolderVerdict) => Answer,
): Promise<Answer> {
  try {
    return ask(archive, await bringUpToDate(archive, check))
  } finally {
    closeArchive(archive)
  }
}

async function bringUpToDate(
  archive: WritableArchive,
  { dir, memory, pool, now, since, onProgress }: FolderCheck,
): Promise<FolderVerdict> {
  const folder = await openFolderSource(
    dir,
    memory === undefined ? undefined : readStamps(`${memory}.stamps`),
  )
  const source = { ...folder, description: `${folder.description}, judged by ${judgingCode()}` }
  const revision = await source.latestRevision()
  if (memory !== undefined) writeStamps(`${memory}.stamps`, folder.stamps(), now)

  const changes = await listStale(archive, source, revision)
  const parsed = parseAll({ source, pool }, revision, changes.files)
  const files = onProgress ? counted(parsed, changes.files.length, onProgress) : parsed
  const checked = await checkInto(archive, {
    revision,
    source: source.description,
    files,
    removed: changes.removed,
    now,
  })
  const broken = checked.diagnostics.filter(isError).map(({ file }) => file)
  const published = since === undefined ? [] : await listPublished({ dir, pool, now, since })
  const changed = since === undefined ? [] : [...(await listChangedFiles(dir, since)).changed]
  const findings = [
    ...checked.findings,
    ...checkRecord(archive, published, { broken, now }),
    ...checkExchangedImages(archive, changed, { published, now }),
  ]
  const diagnostics = [
    ...checked.diagnostics,
    ...(await locateAll({ archive, source }, revision, findings, changes)),
    ...(await listSymbolicLinks(dir)).map(toDiagnosticOfLink),
  ]
  return {
    files: folder.stamps().size,
    read: changes.files.length,
    diagnostics: sortDiagnostics(diagnostics),
  }
}

/** Stories that differ now and were out in the commit, as far as they could be read there. */
async function listPublished({
  dir,
  pool,
  now,
  since,
}: Pick<FolderCheck, 'dir' | 'pool' | 'now'> & { since: string }): Promise<PublishedStory[]> {
  const published: PublishedStory[] = []
  for await (const { path, bytes } of readEarlierStories(dir, since)) {
    const { entry } = await pool.parse(path, bytes)
    if (entry?.kind !== 'story' || entry.value.draft || entry.value.publishedAt > now) continue
    published.push({ path, story: entry.value })
  }
  return published
}

/** What the index does not know yet; everything, where it tells of another folder or by other rules. */
async function listStale(archive: WritableArchive, source: ContentSource, revision: string) {
  const held = findRevision(archive)
  if (held === undefined || held.source === source.description) {
    return listDifferences({ archive, source }, held?.id, revision)
  }
  const { files } = await source.listChanges(undefined, revision)
  const { removed } = await listDifferences({ archive, source }, undefined, revision)
  return { files, removed }
}

async function* counted(
  files: AsyncIterable<ParsedFile & SourceFile>,
  of: number,
  onProgress: (read: number, of: number) => void,
) {
  let read = 0
  onProgress(read, of)
  for await (const file of files) {
    yield file
    onProgress(++read, of)
  }
}

const toDiagnosticOfLink = (path: string): Diagnostic => ({
  severity: 'error',
  rule: 'symbolic-link',
  file: path,
  line: 1,
  column: 1,
  message: 'this is a symbolic link, which is never followed and never published',
  suggestion: 'put the file itself here',
})
