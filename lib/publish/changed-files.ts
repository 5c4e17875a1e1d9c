import { realpathSync } from 'node:fs'
import { devNull } from 'node:os'

import { placeOf } from '@/lib/content/layout'
import { MAXIMUM_BYTES } from '@/lib/content/parse'

import {
  findRepository,
  hasCommit,
  NOT_INSTALLED,
  readBlobs,
  type Repository,
  runGit,
  tryGit,
} from './git'

export interface ChangedFiles {
  /** Relative to the newsroom, with `/`: changed, added or not yet known to git. */
  changed: ReadonlySet<string>
  /** Whether files were removed or renamed, which can break files that nobody touched. */
  hasRemoved: boolean
}

/**
 * What lies otherwise in a newsroom than where this branch left `ref`.
 *
 * @throws a sentence when there is no repository or no such commit
 */
export async function listChangedFiles(dir: string, ref: string): Promise<ChangedFiles> {
  const { root, prefix, base } = await openBase(dir, ref)
  const scope = prefix === '' ? [] : [prefix]
  const [differing, untracked] = await Promise.all([
    runGit(root, ['diff', '--name-status', '-z', '--no-renames', base, '--', ...scope]),
    runGit(root, ['ls-files', '--others', '--exclude-standard', '-z', '--full-name', ...scope]),
  ])
  const changed = new Set(fields(untracked).map((path) => path.slice(prefix.length)))
  let hasRemoved = false
  const entries = fields(differing)
  for (let index = 0; index < entries.length; index += 2) {
    if (entries[index] === 'D') hasRemoved = true
    changed.add((entries[index + 1] ?? '').slice(prefix.length))
  }
  return { changed, hasRemoved }
}

/**
 * The stories that lie otherwise in a newsroom than where this branch left `ref`, or not at all,
 * as they were there.
 *
 * @throws as `listChangedFiles` does
 */
export async function* readEarlierStories(
  dir: string,
  ref: string,
): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  const { root, prefix, base, ...repository } = await openBase(dir, ref)
  const options = ['--raw', '-z', '--no-abbrev', '--no-renames', '--diff-filter=MDT']
  const entries = fields(await runGit(root, ['diff', ...options, base, '--', `${prefix}stories/`]))
  const paths: string[] = []
  const hashes: string[] = []
  for (let index = 0; index < entries.length; index += 2) {
    const path = (entries[index + 1] ?? '').slice(prefix.length)
    const hash = /^:100\d+ \d+ ([0-9a-f]+) /.exec(entries[index] ?? '')?.[1]
    if (hash === undefined || placeOf(path)?.kind !== 'story') continue
    paths.push(path)
    hashes.push(hash)
  }
  let index = 0
  for await (const bytes of readBlobs({ root, prefix, ...repository }, hashes, MAXIMUM_BYTES + 1)) {
    const path = paths[index++]
    if (path !== undefined) yield { path, bytes }
  }
}

async function openBase(dir: string, ref: string): Promise<Repository & { base: string }> {
  const repository = await findRepository(realpathSync(dir))
  if (repository === 'not installed') throw new Error(NOT_INSTALLED)
  if (repository === 'no repository' || !repository.hasWorkTree) {
    throw new Error(`${dir} lies in no git work tree: leave --changed out to see every file.`)
  }
  return { ...repository, base: await findBase(repository, ref) }
}

/** Where this branch left `ref`; in a shallow clone, which does not know that, `ref` itself. Before the first commit, nothing at all. */
async function findBase(repository: Repository, ref: string): Promise<string> {
  const { root } = repository
  if (ref === 'HEAD' && !(await hasCommit(repository))) {
    return (await runGit(root, ['hash-object', '-t', 'tree', devNull])).trim()
  }
  const commit = await tryGit(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ])
  if (commit.status !== 'done') {
    throw new Error(
      `"${ref}" names no commit in ${root}: fetch it first, or name a branch, tag or commit.`,
    )
  }
  const base = await tryGit(root, ['merge-base', commit.output.trim(), 'HEAD'])
  return base.status === 'done' ? base.output.trim() : commit.output.trim()
}

const fields = (output: string) => output.split('\0').slice(0, -1)
