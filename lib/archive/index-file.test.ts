import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { archiveOf, newsroomFiles } from '@/tests/fixtures/newsroom'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { closeArchive, isIndexSound, openArchive, openWritableArchive } from './archive'
import { identifyIndex, isIndexFault, sizeOfIndex } from './index-file'
import { findRevision } from './ingest'

test('a file stays the same one while it is written to, and another one is another', () => {
  const path = join(temporaryFolder(), 'index.db')
  expect(identifyIndex(path)).toBeUndefined()
  writeFileSync(path, 'one')
  const one = identifyIndex(path)
  expect(one).toMatch(/^\d+ \d+ \d+$/)
  writeFileSync(path, 'another text')
  expect(identifyIndex(path)).toBe(one)

  writeFileSync(`${path}.other`, 'one')
  expect(identifyIndex(`${path}.other`)).not.toBe(one)
  renameSync(`${path}.other`, path)
  expect(identifyIndex(path)).not.toBe(one)
  rmSync(path)
  expect(identifyIndex(path)).toBeUndefined()
})

test('the size is that of the file and of its log', () => {
  const path = join(temporaryFolder(), 'index.db')
  expect(sizeOfIndex(path)).toBe(0)
  writeFileSync(path, 'four')
  expect(sizeOfIndex(path)).toBe(4)
  writeFileSync(`${path}-wal`, 'eleven more')
  writeFileSync(`${path}-shm`, 'not counted')
  expect(sizeOfIndex(path)).toBe(15)
})

const thrownBy = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('what SQLite complains of is the fault of an index, and nothing else is', async () => {
  const path = join(temporaryFolder(), 'index.db')
  writeFileSync(path, 'This is not a database. '.repeat(1000))
  expect(isIndexFault(thrownBy(() => findRevision(openArchive(path))))).toBe(true)
  writeFileSync(path, '')
  expect(isIndexFault(thrownBy(() => findRevision(openArchive(path))))).toBe(true)

  expect(isIndexFault(thrownBy(() => openArchive(`${path}.none`)))).toBe(false)
  expect(isIndexFault(thrownBy(() => statSync(`${path}.none`)))).toBe(false)
  expect(isIndexFault('SQLITE_CORRUPT')).toBe(false)
  expect(isIndexFault(undefined)).toBe(false)
})

test('an index is sound if it is there, whole and of this version', async () => {
  const path = join(temporaryFolder(), 'index.db')
  expect(isIndexSound(path)).toBe(false)
  const archive = openWritableArchive(path)
  await archiveOf(newsroomFiles(), { archive })
  // While it is open, and what was written stands in its log.
  expect(isIndexSound(path)).toBe(true)
  archive.connection.pragma('wal_checkpoint(TRUNCATE)')
  expect(isIndexSound(path)).toBe(true)
  archive.connection.pragma('user_version = 1')
  expect(isIndexSound(path)).toBe(false)
  closeArchive(archive)
  writeFileSync(path, 'This is not a database. '.repeat(1000))
  expect(isIndexSound(path)).toBe(false)
})
