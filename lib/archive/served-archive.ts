import { settings } from '@/lib/settings'
import { viewpoint } from '@/lib/viewpoint'

import { type Archive, closeArchive, openArchive } from './archive'
import { identifyIndex } from './index-file'
import { findRevision } from './ingest'

interface Served {
  archive: Archive
  identity: string | undefined
}

const served = new Map<string, Served>()
/** What is served, what is previewed, and both at some other time. */
const MOST_SERVED = 6

/**
 * The index that this process serves from, opened at the first question, and again when another
 * file has taken its place. Until that one holds a revision, the file that is gone is served.
 */
export function servedArchive(): Archive {
  const path = viewpoint()?.indexPath ?? settings().indexPath
  const identity = identifyIndex(path)
  const known = served.get(path)
  if (known === undefined) return keep(path, { archive: openArchive(path), identity })
  if (identity !== undefined && identity !== known.identity) {
    const archive = openFilledArchive(path)
    if (archive !== undefined) return keep(path, { archive, identity })
  }
  return known.archive
}

function keep(path: string, opened: Served): Archive {
  served.delete(path)
  served.set(path, opened)
  const [oldest] = [...served.keys()].filter((each) => each !== settings().indexPath)
  // It is closed with the last page that is being made of it.
  if (served.size > MOST_SERVED && oldest !== undefined) served.delete(oldest)
  return opened.archive
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
