import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { openProgressFile, type ProgressState, readProgress } from './progress-file'

const EDITION = 'news.example/sea/3'
const at = '2026-07-01T12:00:00Z'
const entry = (address: string, state: ProgressState) => ({ at, state, address })

const newPath = () => join(temporaryFolder(), 'mail', 'sea-3.jsonl')

test('The last word on an address counts, in whatever case it is written', () => {
  const path = newPath()
  const file = openProgressFile(path, EDITION)
  file.record(entry('ann@example.org', 'trying'))
  file.record({ ...entry('ann@example.org', 'accepted'), reason: '250 OK' })
  file.record(entry('Bo@example.org', 'trying'))
  file.close()

  expect(Object.fromEntries(readProgress(path, EDITION))).toEqual({
    'ann@example.org': { ...entry('ann@example.org', 'accepted'), reason: '250 OK' },
    'bo@example.org': entry('Bo@example.org', 'trying'),
  })
})

test('It is there to be read as soon as it is recorded', () => {
  const path = newPath()
  const file = openProgressFile(path, EDITION)
  file.record(entry('ann@example.org', 'trying'))
  expect(readFileSync(path, 'utf8')).toBe(
    `{"format":1,"edition":"${EDITION}"}\n{"at":"${at}","state":"trying","address":"ann@example.org"}\n`,
  )
  file.close()
})

test('Only its owner can read the addresses', () => {
  const path = newPath()
  openProgressFile(path, EDITION).close()
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('Half a line from a crash says nothing, and does not spoil the next', () => {
  const path = newPath()
  const file = openProgressFile(path, EDITION)
  file.record(entry('ann@example.org', 'trying'))
  file.close()
  appendFileSync(path, '{"at":"2026-07-01T12:00:01Z","state":"acc')

  const again = openProgressFile(path, EDITION)
  expect(again.entries.get('ann@example.org')?.state).toBe('trying')
  again.record(entry('bo@example.org', 'accepted'))
  again.close()
  expect([...readProgress(path, EDITION).values()]).toEqual([
    entry('ann@example.org', 'trying'),
    entry('bo@example.org', 'accepted'),
  ])
})

test('A line that lacks no more than its end counts', () => {
  const path = newPath()
  openProgressFile(path, EDITION).close()
  appendFileSync(path, JSON.stringify(entry('ann@example.org', 'accepted')))
  expect(readProgress(path, EDITION).get('ann@example.org')?.state).toBe('accepted')
})

test.each(['', '{"for', '{"format":1,"edi'])('A beginning cut off at %j is begun anew', (text) => {
  const path = join(temporaryFolder(), 'sea-3.jsonl')
  writeFileSync(path, text)
  openProgressFile(path, EDITION).close()
  expect(readFileSync(path, 'utf8')).toBe(`{"format":1,"edition":"${EDITION}"}\n`)
})

test('The record of another edition is not taken for its own', () => {
  const path = newPath()
  openProgressFile(path, 'news.example/sea/2').close()
  expect(() => openProgressFile(path, EDITION)).toThrow(
    `${path} records who got news.example/sea/2, not ${EDITION}: name another file with --resume.`,
  )
  expect(existsSync(`${path}.lock`)).toBe(false)
})

test('A file of something else stays as it is', () => {
  const path = join(temporaryFolder(), 'notes.txt')
  writeFileSync(path, 'ann@example.org\n')
  expect(() => openProgressFile(path, EDITION)).toThrow(
    `${path} is not a record of who got an edition: name another file with --resume.`,
  )
  expect(readFileSync(path, 'utf8')).toBe('ann@example.org\n')
})

test('Two processes cannot send one edition at the same time', () => {
  const path = newPath()
  const file = openProgressFile(path, EDITION)
  expect(() => openProgressFile(path, EDITION)).toThrow(
    `Process ${process.pid} is sending this edition: wait until it has ended.`,
  )
  file.close()
  openProgressFile(path, EDITION).close()
})

test('The lock of a process that died is broken', () => {
  const path = newPath()
  openProgressFile(path, EDITION).close()
  // No process has a number this high.
  writeFileSync(`${path}.lock`, '4194305')
  openProgressFile(path, EDITION).close()
  expect(existsSync(`${path}.lock`)).toBe(false)
})

test('Looking makes no file', () => {
  const path = newPath()
  expect(readProgress(path, EDITION).size).toBe(0)
  expect(existsSync(path)).toBe(false)
})
