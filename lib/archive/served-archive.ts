import { settings } from '@/lib/settings'

import { type Archive, closeArchive, openArchive } from './archive'
import { identifyIndex } from './index-file'
import { findRevision } from './ingest'

let served: { archive: Archive; identity: string | undefined } | undefined

/**
 * The index that this process serves from, opened at the first question, and again when another
 * file has taken its place. Until that one holds a revision, the file that is gone is served.
 */
export function servedArchive(): Archive {
  const path = settings().indexPath
  const identity = identifyIndex(path)
  if (served === undefined) served = { archive: openArchive(path), identity }
  else if (identity !== undefined && identity !== served.identity) {
    const archive = openFilledArchive(path)
    if (archive !== undefined) served = { archive, identity }
  }
  return served.archive
}

/** The new file may still be without its tables, or gone again. */
function openFilledArchive(path: string): Archive | undefined {
  let archive: Archive | undefined
  try {
    archive = openArchive(path)
    if (findRevision(archive) !== undefined) return archive
  } catch {
    // The next question comes soon.
  }
  if (archive !== undefined) closeArchive(archive)
  return undefined
}
