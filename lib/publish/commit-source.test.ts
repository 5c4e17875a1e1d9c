import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'

import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'

import { MAXIMUM_BYTES } from '@/lib/content/parse'
import { collect, readBytes, readTexts, toText } from '@/tests/fixtures/read-source'
import { commitAll, git, write } from '@/tests/fixtures/repository'
import { temporaryFolder, temporaryRepository } from '@/tests/fixtures/temporary-folder'

import { openCommitSource } from './commit-source'
import type { ContentSource } from './content-source'

vi.mock('node:child_process', { spy: true })

beforeEach(() => vi.clearAllMocks())
afterEach(() => vi.unstubAllEnvs())

test('A first listing holds every content file of the commit with its blob id', async () => {
  const folder = temporaryRepository()
  write(folder, 'site.yaml', 'name: News\n')
  write(folder, 'actors/acsc.md', 'ACSC\n')
  const commit = commitAll(folder)

  const source = await openCommitSource(folder, 'HEAD')
  expect(source.description).toBe(`commit HEAD of ${folder}`)
  expect(await source.latestRevision()).toBe(commit)
  expect(await source.listChanges(undefined, commit)).toEqual({
    scope: 'all',
    files: [
      { path: 'actors/acsc.md', hash: git(folder, 'rev-parse', 'HEAD:actors/acsc.md') },
      { path: 'site.yaml', hash: git(folder, 'rev-parse', 'HEAD:site.yaml') },
    ],
    removed: [],
  })
})

test('An edit, a new file and a deletion are the only changes listed', async () => {
  const folder = temporaryRepository()
  write(folder, 'kept.md', 'kept')
  write(folder, 'edited.md', 'old')
  write(folder, 'deleted.md', 'gone soon')
  const first = commitAll(folder)
  write(folder, 'edited.md', 'new')
  write(folder, 'added.md', 'added')
  rmSync(join(folder, 'deleted.md'))
  const second = commitAll(folder)

  const source = await openCommitSource(folder, 'HEAD')
  expect(await source.listChanges(first, second)).toEqual({
    scope: 'changed',
    files: [
      { path: 'added.md', hash: git(folder, 'rev-parse', 'HEAD:added.md') },
      { path: 'edited.md', hash: git(folder, 'rev-parse', 'HEAD:edited.md') },
    ],
    removed: ['deleted.md'],
  })
})

test('A rename is one path removed and one listed, whatever git is set to detect', async () => {
  const folder = temporaryRepository()
  git(folder, 'config', 'diff.renames', 'copies')
  write(folder, 'old.md', 'the same text')
  const first = commitAll(folder)
  git(folder, 'mv', 'old.md', 'new.md')
  const second = commitAll(folder)

  const source = await openCommitSource(folder, 'HEAD')
  expect(await source.listChanges(first, second)).toEqual({
    scope: 'changed',
    files: [{ path: 'new.md', hash: git(folder, 'rev-parse', 'HEAD:new.md') }],
    removed: ['old.md'],
  })
})

test('A file that only became executable is no change', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'a')
  const first = commitAll(folder)
  git(folder, 'update-index', '--chmod=+x', 'a.md')
  git(folder, 'commit', '--quiet', '--message=Mode')
  const second = git(folder, 'rev-parse', 'HEAD')

  const source = await openCommitSource(folder, 'HEAD')
  expect(await changedPaths(source, first, second)).toEqual({ files: [], removed: [] })
})

test('A newsroom in a subfolder sees its own files only, by paths of its own', async () => {
  const folder = temporaryRepository()
  const newsroom = ':!desk *'
  write(folder, 'README.md', 'code')
  write(folder, 'docs/site.yaml', 'other')
  write(folder, ':!desk two/b.md', 'other, though the name above matches it as a pattern')
  write(folder, `${newsroom}/a.md`, 'a')
  write(folder, `${newsroom}/gone.md`, 'gone')
  const first = commitAll(folder)
  write(folder, 'docs/site.yaml', 'other, edited')
  write(folder, ':!desk two/b.md', 'edited')
  write(folder, `${newsroom}/topics/b.md`, 'b')
  rmSync(join(folder, newsroom, 'gone.md'))
  const second = commitAll(folder)

  const source = await openCommitSource(join(folder, newsroom), 'HEAD')
  expect(await changedPaths(source, undefined, first)).toEqual({
    files: ['a.md', 'gone.md'],
    removed: [],
  })
  expect(await changedPaths(source, first, second)).toEqual({
    files: ['topics/b.md'],
    removed: ['gone.md'],
  })
})

test('Notes, pictures and hidden files are neither listed nor removed', async () => {
  const folder = temporaryRepository()
  for (const path of ['README.md', 'photo.jpg', '.drafts/a.md']) write(folder, path, path)
  const first = commitAll(folder)
  for (const path of ['README.md', 'photo.jpg', '.drafts/a.md']) rmSync(join(folder, path))
  const second = commitAll(folder)

  const source = await openCommitSource(folder, 'HEAD')
  expect(await changedPaths(source, undefined, first)).toEqual({ files: [], removed: [] })
  expect(await changedPaths(source, first, second)).toEqual({ files: [], removed: [] })
})

test('An edit that is not committed is not seen, staged or not', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'committed')
  const commit = commitAll(folder)
  write(folder, 'a.md', 'staged')
  git(folder, 'add', '--all')
  write(folder, 'b.md', 'untracked')

  const source = await openCommitSource(folder, 'HEAD')
  expect(await source.latestRevision()).toBe(commit)
  expect(await readTexts(source)).toEqual({ 'a.md': 'committed' })
})

test('A branch moved to an unrelated history lists what differs', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'a')
  write(folder, 'same.md', 'same')
  const first = commitAll(folder)
  const source = await openCommitSource(folder, 'main')

  git(folder, 'checkout', '--quiet', '--orphan', 'other')
  rmSync(join(folder, 'a.md'))
  write(folder, 'b.md', 'b')
  const second = commitAll(folder)
  git(folder, 'branch', '--force', 'main', 'other')

  expect(await source.latestRevision()).toBe(second)
  expect(await changedPaths(source, first, second)).toEqual({ files: ['b.md'], removed: ['a.md'] })
})

test.each(['0'.repeat(40), 'folder-main', 'main', '--all', ''])(
  'Everything is listed when the earlier revision is the unknown "%s"',
  async (since) => {
    const folder = temporaryRepository()
    write(folder, 'a.md', 'a')
    const commit = commitAll(folder)
    git(folder, 'branch', 'folder-main')

    const source = await openCommitSource(folder, 'HEAD')
    expect(await source.listChanges(since, commit)).toEqual({
      scope: 'all',
      files: [{ path: 'a.md', hash: git(folder, 'rev-parse', 'HEAD:a.md') }],
      removed: [],
    })
  },
)

test('A symbolic link is no file, and one in place of a file removes it', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'b.md')
  write(folder, 'b.md', 'b')
  symlinkSync('b.md', join(folder, 'link.md'))
  const first = commitAll(folder)
  rmSync(join(folder, 'a.md'))
  symlinkSync('b.md', join(folder, 'a.md'))
  rmSync(join(folder, 'link.md'))
  write(folder, 'link.md', 'b.md')
  const second = commitAll(folder)
  rmSync(join(folder, 'a.md'))
  const third = commitAll(folder)

  const source = await openCommitSource(folder, 'HEAD')
  expect(await changedPaths(source, undefined, first)).toEqual({
    files: ['a.md', 'b.md'],
    removed: [],
  })
  expect(await changedPaths(source, first, second)).toEqual({
    files: ['link.md'],
    removed: ['a.md'],
  })
  expect(await changedPaths(source, second, third)).toEqual({ files: [], removed: [] })
})

test('A submodule is no file, even under the name of one', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'a')
  const first = commitAll(folder)
  git(folder, 'update-index', '--add', '--cacheinfo', `160000,${first},module.md`)
  git(folder, 'commit', '--quiet', '--message=Module')
  const second = git(folder, 'rev-parse', 'HEAD')

  const source = await openCommitSource(folder, 'HEAD')
  expect(await changedPaths(source, undefined, second)).toEqual({ files: ['a.md'], removed: [] })
  expect(await changedPaths(source, first, second)).toEqual({ files: [], removed: [] })
})

test('Paths with spaces, quotes, line breaks and other letters come through unchanged', async () => {
  const folder = temporaryRepository()
  const paths = ['a b.md', 'a"b\'c.md', 'line\nbreak.md', 'tab\t.md', 'été/日本.md', '-n.md']
  for (const path of paths) write(folder, path, path)
  commitAll(folder)

  const source = await openCommitSource(folder, 'HEAD')
  expect(await readTexts(source)).toEqual(Object.fromEntries(paths.map((path) => [path, path])))
})

test('A listing of more than a megabyte comes whole', async () => {
  const folder = temporaryRepository()
  const deep = Array.from({ length: 4 }, () => 'folder-'.repeat(30)).join('/')
  for (let index = 0; index < 1300; index++) write(folder, `${deep}/${index}.md`, '')
  const commit = commitAll(folder)

  const source = await openCommitSource(folder, 'HEAD')
  expect((await source.listChanges(undefined, commit)).files).toHaveLength(1300)
})

test('Bytes come intact: empty, not UTF-8, with line ends, and of equal contents twice', async () => {
  const folder = temporaryRepository()
  git(folder, 'config', 'core.autocrlf', 'true')
  const contents = {
    'binary.md': Uint8Array.of(0, 0xff, 0xfe, 0x80, 0x0a, 0x0d, 0x0a),
    'empty.md': new Uint8Array(),
    'once.md': Uint8Array.of(0x0a),
    'twice.md': Uint8Array.of(0x0a),
  }
  for (const [path, bytes] of Object.entries(contents)) write(folder, path, bytes)
  git(folder, 'config', 'core.autocrlf', 'false')
  commitAll(folder)
  git(folder, 'config', 'core.autocrlf', 'true')

  const source = await openCommitSource(folder, 'HEAD')
  expect(await readBytes(source)).toEqual(contents)
})

test('A file above the limit is cut off one byte behind it, and the next one is whole', async () => {
  const folder = temporaryRepository()
  const numbers = Array.from({ length: 60_000 }, (_, index) => index).join(' ')
  write(folder, 'a.md', numbers.slice(0, 300_000))
  write(folder, 'b.md', numbers.slice(0, MAXIMUM_BYTES + 1))
  write(folder, 'c.md', numbers.slice(0, MAXIMUM_BYTES))
  write(folder, 'd.md', 'after')
  commitAll(folder)

  expect(await readTexts(await openCommitSource(folder, 'HEAD'))).toEqual({
    'a.md': numbers.slice(0, MAXIMUM_BYTES + 1),
    'b.md': numbers.slice(0, MAXIMUM_BYTES + 1),
    'c.md': numbers.slice(0, MAXIMUM_BYTES),
    'd.md': 'after',
  })
})

test('Files come in the order asked for, wherever the stream of git is cut', async () => {
  const folder = temporaryRepository()
  const contents = Object.fromEntries(
    Array.from({ length: 600 }, (_, index) => [`${index}.md`, `${index} `.repeat(index)]),
  )
  for (const [path, text] of Object.entries(contents)) write(folder, path, text)
  const commit = commitAll(folder)

  const source = await openCommitSource(folder, 'HEAD')
  const { files } = await source.listChanges(undefined, commit)
  const reversed = files.toReversed()
  const read = await collect(source.readFiles(commit, reversed))
  expect(read.map(({ path, hash }) => ({ path, hash }))).toEqual(reversed)
  expect(Object.fromEntries(read.map(({ path, bytes }) => [path, toText(bytes)]))).toEqual(contents)
})

test('One process reads every file, and is gone when the reader has enough', async () => {
  const folder = temporaryRepository()
  for (const name of ['a', 'b', 'c']) write(folder, `${name}.md`, name.repeat(200_000))
  const commit = commitAll(folder)
  const source = await openCommitSource(folder, 'HEAD')
  const { files } = await source.listChanges(undefined, commit)

  expect(await collect(source.readFiles(commit, files))).toHaveLength(3)
  expect(endsOfReaders()).toEqual(['ended'])
  for await (const file of source.readFiles(commit, files)) {
    expect(file.path).toBe('a.md')
    expect(endsOfReaders()).toEqual(['ended', 'running'])
    break
  }
  expect(endsOfReaders()).toEqual(['ended', 'ended'])
})

test('No file asked for is no file read', async () => {
  const folder = temporaryRepository()
  const commit = commitAll(folder)
  const source = await openCommitSource(folder, 'HEAD')
  expect(await collect(source.readFiles(commit, []))).toEqual([])
})

test('A blob that the repository lacks is named, and nothing is left running', async () => {
  const folder = temporaryRepository()
  const commit = commitAll(folder)
  const source = await openCommitSource(folder, 'HEAD')
  const files = [{ path: 'a.md', hash: '1'.repeat(40) }]
  await expect(collect(source.readFiles(commit, files))).rejects.toThrow(
    `Git has no file contents ${'1'.repeat(40)} in ${folder}: run "git fsck" there, or clone anew.`,
  )
  expect(endsOfReaders()).toEqual(['ended'])
})

test('A bare repository is read like any other', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'first')
  const first = commitAll(folder)
  write(folder, 'b.md', 'second')
  const second = commitAll(folder)
  const bare = join(temporaryFolder(), 'news.git')
  git(folder, 'clone', '--quiet', '--bare', folder, bare)

  const source = await openCommitSource(bare, 'main')
  expect(await source.latestRevision()).toBe(second)
  expect(await changedPaths(source, first, second)).toEqual({ files: ['b.md'], removed: [] })
  expect(await readTexts(source)).toEqual({ 'a.md': 'first', 'b.md': 'second' })
})

test('A tag stands for its commit, and a repository may name its objects by SHA-256', async () => {
  const folder = temporaryFolder()
  git(folder, 'init', '--quiet', '--object-format=sha256')
  write(folder, 'a.md', 'a')
  const commit = commitAll(folder)
  git(folder, 'tag', '--annotate', '--message=One', 'one')

  const source = await openCommitSource(folder, 'one')
  expect(commit).toHaveLength(64)
  expect(await source.latestRevision()).toBe(commit)
  expect(await changedPaths(source, commit, commit)).toEqual({ files: [], removed: [] })
  expect(await readTexts(source)).toEqual({ 'a.md': 'a' })
})

test('The bytes are those the hash names, though git was told to replace them', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'true')
  commitAll(folder)
  write(folder, 'b.md', 'false')
  git(
    folder,
    'replace',
    git(folder, 'rev-parse', 'HEAD:a.md'),
    git(folder, 'hash-object', '-w', 'b.md'),
  )

  expect(await readTexts(await openCommitSource(folder, 'HEAD'))).toEqual({ 'a.md': 'true' })
})

test('The variables git sets for a hook do not lead to another repository', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'ours')
  commitAll(folder)
  const other = temporaryRepository()
  vi.stubEnv('GIT_DIR', join(other, '.git'))
  vi.stubEnv('GIT_WORK_TREE', other)
  vi.stubEnv('GIT_INDEX_FILE', join(other, '.git/index'))

  expect(await readTexts(await openCommitSource(folder, 'HEAD'))).toEqual({ 'a.md': 'ours' })
})

test('A repository without a commit is refused with what to do', async () => {
  const folder = temporaryRepository()
  await expect(openCommitSource(folder, 'HEAD')).rejects.toThrow(
    `The repository ${folder} has no commit yet: commit the newsroom.`,
  )
})

test.each(['no-such-branch', '--all', '--git-dir', '^HEAD', 'HEAD..HEAD', 'HEAD:a.md', ''])(
  'The ref "%s" is refused with what to do',
  async (ref) => {
    const folder = temporaryRepository()
    write(folder, 'a.md', 'a')
    commitAll(folder)
    await expect(openCommitSource(folder, ref)).rejects.toThrow(
      `"${ref}" names no commit in ${folder}: ` +
        'set CONTENT_REF to one of its branches, tags or commits.',
    )
  },
)

test('A branch deleted later is refused when it is looked at', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'a')
  commitAll(folder)
  git(folder, 'branch', 'live')
  const source = await openCommitSource(folder, 'live')
  git(folder, 'branch', '--delete', '--force', 'live')
  await expect(source.latestRevision()).rejects.toThrow(`"live" names no commit in ${folder}`)
})

test('A folder outside any repository, or absent, is refused with what to do', async () => {
  const folder = temporaryFolder()
  await expect(openCommitSource(folder, 'HEAD')).rejects.toThrow(
    `${folder} lies in no git repository: run "git init" there and commit it.`,
  )
  await expect(openCommitSource(join(folder, 'none'), 'HEAD')).rejects.toThrow(
    `There is no folder ${join(folder, 'none')}: create it, or set CONTENT_DIR to the newsroom.`,
  )
})

test('A repository of another user is refused with what to do', async () => {
  const folder = temporaryRepository()
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1')
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null')
  await expect(openCommitSource(folder, 'HEAD')).rejects.toThrow(
    'if it belongs to another user, add it with "git config --global --add safe.directory".',
  )
})

test('A machine without git is told to install it, at the start and later', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'a')
  const commit = commitAll(folder)
  const source = await openCommitSource(folder, 'HEAD')
  const { files } = await source.listChanges(undefined, commit)

  const message = 'Git was not found: install it, or add its folder to PATH.'
  vi.stubEnv('PATH', temporaryFolder())
  await expect(openCommitSource(folder, 'HEAD')).rejects.toThrow(message)
  await expect(source.latestRevision()).rejects.toThrow(message)
  await expect(source.listChanges(undefined, commit)).rejects.toThrow(message)
  await expect(collect(source.readFiles(commit, files))).rejects.toThrow(message)
})

const stopped = (folder: string) =>
  `Git in ${folder} gave no answer for 60 seconds and was stopped: ` +
  'see whether the disk of the repository, or its remote, responds.'

test('A git that gives no listing is stopped after a minute', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'a')
  const commit = commitAll(folder)
  const source = await openCommitSource(folder, 'HEAD')
  replaceGit('setInterval(Date, 9e6)')
  vi.clearAllMocks()
  const limit = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort())
  onTestFinished(() => limit.mockRestore())

  const message = stopped(folder)
  await expect(source.latestRevision()).rejects.toThrow(message)
  await expect(source.listChanges(undefined, commit)).rejects.toThrow(message)
  await expect(source.listChanges(commit, commit)).rejects.toThrow(message)
  await expect(openCommitSource(folder, 'HEAD')).rejects.toThrow(message)
  expect(limit.mock.calls).toEqual([[60_000], [60_000], [60_000], [60_000]])
  for (const { value: child } of vi.mocked(execFile).mock.results) {
    if (child.signalCode === null) await once(child, 'exit')
    expect(child.signalCode).toBe('SIGTERM')
  }
})

test('A git that stops giving files is stopped after a minute, however slow their reader is', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'a')
  const commit = commitAll(folder)
  const source = await openCommitSource(folder, 'HEAD')
  replaceGit("process.stdout.write('aa blob 3\\nabc\\nbb blob 3\\nd'); setInterval(Date, 9e6)")

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const files = ['aa', 'bb'].map((hash) => ({ path: `${hash}.md`, hash }))
  const reader = source.readFiles(commit, files)[Symbol.asyncIterator]()
  const first = await reader.next()
  expect(toText(first.value.bytes)).toBe('abc')
  vi.advanceTimersByTime(3_600_000)

  const failure = expect(reader.next()).rejects.toThrow(stopped(folder))
  await nextTurn()
  const child = vi.mocked(spawn).mock.results[0]?.value
  vi.advanceTimersByTime(59_999)
  await nextTurn()
  expect(child.killed).toBe(false)
  vi.advanceTimersByTime(1)
  await failure
  expect(child.killed).toBe(true)
  if (child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
})

/** Puts a program in the place of git until the test ends. */
function replaceGit(script: string) {
  const folder = temporaryFolder()
  write(folder, 'git', `#!${process.execPath}\n${script}\n`)
  chmodSync(join(folder, 'git'), 0o755)
  vi.stubEnv('PATH', folder)
}

async function changedPaths(source: ContentSource, since: string | undefined, revision: string) {
  const { files, removed } = await source.listChanges(since, revision)
  return { files: files.map((file) => file.path), removed }
}

/** What became of each process started to read files, in the order they were started. */
const endsOfReaders = () =>
  vi.mocked(spawn).mock.results.map(({ type, value }) => {
    if (type !== 'return') return type
    return value.exitCode === null && value.signalCode === null ? 'running' : 'ended'
  })
