import { execFileSync } from 'node:child_process'
import { renameSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import type { KnownHistory } from '@/lib/archive/forecast-history'
import { readForecasts } from '@/lib/content/forecast-names'
import { JOINT_PAPER, story } from '@/tests/fixtures/newsroom'
import { commitAllAt, git, gitAt, write } from '@/tests/fixtures/repository'
import { temporaryFolder, temporaryRepository } from '@/tests/fixtures/temporary-folder'

import { openCommitSource } from './commit-source'

// Git runs dozens of times, on a machine that may be busy.
vi.setConfig({ testTimeout: 20_000 })

const scenario = (probability: number, rest = '') => `
  - id: joint-framework
    kind: opportunity
    horizon: short
    statement: The governments sign a framework.
    criterion: A signed text on an official site.
    resolveBy: 2026-08-08
    probability: ${probability}${rest}`
const REVISION = `
    revisions: [{ at: 2026-06-01T12:00:00Z, probability: 0.5, because: No talks. }]`

const FIRST = story({ scenarios: scenario(0.65) })
const REVISED = story({ scenarios: scenario(0.65, REVISION) })
const OTHER = story({ scenarios: scenario(0.8) })

const namesIn = (text: string) =>
  readForecasts(new TextEncoder().encode(text)).flatMap(({ names }) => names)
const [AT_FIRST = '', AT_REVISION = ''] = namesIn(REVISED)
const [OTHER_NAME = ''] = namesIn(OTHER)

/** The history of a newsroom, read to the end. */
async function historyOf(folder: string, known?: KnownHistory, ref = 'HEAD') {
  const source = await openCommitSource(folder, ref)
  const history = await source.readForecastHistory?.(
    await source.latestRevision(),
    known,
    async () => undefined,
  )
  if (history?.state !== 'read') throw new Error(`the history is ${history?.state}`)
  return history
}

const commitsOf = async (...args: Parameters<typeof historyOf>) =>
  Object.fromEntries((await historyOf(...args)).firstCommits)

function newRepository(text = FIRST, at = '2026-05-08T11:00:00Z') {
  const folder = temporaryRepository()
  write(folder, JOINT_PAPER, text)
  return { folder, first: commitAllAt(folder, at) }
}

test('Each forecast has the time of the commit that brought it', async () => {
  const { folder } = newRepository()
  write(folder, JOINT_PAPER, REVISED)
  commitAllAt(folder, '2026-06-01T13:00:00Z')
  write(folder, JOINT_PAPER, `${REVISED}A later edit.\n`)
  commitAllAt(folder, '2026-07-01T13:00:00Z')
  expect(await commitsOf(folder)).toEqual({
    [AT_FIRST]: '2026-05-08T11:00:00Z',
    [AT_REVISION]: '2026-06-01T13:00:00Z',
  })
})

test('A forecast that is edited in silence has the time of the edit', async () => {
  const { folder } = newRepository(OTHER)
  write(folder, JOINT_PAPER, FIRST)
  commitAllAt(folder, '2026-08-09T00:00:00Z')
  expect(await commitsOf(folder)).toEqual({
    [OTHER_NAME]: '2026-05-08T11:00:00Z',
    [AT_FIRST]: '2026-08-09T00:00:00Z',
  })
})

test('A forecast that is edited away and back has the time of the last edit', async () => {
  const { folder } = newRepository()
  write(folder, JOINT_PAPER, OTHER)
  const away = commitAllAt(folder, '2026-06-01T00:00:00Z')
  write(folder, JOINT_PAPER, FIRST)
  commitAllAt(folder, '2026-08-09T00:00:00Z')
  expect(await commitsOf(folder)).toEqual({
    [OTHER_NAME]: '2026-06-01T00:00:00Z',
    [AT_FIRST]: '2026-08-09T00:00:00Z',
  })
  const rest = await historyOf(folder, { revision: away, newestAt: '2026-06-01T00:00:00Z' })
  expect([...rest.firstCommits]).toEqual([[AT_FIRST, '2026-08-09T00:00:00Z']])
  expect([...rest.renewed]).toEqual([AT_FIRST])
})

test('A revision that is taken out and put back has the time of the last edit', async () => {
  const { folder } = newRepository(REVISED, '2026-06-01T13:00:00Z')
  write(folder, JOINT_PAPER, FIRST)
  commitAllAt(folder, '2026-06-02T00:00:00Z')
  write(folder, JOINT_PAPER, REVISED)
  commitAllAt(folder, '2026-08-09T00:00:00Z')
  expect(await commitsOf(folder)).toEqual({
    [AT_FIRST]: '2026-06-01T13:00:00Z',
    [AT_REVISION]: '2026-08-09T00:00:00Z',
  })
})

test('A story that copies a forecast has the time of the copy', async () => {
  const { folder } = newRepository()
  const copy = FIRST.replace('2026-05-08T10:08:00Z', '2026-05-08T10:09:00Z')
  write(folder, 'stories/cybersecurity/2026-05-08-copy.md', copy)
  commitAllAt(folder, '2026-08-09T00:00:00Z')
  const [copied = ''] = namesIn(copy)
  expect(await commitsOf(folder)).toEqual({
    [AT_FIRST]: '2026-05-08T11:00:00Z',
    [copied]: '2026-08-09T00:00:00Z',
  })
})

test('A draft proves nothing until it is published', async () => {
  const { folder } = newRepository(story({ draft: 'true', scenarios: scenario(0.65) }))
  expect(await commitsOf(folder)).toEqual({})
  write(folder, JOINT_PAPER, FIRST)
  commitAllAt(folder, '2026-05-20T00:00:00Z')
  expect(await commitsOf(folder)).toEqual({ [AT_FIRST]: '2026-05-20T00:00:00Z' })
})

test('A story keeps its proof when its file is renamed, moved and taken out for a while', async () => {
  const { folder } = newRepository()
  const renamed = 'stories/politics/2026-05-09-paper.md'
  write(folder, 'stories/politics/2026-05-01-other.md', story())
  renameSync(join(folder, JOINT_PAPER), join(folder, renamed))
  commitAllAt(folder, '2026-06-01T00:00:00Z')
  git(folder, 'rm', '--quiet', renamed)
  commitAllAt(folder, '2026-06-02T00:00:00Z')
  write(folder, renamed, FIRST)
  commitAllAt(folder, '2026-06-03T00:00:00Z')
  expect(await commitsOf(folder)).toEqual({ [AT_FIRST]: '2026-05-08T11:00:00Z' })
})

test('An amended commit counts from when it was amended, and not from when it was written', async () => {
  const { folder } = newRepository()
  gitAt(folder, '2026-09-01T00:00:00Z', 'commit', '--quiet', '--amend', '--no-edit')
  expect(git(folder, 'log', '-1', '--format=%at')).toBe('1778238000')
  expect(await commitsOf(folder)).toEqual({ [AT_FIRST]: '2026-09-01T00:00:00Z' })
})

test('A rebased commit counts from when it was rebased', async () => {
  const folder = temporaryRepository()
  write(folder, 'site.yaml', 'name: News\n')
  commitAllAt(folder, '2026-05-01T00:00:00Z')
  git(folder, 'switch', '--quiet', '--create', 'desk')
  write(folder, JOINT_PAPER, FIRST)
  commitAllAt(folder, '2026-05-08T11:00:00Z')
  git(folder, 'switch', '--quiet', 'main')
  write(folder, 'site.yaml', 'name: Other news\n')
  commitAllAt(folder, '2026-09-01T00:00:00Z')
  git(folder, 'switch', '--quiet', 'desk')
  expect(await commitsOf(folder)).toEqual({ [AT_FIRST]: '2026-05-08T11:00:00Z' })
  gitAt(folder, '2026-09-02T00:00:00Z', 'rebase', '--quiet', 'main')
  expect(await commitsOf(folder)).toEqual({ [AT_FIRST]: '2026-09-02T00:00:00Z' })
})

test('A branch counts from when it was merged', async () => {
  const folder = temporaryRepository()
  write(folder, 'site.yaml', 'name: News\n')
  commitAllAt(folder, '2026-05-01T00:00:00Z')
  git(folder, 'switch', '--quiet', '--create', 'secret')
  write(folder, JOINT_PAPER, FIRST)
  commitAllAt(folder, '2026-05-08T11:00:00Z')
  git(folder, 'switch', '--quiet', 'main')
  gitAt(folder, '2026-09-01T00:00:00Z', 'merge', '--quiet', '--no-ff', '--message=Merge', 'secret')
  expect(await commitsOf(folder)).toEqual({ [AT_FIRST]: '2026-09-01T00:00:00Z' })
})

test('A commit is never older than one that it builds on', async () => {
  const { folder } = newRepository(OTHER, '2026-09-01T00:00:00Z')
  write(folder, JOINT_PAPER, FIRST)
  commitAllAt(folder, '2026-05-08T11:00:00Z')
  expect(await commitsOf(folder)).toEqual({
    [OTHER_NAME]: '2026-09-01T00:00:00Z',
    [AT_FIRST]: '2026-09-01T00:00:00Z',
  })
})

test('A history that is known is read on from there, and tells the same as a whole one', async () => {
  const { folder, first } = newRepository(OTHER, '2026-09-01T00:00:00Z')
  const known = { revision: first, newestAt: (await historyOf(folder)).newestAt }
  write(folder, JOINT_PAPER, FIRST)
  commitAllAt(folder, '2026-05-08T11:00:00Z')
  const rest = await historyOf(folder, known)
  expect(rest).toMatchObject({ since: first, newestAt: '2026-09-01T00:00:00Z' })
  expect(Object.fromEntries(rest.firstCommits)).toEqual({ [AT_FIRST]: '2026-09-01T00:00:00Z' })
})

test('Where nothing is new, nothing is read', async () => {
  const { folder, first } = newRepository()
  const known = { revision: first, newestAt: '2026-05-08T11:00:00Z' }
  expect(await historyOf(folder, known)).toEqual({
    ...{ state: 'read', since: first, newestAt: '2026-05-08T11:00:00Z' },
    firstCommits: new Map(),
    renewed: new Set(),
  })
})

test('A history that was rewritten is read anew, as if the one before had never been', async () => {
  const { folder, first } = newRepository()
  const known = { revision: first, newestAt: '2026-05-08T11:00:00Z' }
  gitAt(folder, '2026-09-01T00:00:00Z', 'commit', '--quiet', '--amend', '--no-edit')
  const history = await historyOf(folder, known)
  expect(history).toMatchObject({ since: undefined, newestAt: '2026-09-01T00:00:00Z' })
  expect(Object.fromEntries(history.firstCommits)).toEqual({ [AT_FIRST]: '2026-09-01T00:00:00Z' })
})

test.each([
  ['a commit that is gone', 'a'.repeat(40)],
  ['the revision of a folder', 'folder-1'],
])('After %s, all is read', async (_name, revision) => {
  const { folder } = newRepository()
  const history = await historyOf(folder, { revision, newestAt: '2099-01-01T00:00:00Z' })
  expect(history).toMatchObject({ since: undefined, newestAt: '2026-05-08T11:00:00Z' })
})

test('A branch that takes in what is served by a merge is read anew', async () => {
  const { folder, first } = newRepository()
  git(folder, 'switch', '--quiet', '--orphan', 'other')
  write(folder, 'site.yaml', 'name: News\n')
  commitAllAt(folder, '2026-06-01T00:00:00Z')
  gitAt(
    folder,
    '2026-07-01T00:00:00Z',
    ...['merge', '--quiet', '--allow-unrelated-histories', '--message=Merge', 'main'],
  )
  const known = { revision: first, newestAt: '2026-05-08T11:00:00Z' }
  expect(await commitsOf(folder, known)).toEqual({ [AT_FIRST]: '2026-07-01T00:00:00Z' })
})

test('A shallow clone can tell nothing, until it is completed', async () => {
  const { folder } = newRepository()
  write(folder, JOINT_PAPER, REVISED)
  commitAllAt(folder, '2026-06-01T13:00:00Z')
  const clone = join(temporaryFolder(), 'clone')
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${folder}`, clone])
  await expect(historyOf(clone)).rejects.toThrow('the history is shallow')
  git(clone, 'fetch', '--quiet', '--unshallow')
  expect(await commitsOf(clone)).toEqual(await commitsOf(folder))
})

test('A newsroom may lie in a folder of its repository, and other files prove nothing', async () => {
  const folder = temporaryRepository()
  write(folder, `news/desk/${JOINT_PAPER}`, FIRST)
  write(folder, JOINT_PAPER, OTHER)
  write(folder, 'news/desk/stories/cybersecurity/notes.md', OTHER)
  write(folder, 'news/desk/stories/README.md', OTHER)
  commitAllAt(folder, '2026-05-08T11:00:00Z')
  expect(await commitsOf(join(folder, 'news/desk'))).toEqual({
    [AT_FIRST]: '2026-05-08T11:00:00Z',
  })
})

test('Settings of a user change nothing', async () => {
  const { folder } = newRepository()
  const settings = [
    ['log.showRoot', 'false'],
    ['log.showSignature', 'true'],
    ['log.follow', 'true'],
    ['log.date', 'relative'],
    ['diff.renames', 'copies'],
    ['format.pretty', 'full'],
  ]
  for (const [name = '', value = ''] of settings) git(folder, 'config', name, value)
  expect(await commitsOf(folder)).toEqual({ [AT_FIRST]: '2026-05-08T11:00:00Z' })
})

test('Whatever is more urgent has its turn after every file and every version', async () => {
  const { folder } = newRepository()
  write(folder, 'stories/cybersecurity/2026-05-09-other.md', OTHER)
  const revision = commitAllAt(folder, '2026-06-01T13:00:00Z')
  const pause = vi.fn(async () => undefined)
  const source = await openCommitSource(folder, 'HEAD')
  await source.readForecastHistory?.(revision, undefined, pause)
  expect(pause).toHaveBeenCalledTimes(4)
})
