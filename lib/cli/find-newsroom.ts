import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

import { UsageError } from './usage-error'

export interface NewsroomPlace {
  /** Absolute. */
  dir: string
  /** Files and folders asked about, relative to the newsroom with `/`; none means everything. */
  wanted: string[]
}

/**
 * Which newsroom is meant and which part of it. Paths are seen from `cwd`, or from the newsroom, as
 * diagnostics print them; one that lies in another newsroom than the configured one leads there.
 *
 * @throws UsageError when a path does not exist
 */
export function findNewsroom(
  paths: readonly string[],
  { cwd, contentDir, given }: { cwd: string; contentDir: string; given?: string | undefined },
): NewsroomPlace {
  const [first] = paths
  const dir = given === undefined ? homeOf(first, cwd, contentDir) : resolve(cwd, given)
  const wanted = paths
    .map((path) => toSlashes(relative(dir, locatePath(path, cwd, dir))))
    .map((path) => {
      if (path.startsWith('..')) throw new UsageError(`${path} lies outside the newsroom ${dir}.`)
      return path
    })
  return { dir, wanted: wanted.includes('') ? [] : wanted }
}

function homeOf(path: string | undefined, cwd: string, contentDir: string): string {
  if (path === undefined) return contentDir
  const place = locatePath(path, cwd, contentDir)
  for (let folder = place; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'site.yaml'))) return folder
    if (folder === contentDir) return contentDir
    if (folder === dirname(folder)) break
  }
  if (statSync(place).isDirectory()) return place
  throw new UsageError(`${path} lies in no newsroom: no folder above it has a site.yaml.`)
}

function locatePath(path: string, cwd: string, dir: string): string {
  const seen = resolve(cwd, path)
  if (existsSync(seen)) return seen
  const inside = resolve(dir, path)
  if (existsSync(inside)) return inside
  throw new UsageError(`There is no file or folder ${path}.`)
}

/** Whether a file of the newsroom is one of those asked about, or lies below one. */
export const isWanted = (file: string, wanted: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((path) => file === path || file.startsWith(`${path}/`))

const toSlashes = (path: string) => path.split(sep).join('/')
