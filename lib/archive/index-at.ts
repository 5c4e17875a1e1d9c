import { rmSync } from 'node:fs'

import { closeArchive, openArchive, openWritableArchive } from './archive'
import { refreshVisibility } from './ingest'
import { run } from './sql'

/**
 * Writes a copy of an index in which is live what readers will find at another time: what is due
 * by then, and no draft.
 *
 * @param now an instant in UTC
 */
export function copyIndexAt(path: string, copy: string, now: string) {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true })
  const original = openArchive(path)
  try {
    original.connection.pragma('query_only = OFF')
    run(original.connection, 'VACUUM INTO ?', copy)
  } finally {
    closeArchive(original)
  }
  const archive = openWritableArchive(copy)
  try {
    refreshVisibility(archive, { now, audience: 'public' })
    run(archive.connection, 'UPDATE revision SET published_at = ?', now)
    archive.connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    closeArchive(archive)
  }
}
