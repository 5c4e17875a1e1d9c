import { realpathSync } from 'node:fs'
import { devNull } from 'node:os'

import { findRepository, hasCommit, NOT_INSTALLED, type Repository, runGit, tryGit } from './git'

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
  const repository = await findRepository(realpathSync(dir))
  if (repository === 'not installed') throw new Error(NOT_INSTALLED)
  if (repository === 'no repository' || !repository.hasWorkTree) {
    throw new Error(`${dir} lies in no git work tree: leave --changed out to see every file.`)
  }
  const { root, prefix } = repository
  const base = await findBase(repository, ref)
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
