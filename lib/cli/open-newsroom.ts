import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Archive } from '@/lib/archive/archive'
import { openParsePool } from '@/lib/content/parse-pool'
import { type FolderVerdict, readFolder } from '@/lib/publish/check-folder'
import { settings } from '@/lib/settings'

import { findNewsroom } from './find-newsroom'
import { openProgress } from './progress'

interface NewsroomOptions {
  /** Absolute. */
  dir: string
  /** This instant in UTC. */
  now: string
  /** Whether to keep what was read for the next command. */
  isRemembered?: boolean
  /** A commit: what readers have seen there is not changed without a word. */
  since?: string | undefined
}

/** The folder of the newsroom that `--dir` names, or else of the configured one. */
export const newsroomFolder = (given: string | undefined): string =>
  findNewsroom([], { cwd: process.cwd(), contentDir: settings().contentDir, given }).dir

/** Asks the newsroom of a folder, drafts included; only what has changed since the last command is read. */
export async function openNewsroom<Answer>(
  { dir, now, isRemembered = true, since }: NewsroomOptions,
  ask: (archive: Archive, verdict: FolderVerdict) => Answer,
): Promise<Answer> {
  const pool = openParsePool()
  // A parser takes as long to start as a large folder to look through.
  pool.warmUp()
  const progress = openProgress(process.stderr, 'Reading')
  const memory = isRemembered ? memoryFor(dir, 'check') : undefined
  try {
    return await readFolder({ dir, memory, pool, now, since, onProgress: progress.show }, ask)
  } finally {
    progress.end()
    await pool.close()
  }
}

/** Where a folder is remembered: beside the index, in a folder that git is told to leave alone. */
export function memoryFor(dir: string, command: 'check' | 'links'): string {
  const folder = dirname(settings().indexPath)
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 12)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' })
  } catch {
    // It is there already, or nothing can be written here, which the check finds out by itself.
  }
  return join(folder, `${command}-${name}`)
}
