import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeEach, expect, test, vi } from 'vitest'

import { archiveOf, FIRST_TALKS, type Files, newsroomFiles } from '@/tests/fixtures/newsroom'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { closeArchive, openWritableArchive } from './archive'
import { countStories } from './story-queries'

const { place } = vi.hoisted(() => ({ place: { indexPath: '' } }))
vi.mock('@/lib/settings', () => ({ settings: () => place }))

// What is served is remembered for as long as the process lives.
beforeEach(() => vi.resetModules())

async function writeIndex(path: string, files: Files = newsroomFiles()) {
  const archive = openWritableArchive(path)
  await archiveOf(files, { archive })
  archive.connection.pragma('wal_checkpoint(TRUNCATE)')
  closeArchive(archive)
}

const FEWER = newsroomFiles({ [FIRST_TALKS]: undefined })

/** A place with an index of three stories, and how many stories are served from it. */
async function startServing() {
  place.indexPath = join(temporaryFolder(), 'index.db')
  await writeIndex(place.indexPath)
  const { servedArchive } = await import('./served-archive')
  const stories = () => countStories(servedArchive())
  expect(stories()).toBe(3)
  return { path: place.indexPath, servedArchive, stories }
}

const removeIndex = (path: string) => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
}

test('without an index there is nothing to serve, until there is one', async () => {
  place.indexPath = join(temporaryFolder(), 'index.db')
  const { servedArchive } = await import('./served-archive')
  expect(servedArchive).toThrow(`There is no index ${place.indexPath}: publish the content first.`)
  await writeIndex(place.indexPath)
  expect(countStories(servedArchive())).toBe(3)
})

test('the index is opened once, and shows what is published into it', async () => {
  const { path, servedArchive, stories } = await startServing()
  const archive = servedArchive()
  await writeIndex(path, FEWER)
  expect(servedArchive()).toBe(archive)
  expect(stories()).toBe(2)
})

test('nothing can be written by those who serve', async () => {
  const { servedArchive } = await startServing()
  expect(() => servedArchive().connection.exec('DELETE FROM files')).toThrow('readonly')
})

test('another index that takes its place is served once it holds a revision', async () => {
  const { path, stories } = await startServing()
  removeIndex(path)
  const archive = openWritableArchive(path)
  expect(stories()).toBe(3)
  await archiveOf(FEWER, { archive })
  expect(stories()).toBe(2)
  closeArchive(archive)

  await writeIndex(`${path}.other`)
  removeIndex(path)
  expect(stories()).toBe(2)
  renameSync(`${path}.other`, path)
  expect(stories()).toBe(3)
})

test.each<[string, (path: string) => void]>([
  ['is gone', () => undefined],
  ['is empty', (path) => writeFileSync(path, '')],
  ['is garbage', (path) => writeFileSync(path, 'This is not a database. '.repeat(1000))],
  ['is a folder', (path) => mkdirSync(path)],
])('while there is one that %s, the one before is served', async (_name, write) => {
  const { path, servedArchive, stories } = await startServing()
  const archive = servedArchive()
  removeIndex(path)
  write(path)
  for (let time = 0; time < 3; time += 1) expect(stories()).toBe(3)
  expect(servedArchive()).toBe(archive)
  rmSync(path, { force: true, recursive: true })
  await writeIndex(path, FEWER)
  expect(stories()).toBe(2)
})
