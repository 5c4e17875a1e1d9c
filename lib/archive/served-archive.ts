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
    const archive = openArchive(path)
    if (holdsRevision(archive)) served = { archive, identity }
    else closeArchive(archive)
  }
  return served.archive
}

/** The new file may still be without its tables. */
function holdsRevision(archive: Archive): boolean {
  try {
    return findRevision(archive) !== undefined
  } catch {
    return false
  }
}
