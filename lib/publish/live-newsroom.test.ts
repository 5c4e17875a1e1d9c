import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { closeArchive, openArchive } from '@/lib/archive/archive'
import { findRevision } from '@/lib/archive/ingest'
import { countStories } from '@/lib/archive/story-queries'
import { parseFile } from '@/lib/content/parse'
import {
  FIRST_TALKS,
  type Files,
  JOINT_PAPER,
  markdownFile,
  newsroomFiles,
  NOW,
  story,
} from '@/tests/fixtures/newsroom'
import { imageOf, picture } from '@/tests/fixtures/pictures'
import { commitAll, git, startRepository, write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { type NewsroomPlace, openNewsroom } from './live-newsroom'

// Git runs dozens of times, on a machine that may be busy.
vi.setConfig({ testTimeout: 20_000 })

// Threads take a second to start, and what they do is not asked about here.
vi.mock('@/lib/content/parse-pool', () => ({
  openParsePool: () => ({
    parse: async (path: string, bytes: Uint8Array) => parseFile(path, bytes),
    warmUp: () => undefined,
    close: async () => undefined,
  }),
}))

/** The instant so many seconds after the first look. */
const after = (seconds: number) =>
  new Date(Date.parse(NOW) + seconds * 1000).toISOString().replace('.000Z', 'Z')

/** A folder with room for a repository and an index. */
function newPlace() {
  const folder = temporaryFolder()
  const contentDir = join(folder, 'news')
  return { contentDir, indexPath: join(folder, 'index', 'index.db') }
}

function commitNewsroom(contentDir: string, files: Files = newsroomFiles()) {
  mkdirSync(contentDir, { recursive: true })
  startRepository(contentDir)
  for (const [path, text] of Object.entries(files)) write(contentDir, path, text)
  return commitAll(contentDir)
}

function removeStories(contentDir: string) {
  for (const path of [JOINT_PAPER, FIRST_TALKS]) rmSync(join(contentDir, path))
  return commitAll(contentDir, 'Remove most')
}

function restoreStories(contentDir: string) {
  for (const [path, text] of Object.entries(newsroomFiles())) write(contentDir, path, text)
  return commitAll(contentDir, 'Restore all')
}

function open(options: Pick<NewsroomPlace, 'contentDir' | 'indexPath'> & Partial<NewsroomPlace>) {
  const onRebuilt = vi.fn<NewsroomPlace['onRebuilt']>()
  const onPull = vi.fn<NewsroomPlace['onPull']>()
  const newsroom = openNewsroom({
    contentRef: 'HEAD',
    contentPull: undefined,
    audience: 'public',
    mayRemoveAll: 'never',
    onRebuilt,
    onPull,
    onHistory: () => undefined,
    onImages: () => undefined,
    ...options,
  })
  onTestFinished(() => closeArchive(newsroom.archive()))
  const outcomeAt = async (seconds: number) => (await newsroom.look(after(seconds))).outcome
  return { ...newsroom, outcomeAt, onRebuilt, onPull }
}

/** A newsroom of three stories that has been looked at once. */
async function openPublished(options: Partial<NewsroomPlace> = {}) {
  const place = newPlace()
  const revision = commitNewsroom(place.contentDir)
  const newsroom = open({ ...place, ...options })
  expect(await newsroom.outcomeAt(0)).toBe('published')
  newsroom.onRebuilt.mockClear()
  return { ...place, ...newsroom, revision }
}

/** What another process reads from the index. */
function readIndex(path: string) {
  const archive = openArchive(path)
  const read = { revision: findRevision(archive)?.id, stories: countStories(archive) }
  closeArchive(archive)
  return read
}

test('what is committed is published, and again when there is more', async () => {
  const { contentDir, indexPath, revision, outcomeAt, description } = await openPublished()
  expect(readIndex(indexPath)).toEqual({ revision, stories: 3 })
  expect(description()).toBe(`commit HEAD of ${contentDir}`)
  expect(await outcomeAt(1)).toBe('unchanged')
  rmSync(join(contentDir, FIRST_TALKS))
  const next = commitAll(contentDir)
  expect(await outcomeAt(2)).toBe('published')
  expect(readIndex(indexPath)).toEqual({ revision: next, stories: 2 })
})

test('an index that is there is taken up, and nothing is published anew', async () => {
  const { contentDir, indexPath } = await openPublished()
  const { outcomeAt, onRebuilt } = open({ contentDir, indexPath })
  expect(await outcomeAt(1)).toBe('unchanged')
  expect(onRebuilt).not.toHaveBeenCalled()
})

test.each([
  ['with all its files', ['', '-wal', '-shm']],
  ['without its log', ['']],
])('an index that is deleted %s is made again and published again', async (_name, suffixes) => {
  const { indexPath, revision, outcomeAt, onRebuilt, archive } = await openPublished()
  for (const suffix of suffixes) rmSync(`${indexPath}${suffix}`)
  expect(await outcomeAt(1)).toBe('published')
  expect(onRebuilt.mock.calls).toEqual([['missing']])
  expect(readIndex(indexPath)).toEqual({ revision, stories: 3 })
  expect(countStories(archive())).toBe(3)
  expect(await outcomeAt(2)).toBe('unchanged')
  expect(onRebuilt).toHaveBeenCalledOnce()
})

test('a folder of the index that is deleted is made again', async () => {
  const { indexPath, revision, outcomeAt } = await openPublished()
  rmSync(join(indexPath, '..'), { recursive: true })
  expect(await outcomeAt(1)).toBe('published')
  expect(readIndex(indexPath)).toEqual({ revision, stories: 3 })
})

test('an index that another one has taken the place of is taken up', async () => {
  const { contentDir, indexPath, outcomeAt, onRebuilt } = await openPublished()
  const other = `${indexPath}.other`
  const { outcomeAt: otherOutcomeAt, archive } = open({ contentDir, indexPath: other })
  expect(await otherOutcomeAt(0)).toBe('published')
  archive().connection.pragma('wal_checkpoint(TRUNCATE)')
  renameSync(other, indexPath)
  for (const suffix of ['-wal', '-shm']) rmSync(`${indexPath}${suffix}`)
  expect(await outcomeAt(1)).toBe('unchanged')
  expect(onRebuilt).not.toHaveBeenCalled()
})

/** Overwrites the file where it lies, as a fault of the disk would. */
function damage({
  indexPath,
  archive,
}: Pick<Awaited<ReturnType<typeof openPublished>>, 'indexPath' | 'archive'>) {
  // What stands in the log or in memory would hide it.
  archive().connection.pragma('wal_checkpoint(TRUNCATE)')
  archive().connection.pragma('shrink_memory')
  writeFileSync(indexPath, 'This is not a database. '.repeat(10_000))
}

test('an index of garbage is made again once something could not be read from it', async () => {
  const newsroom = await openPublished()
  damage(newsroom)
  newsroom.suspectIndex()
  expect(await newsroom.outcomeAt(1)).toBe('published')
  expect(newsroom.onRebuilt.mock.calls).toEqual([['unreadable']])
  const { indexPath, revision } = newsroom
  expect(readIndex(indexPath)).toEqual({ revision, stories: 3 })
  expect(await newsroom.outcomeAt(2)).toBe('unchanged')
})

test('a look that fails for the index throws doubt on it without anyone saying so', async () => {
  const newsroom = await openPublished()
  damage(newsroom)
  await expect(newsroom.look(after(1))).rejects.toThrow(/not a database|malformed/)
  expect(await newsroom.outcomeAt(2)).toBe('published')
  expect(newsroom.onRebuilt.mock.calls).toEqual([['unreadable']])
})

test('a sound index is not made again, however much it is doubted', async () => {
  const { indexPath, revision, suspectIndex, outcomeAt, onRebuilt } = await openPublished()
  for (const second of [1, 2, 30]) {
    suspectIndex()
    expect(await outcomeAt(second)).toBe('unchanged')
  }
  expect(onRebuilt).not.toHaveBeenCalled()
  expect(readIndex(indexPath)).toEqual({ revision, stories: 3 })
})

test('an index that was found sound is looked through again after ten seconds, not before', async () => {
  const newsroom = await openPublished()
  newsroom.suspectIndex()
  expect(await newsroom.outcomeAt(1)).toBe('unchanged')
  damage(newsroom)
  newsroom.suspectIndex()
  await expect(newsroom.look(after(2))).rejects.toThrow()
  await expect(newsroom.look(after(10))).rejects.toThrow()
  // The doubt has not been forgotten meanwhile.
  expect(await newsroom.outcomeAt(11)).toBe('published')
})

test('an index that cannot be made again is tried at every look, and the one before is read', async () => {
  const { indexPath, revision, archive, outcomeAt, look } = await openPublished()
  rmSync(indexPath)
  mkdirSync(indexPath)
  for (const second of [1, 2]) {
    await expect(look(after(second))).rejects.toThrow()
    expect(countStories(archive())).toBe(3)
  }
  rmdirSync(indexPath)
  expect(await outcomeAt(3)).toBe('published')
  expect(readIndex(indexPath)).toEqual({ revision, stories: 3 })
})

test('a newsroom that is not there yet is looked for at every look', async () => {
  const place = newPlace()
  const { look, outcomeAt, description } = open(place)
  const { contentDir } = place
  await expect(look(after(0))).rejects.toThrow(`There is no folder ${contentDir}`)
  expect(description()).toBe(contentDir)
  commitNewsroom(contentDir)
  expect(await outcomeAt(1)).toBe('published')
  expect(description()).toBe(`commit HEAD of ${contentDir}`)
})

test('a newsroom that is gone for a while leaves what is published as it is', async () => {
  const { contentDir, indexPath, revision, look, outcomeAt } = await openPublished()
  const elsewhere = `${contentDir}-elsewhere`
  renameSync(contentDir, elsewhere)
  await expect(look(after(1))).rejects.toThrow()
  expect(readIndex(indexPath)).toEqual({ revision, stories: 3 })
  renameSync(elsewhere, contentDir)
  expect(await outcomeAt(2)).toBe('unchanged')
})

test('a preview shows what is not committed', async () => {
  const place = newPlace()
  commitNewsroom(place.contentDir)
  write(
    place.contentDir,
    'pages/late.md',
    markdownFile({ title: 'L', description: 'D' }, 'Text.\n'),
  )
  const { look, description } = open({ ...place, audience: 'preview', isWorkTree: true })
  expect(await look(after(0))).toMatchObject({ outcome: 'published', changed: 12 })
  expect(description()).toBe(`folder ${place.contentDir}`)
})

test('a mass removal is held, at this start and at the next', async () => {
  const { contentDir, indexPath, outcomeAt } = await openPublished()
  removeStories(contentDir)
  expect(await outcomeAt(1)).toBe('held')
  expect(await outcomeAt(2)).toBe('unchanged')
  expect(await open({ contentDir, indexPath }).outcomeAt(3)).toBe('held')
  expect(readIndex(indexPath).stories).toBe(3)
})

test('a mass removal that is confirmed once is published, and the next one is held', async () => {
  const { contentDir, indexPath } = await openPublished()
  removeStories(contentDir)
  const { outcomeAt } = open({ contentDir, indexPath, mayRemoveAll: 'once' })
  expect(await outcomeAt(1)).toBe('published')
  expect(readIndex(indexPath).stories).toBe(1)
  restoreStories(contentDir)
  expect(await outcomeAt(2)).toBe('published')
  removeStories(contentDir)
  expect(await outcomeAt(3)).toBe('held')
  expect(readIndex(indexPath).stories).toBe(3)
})

test('to confirm once is to confirm what is there at the first look that comes to an end', async () => {
  const { contentDir, indexPath } = await openPublished()
  const early = open({ contentDir, indexPath, mayRemoveAll: 'once' })
  expect(await early.outcomeAt(1)).toBe('unchanged')
  removeStories(contentDir)
  expect(await early.outcomeAt(2)).toBe('held')

  const elsewhere = `${contentDir}-elsewhere`
  renameSync(contentDir, elsewhere)
  const late = open({ contentDir, indexPath, mayRemoveAll: 'once' })
  await expect(late.look(after(3))).rejects.toThrow()
  renameSync(elsewhere, contentDir)
  expect(await late.outcomeAt(4)).toBe('published')
})

test('mass removals that are always allowed are published each time', async () => {
  const { contentDir, outcomeAt } = await openPublished({ mayRemoveAll: 'always' })
  removeStories(contentDir)
  expect(await outcomeAt(1)).toBe('published')
  restoreStories(contentDir)
  expect(await outcomeAt(2)).toBe('published')
  removeStories(contentDir)
  expect(await outcomeAt(3)).toBe('published')
})

test('a remote is pulled every five seconds; without it what is here is published', async () => {
  const place = newPlace()
  const remote = `${place.contentDir}-remote`
  commitNewsroom(remote)
  git(remote, 'clone', '--quiet', remote, place.contentDir)
  const { look, outcomeAt, onPull } = open({ ...place, contentPull: 'origin/main' })
  expect(await outcomeAt(0)).toBe('published')
  rmSync(join(remote, FIRST_TALKS))
  const revision = commitAll(remote)
  expect(await outcomeAt(4)).toBe('unchanged')
  expect(await look(after(5))).toMatchObject({ outcome: 'published', revision })
  expect(onPull.mock.calls).toEqual([[undefined], [undefined]])

  rmSync(remote, { recursive: true })
  write(place.contentDir, 'pages/about.md', markdownFile({ title: 'A', description: 'D' }, 'T.\n'))
  const local = commitAll(place.contentDir)
  expect(await look(after(10))).toMatchObject({ outcome: 'published', revision: local })
  expect(onPull.mock.lastCall?.[0]?.message).toMatch(/^origin\/main could not be pulled/)
})

test('a commit that was announced is pulled at once', async () => {
  const place = newPlace()
  const remote = `${place.contentDir}-remote`
  commitNewsroom(remote)
  git(remote, 'clone', '--quiet', remote, place.contentDir)
  const { look, outcomeAt, expectCommit } = open({ ...place, contentPull: 'origin/main' })
  expect(await outcomeAt(0)).toBe('published')
  rmSync(join(remote, FIRST_TALKS))
  const revision = commitAll(remote)
  expectCommit()
  expect(await look(after(1))).toMatchObject({ outcome: 'published', revision })
})

test('pictures lie beside the index, are made again where they are missing, and go with their story', async () => {
  const { contentDir, indexPath, outcomeAt } = await openPublished()
  write(contentDir, 'images/stripes.jpg', await picture(1300, 700))
  const path = 'stories/cybersecurity/2026-06-08-stripes.md'
  const text = story({ publishedAt: '2026-06-08T08:00:00Z', image: imageOf('stripes.jpg') })
  write(contentDir, path, text)
  commitAll(contentDir)
  expect(await outcomeAt(1)).toBe('published')
  const folder = indexPath.replace('.db', '-images')
  const countFiles = () =>
    existsSync(folder)
      ? readdirSync(folder).filter((name) => /-\d+\.(?:webp|jpg)$/.test(name)).length
      : 0
  expect(countFiles()).toBe(4)

  rmSync(folder, { recursive: true })
  expect(await outcomeAt(2)).toBe('unchanged')
  await expect.poll(countFiles, { timeout: 15_000 }).toBe(4)

  rmSync(join(contentDir, path))
  rmSync(join(contentDir, 'images'), { recursive: true })
  commitAll(contentDir)
  expect(await outcomeAt(3)).toBe('published')
  expect(await outcomeAt(62)).toBe('unchanged')
  expect(countFiles()).toBe(4)
  expect(await outcomeAt(123)).toBe('unchanged')
  expect(countFiles()).toBe(0)
})
