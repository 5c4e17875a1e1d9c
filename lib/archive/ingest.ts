import type { Diagnostic } from '@/lib/content/diagnostics'
import type { CrossFinding } from '@/lib/content/locate'
import type { ParsedFile } from '@/lib/content/parse'

import type { Archive } from './archive'
import { checkNewsroom } from './checks'
import {
  checkExchangedImages,
  checkRecord,
  findPublished,
  type PublishedStory,
} from './record-checks'
import { alignSearch } from './search-index'
import { all, first, inTransaction, run } from './sql'
import { replaceFile } from './store-file'

export interface Change {
  revision: string
  /** Where the newsroom was read, in words; a revision counts only together with it. */
  source: string
  /** Every changed file, parsed. One without an entry has errors, and then nothing is kept. */
  files: AsyncIterable<ParsedFile & { hash: string }>
  removed: readonly string[]
  visibility: Visibility
  /** The share of the stories, from 0 to 1, that may vanish at once; more is kept waiting. */
  removable?: number
  /**
   * Makes ready what pages of changed files will need besides the index, when all else is right;
   * what it finds wrong keeps the revision out as well.
   */
  prepare?: (changed: readonly string[]) => Promise<CrossFinding[]>
  /** Whether the index holds what readers have seen, which does not change without a word. */
  isRecord?: boolean
}

/** Stories and updates dated after `now` stay out of sight; a preview shows them, and drafts. */
export interface Visibility {
  now: string
  audience: 'public' | 'preview'
}

export interface Ingested {
  isKept: boolean
  /** Set when so many stories would vanish that someone has to confirm it. */
  massRemoval?: MassRemoval
  /** Of single files, warnings among them. */
  diagnostics: Diagnostic[]
  /** Between files. */
  findings: CrossFinding[]
}

export interface MassRemoval {
  /** Stories that readers could see and that would be gone. */
  lost: number
  /** Stories that readers could see. */
  of: number
}

/** Brings the index to a revision in one transaction, or, if anything is wrong, leaves it untouched. */
export async function ingest(archive: Archive, change: Change): Promise<Ingested> {
  const { connection } = archive
  connection.exec('BEGIN IMMEDIATE')
  try {
    const before = change.removed.length > 0 ? listLiveSlugs(archive) : []
    const diagnostics: Diagnostic[] = []
    const broken: string[] = []
    const changed: string[] = []
    const published: PublishedStory[] = []
    const note = (path: string) => {
      const known = change.isRecord ? findPublished(archive, path) : undefined
      if (known !== undefined) published.push(known)
    }
    for (const path of change.removed) {
      note(path)
      run(connection, 'DELETE FROM files WHERE path = ?', path)
    }
    for await (const file of change.files) {
      note(file.path)
      replaceFile(archive, file)
      diagnostics.push(...file.diagnostics)
      changed.push(file.path)
      if (file.entry === undefined) broken.push(file.path)
    }
    setLive(archive, change.visibility)
    run(
      connection,
      'INSERT OR REPLACE INTO revision (only, id, source, published_at) VALUES (1, ?, ?, ?)',
      change.revision,
      change.source,
      change.visibility.now,
    )
    const { now } = change.visibility
    const findings = [
      ...checkNewsroom(archive, { changed, removed: change.removed, broken }),
      ...checkRecord(archive, published, { broken, now }),
      ...(change.isRecord ? checkExchangedImages(archive, changed, { published, now }) : []),
    ]
    const isSound = () =>
      broken.length === 0 && findings.every(({ severity }) => severity === 'warning')
    const massRemoval = isSound()
      ? findMassRemoval(archive, before, change.removable ?? 1)
      : undefined
    if (isSound() && massRemoval === undefined) {
      findings.push(...((await change.prepare?.(changed)) ?? []))
    }
    const isKept = isSound() && massRemoval === undefined
    connection.exec(isKept ? 'COMMIT' : 'ROLLBACK')
    return { isKept, diagnostics, findings, ...(massRemoval && { massRemoval }) }
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

const listLiveSlugs = ({ connection }: Archive): string[] =>
  all<{ slug: string }>(connection, 'SELECT slug FROM stories WHERE is_live = 1').map(
    ({ slug }) => slug,
  )

/** A renamed story is not lost, nor is one that was taken back to a draft. */
function findMassRemoval(
  { connection }: Archive,
  before: readonly string[],
  removable: number,
): MassRemoval | undefined {
  if (before.length === 0) return undefined
  const known = new Set(
    all<{ slug: string }>(
      connection,
      "SELECT slug FROM stories UNION SELECT target FROM refs WHERE kind = 'former-slug'",
    ).map(({ slug }) => slug),
  )
  const lost = before.filter((slug) => !known.has(slug)).length
  return lost > before.length * removable ? { lost, of: before.length } : undefined
}

/** Shows what has become due, and hides what must not be seen; true when anything changed. */
export function refreshVisibility(archive: Archive, visibility: Visibility): boolean {
  const { connection } = archive
  const isOutdated = listMisplaced(visibility).some(
    ({ table, condition, values }) =>
      first(connection, `SELECT 1 FROM ${table} WHERE ${condition}`, ...values) !== undefined,
  )
  if (!isOutdated) return false
  inTransaction(connection, () => {
    setLive(archive, visibility)
    run(connection, 'UPDATE revision SET published_at = ?', visibility.now)
  })
  return true
}

function setLive(archive: Archive, visibility: Visibility) {
  const { connection } = archive
  for (const { table, condition, values } of listMisplaced(visibility)) {
    run(connection, `UPDATE ${table} SET is_live = 1 - is_live WHERE ${condition}`, ...values)
  }
  alignSearch(archive)
}

const TIMED = ['stories', 'updates'] as const

/**
 * Rows that are live and must not be, or the other way round. One question each, as SQLite reads
 * every row where they are joined by OR; the `+` leaves an index to the drafts.
 */
const listMisplaced = ({ audience, now }: Visibility) =>
  TIMED.flatMap((table) =>
    audience === 'preview'
      ? [{ table, condition: 'is_live = 0', values: [] }]
      : [
          {
            table,
            condition: 'is_live = 0 AND is_draft = 0 AND published_at <= ?',
            values: [now],
          },
          { table, condition: 'is_live = 1 AND published_at > ?', values: [now] },
          { table, condition: '+is_live = 1 AND is_draft = 1', values: [] },
        ],
  )

/**
 * The revision that the index holds, and where it was read; `key` also changes when a scheduled
 * story goes live, and when the history tells something new.
 */
export const findRevision = ({ connection }: Archive) =>
  first<{ id: string; source: string; key: string }>(
    connection,
    `SELECT r.id, r.source, r.id || ' ' || r.published_at || coalesce(' ' || h.changed_by, '') AS key
     FROM revision r LEFT JOIN forecast_history h ON h.source = r.source`,
  )

/** Paths and hashes of the files that the index holds. */
export const listFiles = ({ connection }: Archive): { path: string; hash: string }[] =>
  all(connection, 'SELECT path, hash FROM files')
