import { createHash } from 'node:crypto'
import { lstat, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { isContentFile } from '@/lib/content/layout'

import type { ContentSource, SourceFile } from './content-source'
import { isAbsence, readBeginning } from './read-beginning'
import type { Stamps } from './stamps'

interface Listing {
  revision: string
  files: SourceFile[]
}

export interface FolderSource extends ContentSource {
  /** For a later process that opens the same folder. Written by `latestRevision`. */
  stamps: () => Stamps
}

/**
 * The newsroom as it lies in a folder, committed or not; throws a sentence when there is none.
 *
 * @param remembered stamps of an earlier process, which spare reading what has not changed
 */
export async function openFolderSource(
  dir: string,
  remembered: Stamps = new Map(),
): Promise<FolderSource> {
  await assertFolder(dir)
  let known = remembered
  let latest: Listing | undefined

  const look = async (): Promise<Listing> => {
    await assertFolder(dir)
    known = await hashFiles(dir, known)
    latest = toListing(known)
    return latest
  }
  return {
    description: `folder ${dir}`,
    stamps: () => known,
    latestRevision: async () => (await look()).revision,
    listChanges: async (_since, revision) => {
      const listing = latest?.revision === revision ? latest : await look()
      if (listing.revision !== revision) throw changedError(dir)
      return { scope: 'all', files: listing.files, removed: [] }
    },
    readFiles: async function* (_revision, files) {
      for (const file of files) {
        const bytes = readBeginning(dir, file.path)
        if (bytes === undefined || sha256(bytes) !== file.hash) {
          // Two writes within one tick of the clock leave one stamp: only reading tells them apart.
          known = new Map()
          throw changedError(dir)
        }
        yield { ...file, bytes }
      }
    },
  }
}

/** Throws a sentence when `dir` is not a folder. */
export async function assertFolder(dir: string): Promise<void> {
  const found = await unlessAbsent(stat(dir))
  if (found?.isDirectory()) return
  throw new Error(`There is no folder ${dir}: create it, or set CONTENT_DIR to the newsroom.`)
}

async function hashFiles(dir: string, known: Stamps): Promise<Stamps> {
  const paths = (await listPaths(dir, '')).sort()
  const stamps = await Promise.all(paths.map((path) => stampOf(join(dir, path))))

  const hashes = new Map<string, { stamp: string; hash: string }>()
  for (const [index, path] of paths.entries()) {
    const stamp = stamps[index]
    if (stamp === undefined) continue
    const before = known.get(path)
    const hash = before?.stamp === stamp ? before.hash : hashOf(dir, path)
    if (hash !== undefined) hashes.set(path, { stamp, hash })
  }
  return hashes
}

function toListing(known: Stamps): Listing {
  const files = Array.from(known, ([path, { hash }]) => ({ path, hash }))
  const listed = files.map(({ path, hash }) => `${path}\0${hash}\n`).join('')
  return { revision: `folder-${sha256(listed)}`, files }
}

/** Paths that would be content files or folders of them, if links were followed. */
export async function listSymbolicLinks(dir: string, folder = ''): Promise<string[]> {
  const entries = (await unlessAbsent(readdir(join(dir, folder), { withFileTypes: true }))) ?? []
  const paths = await Promise.all(
    entries.map((entry) => {
      const path = `${folder}${entry.name}`
      if (entry.name.startsWith('.')) return []
      if (entry.isDirectory()) return listSymbolicLinks(dir, `${path}/`)
      return entry.isSymbolicLink() && (isContentFile(path) || !entry.name.includes('.'))
        ? [path]
        : []
    }),
  )
  return paths.flat()
}

/** Every content file below a folder, except through symbolic links. */
async function listPaths(dir: string, folder: string): Promise<string[]> {
  const entries = (await unlessAbsent(readdir(join(dir, folder), { withFileTypes: true }))) ?? []
  const paths = await Promise.all(
    entries.map((entry) => {
      const path = `${folder}${entry.name}`
      if (entry.isFile()) return isContentFile(path) ? [path] : []
      // Nothing hidden is content, and `.git` is not worth walking through.
      return entry.isDirectory() && !entry.name.startsWith('.') ? listPaths(dir, `${path}/`) : []
    }),
  )
  return paths.flat()
}

// Inode and change time tell apart what size and modification time do not: a copy that kept both.
async function stampOf(path: string): Promise<string | undefined> {
  const found = await unlessAbsent(lstat(path, { bigint: true }))
  return found?.isFile()
    ? [found.size, found.mtimeNs, found.ctimeNs, found.ino].join(' ')
    : undefined
}

function hashOf(dir: string, path: string): string | undefined {
  const bytes = readBeginning(dir, path)
  return bytes && sha256(bytes)
}

const changedError = (dir: string) =>
  new Error(`The folder ${dir} changed while it was being read: look again.`)

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')

/** The result of reading a path, or `undefined` when the path does not exist (any more). */
async function unlessAbsent<Result>(reading: Promise<Result>): Promise<Result | undefined> {
  try {
    return await reading
  } catch (error) {
    if (isAbsence(error)) return undefined
    throw error
  }
}
