import type { Diagnostic } from '@/lib/content/diagnostics'
import type { CrossFinding } from '@/lib/content/locate'
import type { ParsedFile } from '@/lib/content/parse'

import { openWritableArchive, type WritableArchive } from './archive'
import { checkNewsroom } from './checks'
import { isIndexFault } from './index-file'
import { all, fromJson, run } from './sql'
import { replaceFile } from './store-file'

export interface CheckChange {
  revision: string
  source: string
  files: AsyncIterable<ParsedFile & { hash: string }>
  removed: readonly string[]
  /** This instant in UTC. */
  now: string
}

export interface Checked {
  /** Of single files, also of those that have not changed. */
  diagnostics: Diagnostic[]
  /** Between files. */
  findings: CrossFinding[]
}

/**
 * Opens an index that also keeps what is wrong with files, so that a check reads only what has
 * changed. Where it cannot be kept, or another check is writing to it, it lies in memory.
 */
export function openCheckIndex(path: string): WritableArchive {
  try {
    return withProblems(openWritableArchive(path))
  } catch (error) {
    if (!isIndexFault(error) && !isRefusedByDisk(error)) throw error
    return openCheckIndexInMemory()
  }
}

export const openCheckIndexInMemory = () => withProblems(openWritableArchive(':memory:'))

function withProblems(archive: WritableArchive): WritableArchive {
  archive.connection.exec(`
    CREATE TABLE IF NOT EXISTS problems (
      path TEXT NOT NULL REFERENCES files ON DELETE CASCADE,
      is_broken INTEGER NOT NULL,
      data TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS problems_by_path ON problems (path);`)
  return archive
}

const isRefusedByDisk = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(String(error.code))

/** Brings the index to what lies in the newsroom, faults included, and says all that is wrong. */
export async function checkInto(archive: WritableArchive, change: CheckChange): Promise<Checked> {
  const { connection } = archive
  connection.exec('BEGIN IMMEDIATE')
  try {
    for (const path of change.removed) run(connection, 'DELETE FROM files WHERE path = ?', path)
    const doubtful: string[] = []
    for await (const file of change.files) {
      replaceFile(archive, file)
      keepProblems(archive, file)
      if (file.diagnostics.some(({ rule }) => rule === 'too-complex')) doubtful.push(file.path)
    }
    run(
      connection,
      'INSERT OR REPLACE INTO revision (only, id, source, published_at) VALUES (1, ?, ?, ?)',
      change.revision,
      change.source,
      change.now,
    )
    const checked = {
      diagnostics: listProblems(archive),
      findings: checkNewsroom(archive, {
        changed: 'anything',
        removed: [],
        broken: listBroken(archive),
      }),
    }
    // The machine may have been busy when a file took too long: it is read again next time.
    for (const path of doubtful) run(connection, 'DELETE FROM files WHERE path = ?', path)
    connection.exec('COMMIT')
    return checked
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

function keepProblems(
  { connection }: WritableArchive,
  { path, hash, entry, diagnostics }: ParsedFile & { hash: string },
) {
  if (diagnostics.length === 0) return
  run(connection, 'INSERT OR IGNORE INTO files (path, hash) VALUES (?, ?)', path, hash)
  run(
    connection,
    'INSERT INTO problems (path, is_broken, data) VALUES (?, ?, ?)',
    path,
    Number(entry === undefined),
    JSON.stringify(diagnostics),
  )
}

const listProblems = ({ connection }: WritableArchive): Diagnostic[] =>
  all<{ data: string }>(connection, 'SELECT data FROM problems').flatMap(({ data }) =>
    fromJson<Diagnostic[]>(data),
  )

const listBroken = ({ connection }: WritableArchive): string[] =>
  all<{ path: string }>(connection, 'SELECT path FROM problems WHERE is_broken = 1').map(
    ({ path }) => path,
  )
