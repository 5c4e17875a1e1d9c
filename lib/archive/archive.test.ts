import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, expect, test, vi } from 'vitest'

import { archiveOf, newsroomFiles } from '@/tests/fixtures/newsroom'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { closeArchive, openArchive, openWritableArchive } from './archive'
import { findRevision } from './ingest'
import { countStories } from './story-queries'

afterEach(() => vi.unstubAllEnvs())

/** An index that holds the small newsroom, closed. */
async function writtenIndex(): Promise<string> {
  const path = join(temporaryFolder(), 'deep', 'index.db')
  const archive = openWritableArchive(path)
  await archiveOf(newsroomFiles(), { archive })
  // So that the file holds what would else stand in the log beside it.
  archive.connection.pragma('wal_checkpoint(TRUNCATE)')
  closeArchive(archive)
  return path
}

/** Opens an index and says why it was begun anew and whether it is fit for use. */
async function reopen(path: string) {
  const archive = openWritableArchive(path)
  const { rebuilt } = archive
  const revision = findRevision(archive)
  await archiveOf(newsroomFiles(), { archive })
  const stories = countStories(archive)
  closeArchive(archive)
  return { rebuilt, isEmpty: revision === undefined, stories }
}

test('A missing index is made, with the folders above it', async () => {
  const path = join(temporaryFolder(), 'a', 'b', 'index.db')
  expect(await reopen(path)).toEqual({ rebuilt: 'missing', isEmpty: true, stories: 3 })
})

test('A sound index is kept', async () => {
  const path = await writtenIndex()
  expect(await reopen(path)).toEqual({ rebuilt: undefined, isEmpty: false, stories: 3 })
})

test('An index of garbage is begun anew', async () => {
  const path = await writtenIndex()
  writeFileSync(path, 'This is not a database. '.repeat(1000))
  expect(await reopen(path)).toEqual({ rebuilt: 'unreadable', isEmpty: true, stories: 3 })
})

test('An index that was cut off is begun anew', async () => {
  const path = await writtenIndex()
  truncateSync(path, readFileSync(path).byteLength - 2 * 4096)
  expect(await reopen(path)).toEqual({ rebuilt: 'unreadable', isEmpty: true, stories: 3 })
})

test('An index with a damaged page is begun anew', async () => {
  const path = await writtenIndex()
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0xff, 4096, 3 * 4096))
  expect(await reopen(path)).toEqual({ rebuilt: 'unreadable', isEmpty: true, stories: 3 })
})

test('An empty file, and an index of another version, are begun anew', async () => {
  const path = await writtenIndex()
  const archive = openWritableArchive(path)
  archive.connection.pragma('user_version = 7')
  archive.connection.pragma('wal_checkpoint(TRUNCATE)')
  closeArchive(archive)
  expect(await reopen(path)).toEqual({ rebuilt: 'of another version', isEmpty: true, stories: 3 })
  truncateSync(path, 0)
  expect(await reopen(path)).toEqual({ rebuilt: 'of another version', isEmpty: true, stories: 3 })
})

test('An index made by other code is begun anew, and one made by the same code is kept', async () => {
  vi.stubEnv('FORESHEET_INDEX_CODE', 'one')
  const path = await writtenIndex()
  expect(await reopen(path)).toEqual({ rebuilt: undefined, isEmpty: false, stories: 3 })
  vi.stubEnv('FORESHEET_INDEX_CODE', 'two')
  expect(await reopen(path)).toEqual({ rebuilt: 'of another version', isEmpty: true, stories: 3 })
  expect(await reopen(path)).toEqual({ rebuilt: undefined, isEmpty: false, stories: 3 })
})

test('A reader sees what is committed, cannot write, and does not make an index', async () => {
  const path = await writtenIndex()
  const writer = openWritableArchive(path)
  const reader = openArchive(path)
  expect(countStories(reader)).toBe(3)
  const files = newsroomFiles({ 'stories/cybersecurity/2026-06-05-first-talks.md': undefined })
  await archiveOf(files, { archive: writer })
  expect(countStories(reader)).toBe(2)
  expect(() => reader.connection.exec('DELETE FROM files')).toThrow('readonly')
  closeArchive(reader)
  closeArchive(writer)

  const missing = join(temporaryFolder(), 'index.db')
  expect(() => openArchive(missing)).toThrow(`There is no index ${missing}`)
  expect(existsSync(missing)).toBe(false)
})
