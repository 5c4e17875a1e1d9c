import { isContentFile } from '@/lib/content/layout'

import type { ContentSource, SourceChanges, SourceFile } from './content-source'
import { assertFolder } from './folder-source'
import { readForecastHistory } from './forecast-history'
import { findRepository, hasCommit, NOT_INSTALLED, readBlobs, runGit, tryGit } from './git'
import type { Repository } from './git'
import { mostBytesOf } from './read-beginning'
import { readStoryHistory } from './story-history'

/** The newsroom as committed at `ref`; throws a sentence when there is no such commit. */
export async function openCommitSource(contentDir: string, ref: string): Promise<ContentSource> {
  const repository = await openRepository(contentDir)
  await resolveCommit(repository, ref)
  return {
    description: `commit ${ref} of ${contentDir}`,
    isCommitted: true,
    latestRevision: () => resolveCommit(repository, ref),
    listChanges: async (since, revision) =>
      (since === undefined ? undefined : await listDifferences(repository, since, revision)) ??
      listEverything(repository, revision),
    readFiles: (_revision, files) => readFiles(repository, files),
    readForecastHistory: (revision, known, pause) =>
      readForecastHistory(repository, revision, known, pause),
    readStoryHistory: (revision, reading) => readStoryHistory(repository, revision, reading),
  }
}

async function openRepository(contentDir: string): Promise<Repository> {
  await assertFolder(contentDir)
  const repository = await findRepository(contentDir)
  if (repository === 'not installed') throw new Error(NOT_INSTALLED)
  if (repository === 'no repository') {
    throw new Error(`${contentDir} lies in no git repository: run "git init" there and commit it.`)
  }
  return repository
}

async function resolveCommit(repository: Repository, ref: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`]
  const outcome = await tryGit(repository.root, args)
  if (outcome.status === 'not installed') throw new Error(NOT_INSTALLED)

  const commit = outcome.status === 'done' ? outcome.output.trim() : ''
  if (OBJECT_ID.test(commit)) return commit
  if (!(await hasCommit(repository))) {
    throw new Error(`The repository ${repository.root} has no commit yet: commit the newsroom.`)
  }
  throw new Error(
    `"${ref}" names no commit in ${repository.root}: ` +
      'set CONTENT_REF to one of its branches, tags or commits.',
  )
}

async function listEverything(
  { root, prefix }: Repository,
  revision: string,
): Promise<SourceChanges> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', revision, ...pathOf(prefix)]
  const files: SourceFile[] = []
  for (const entry of fields(await runGit(root, args))) {
    const [, mode, hash, fullPath] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? []
    if (hash === undefined || !isFile(mode)) continue
    const path = contentPath(prefix, fullPath)
    if (path !== undefined) files.push({ path, hash })
  }
  return { scope: 'all', files, removed: [] }
}

/** `undefined` where nothing is known of the commit before: its history was rewritten and cleaned up. */
async function listDifferences(
  { root, prefix }: Repository,
  since: string,
  revision: string,
): Promise<SourceChanges | undefined> {
  // An index may also remember the revision of a folder, which git must not take for a branch.
  if (!OBJECT_ID.test(since)) return undefined
  const options = ['-r', '-z', '--no-renames', '--raw', '--no-abbrev']
  const outcome = await tryGit(root, [
    'diff-tree',
    ...options,
    since,
    revision,
    '--',
    ...pathOf(prefix),
  ])
  if (outcome.status !== 'done') return undefined
  const files: SourceFile[] = []
  const removed: string[] = []
  const entries = fields(outcome.output)
  for (let index = 0; index < entries.length; index += 2) {
    const path = contentPath(prefix, entries[index + 1])
    const [oldMode, mode, oldHash, hash] = entries[index]?.slice(1).split(' ') ?? []
    if (path === undefined || hash === undefined) continue
    const wasFile = isFile(oldMode)
    if (!isFile(mode)) {
      if (wasFile) removed.push(path)
    } else if (!wasFile || hash !== oldHash) files.push({ path, hash })
  }
  return { scope: 'changed', files, removed }
}

async function* readFiles(repository: Repository, files: readonly SourceFile[]) {
  const ids = files.map((file) => file.hash)
  let index = 0
  const limit = (place: number) => mostBytesOf(files[place]?.path ?? '') + 1
  for await (const bytes of readBlobs(repository, ids, limit)) {
    const file = files[index++]
    if (file !== undefined) yield { ...file, bytes }
  }
}

/** A path inside the newsroom, or `undefined` for one that is not a content file of it. */
function contentPath(prefix: string, fullPath: string | undefined): string | undefined {
  if (fullPath === undefined || !fullPath.startsWith(prefix)) return undefined
  const path = fullPath.slice(prefix.length)
  return isContentFile(path) ? path : undefined
}

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** Modes 100644 and 100755: neither a symbolic link, nor a submodule, nor absent. */
const isFile = (mode: string | undefined) => mode?.startsWith('100') ?? false

const pathOf = (prefix: string) => (prefix === '' ? [] : [prefix])

const fields = (output: string) => output.split('\0').slice(0, -1)
