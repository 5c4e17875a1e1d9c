import { expect, test, vi } from 'vitest'

import {
  type Archive,
  closeArchive,
  openWritableArchive,
  type WritableArchive,
} from '@/lib/archive/archive'
import { findForecastHistory, type ForecastHistory } from '@/lib/archive/forecast-history'
import { findRevision, ingest } from '@/lib/archive/ingest'
import { openParsePool } from '@/tests/fixtures/direct-pool'
import { dump } from '@/tests/fixtures/dump'
import { archiveOf, memorySource, newsroomFiles, NOW } from '@/tests/fixtures/newsroom'

import type { ContentSource } from './content-source'
import { openHistoryKeeper } from './history-keeper'

type Read = NonNullable<ContentSource['readForecastHistory']>

/** Names of forecasts, and when each was first committed, where that is known. */
const listFirstCommits = (archive: Archive): string[][] =>
  findForecastHistory(archive)?.state !== 'read'
    ? []
    : (dump(archive)['first_commits'] ?? []).map((row) => Object.values(JSON.parse(row)))

const told = (
  commits: Record<string, string>,
  since?: string,
  renewed: string[] = [],
): ForecastHistory => ({
  ...{ state: 'read', since, newestAt: '2026-06-01T00:00:00Z' },
  firstCommits: new Map(Object.entries(commits)),
  renewed: new Set(renewed),
})

async function open(readForecastHistory?: Read) {
  const files = newsroomFiles()
  const world: { archive: WritableArchive; busy: Promise<void> | undefined } = {
    archive: await archiveOf(files),
    busy: undefined,
  }
  const onChange = vi.fn()
  const onFailure = vi.fn()
  const keeper = openHistoryKeeper({
    archive: () => world.archive,
    pool: openParsePool(),
    idle: async () => {
      while (world.busy !== undefined) await world.busy
    },
    ...{ onChange, onFailure },
  })
  const source: ContentSource = {
    ...memorySource(files),
    ...(readForecastHistory && { readForecastHistory }),
  }
  const tend = async (now = 0) => {
    keeper.tend(source, now)
    await keeper.settled()
  }
  const key = () => findRevision(world.archive)?.key
  return { world, keeper, source, tend, onChange, onFailure, key }
}

/** Another revision of the same source, without a change. */
const publishNext = (archive: WritableArchive, revision: string) =>
  ingest(archive, {
    ...{ revision, source: 'memory', removed: [] },
    files: (async function* () {})(),
    visibility: { now: NOW, audience: 'public' },
  })

test('What the history tells is stored, and pages change with it', async () => {
  const { world, tend, onChange, key } = await open(async () => told({ a: '2026-05-08T11:00:00Z' }))
  const before = key()
  expect(findForecastHistory(world.archive)).toBeUndefined()
  await tend()
  expect(findForecastHistory(world.archive)).toMatchObject({
    ...{ state: 'read', newestAt: '2026-06-01T00:00:00Z' },
    revision: findRevision(world.archive)?.id,
  })
  expect(listFirstCommits(world.archive)).toEqual([['a', '2026-05-08T11:00:00Z']])
  expect(onChange).toHaveBeenCalledTimes(1)
  expect(key()).not.toBe(before)
})

test('A history that is known is not read again', async () => {
  const read = vi.fn<Read>(async () => told({}))
  const { tend } = await open(read)
  await tend()
  await tend()
  expect(read).toHaveBeenCalledTimes(1)
})

test('A later revision adds what is new, and a forecast that is known keeps its time', async () => {
  const read = vi.fn<Read>(async () => told({ a: '2026-05-01T00:00:00Z' }))
  const { world, tend, onChange } = await open(read)
  const first = findRevision(world.archive)?.id
  await tend()
  await publishNext(world.archive, 'next')
  read.mockResolvedValueOnce(told({ a: '2026-05-02T00:00:00Z', b: '2026-05-03T00:00:00Z' }, first))
  await tend()
  expect(read.mock.lastCall?.slice(0, 2)).toMatchObject([
    'next',
    { revision: first, newestAt: '2026-06-01T00:00:00Z' },
  ])
  expect(listFirstCommits(world.archive)).toEqual([
    ['a', '2026-05-01T00:00:00Z'],
    ['b', '2026-05-03T00:00:00Z'],
  ])
  expect(onChange).toHaveBeenCalledTimes(2)
})

test('A forecast that was edited away and back has its time from the last edit', async () => {
  const read = vi.fn<Read>(async () => told({ a: '2026-05-01T00:00:00Z' }))
  const { world, tend } = await open(read)
  const first = findRevision(world.archive)?.id
  await tend()
  await publishNext(world.archive, 'next')
  read.mockResolvedValueOnce(told({ a: '2026-05-20T00:00:00Z' }, first, ['a']))
  await tend()
  expect(listFirstCommits(world.archive)).toEqual([['a', '2026-05-20T00:00:00Z']])
})

test('A revision without a new forecast changes no page a second time', async () => {
  const read = vi.fn<Read>(async () => told({}))
  const { world, tend, onChange, key } = await open(read)
  await tend()
  await publishNext(world.archive, 'next')
  const before = key()
  read.mockResolvedValueOnce(told({}, 'before'))
  await tend()
  expect(findForecastHistory(world.archive)?.revision).toBe('next')
  expect(onChange).toHaveBeenCalledTimes(1)
  expect(key()).toBe(before)
})

test('A history that was rewritten replaces the one before', async () => {
  const read = vi.fn<Read>(async () => told({ a: '2026-05-01T00:00:00Z' }))
  const { world, tend } = await open(read)
  await tend()
  await publishNext(world.archive, 'next')
  read.mockResolvedValueOnce(told({ b: '2026-09-01T00:00:00Z' }))
  await tend()
  expect(listFirstCommits(world.archive)).toEqual([['b', '2026-09-01T00:00:00Z']])
})

test('A source without a history proves nothing, and says so before any page is made', async () => {
  const { world, keeper, source, onChange } = await open()
  keeper.tend(source, 0)
  expect(findForecastHistory(world.archive)?.state).toBe('none')
  expect(onChange).not.toHaveBeenCalled()
})

test('A shallow history proves nothing, takes back what was proven, and is looked at with each revision', async () => {
  const read = vi.fn<Read>(async () => told({ a: '2026-05-01T00:00:00Z' }))
  const { world, tend, onChange } = await open(read)
  await tend()
  await publishNext(world.archive, 'next')
  read.mockResolvedValue({ state: 'shallow' })
  await tend()
  await tend()
  expect(read).toHaveBeenCalledTimes(2)
  expect(findForecastHistory(world.archive)?.state).toBe('shallow')
  expect(listFirstCommits(world.archive)).toEqual([])
  expect(onChange).toHaveBeenCalledTimes(2)
  await publishNext(world.archive, 'third')
  read.mockResolvedValueOnce(told({ a: '2026-05-01T00:00:00Z' }))
  await tend()
  expect(listFirstCommits(world.archive)).toHaveLength(1)
})

test('A failure is told, and the history is tried again after a minute', async () => {
  const read = vi.fn<Read>().mockRejectedValueOnce(new Error('the disk is gone'))
  read.mockResolvedValueOnce(told({}))
  const { tend, onFailure, world } = await open(read)
  await tend(0)
  expect(onFailure).toHaveBeenCalledWith(new Error('the disk is gone'))
  await tend(59_999)
  expect(read).toHaveBeenCalledTimes(1)
  await tend(60_000)
  expect(findForecastHistory(world.archive)?.state).toBe('read')
})

test('Nothing is written while somebody publishes', async () => {
  const { world, keeper, source } = await open(async () => told({ a: '2026-05-01T00:00:00Z' }))
  let finish = () => {}
  world.busy = new Promise((resolve) => (finish = resolve))
  world.archive.connection.exec('BEGIN IMMEDIATE')
  keeper.tend(source, 0)
  await new Promise((resolve) => setImmediate(resolve))
  expect(findForecastHistory(world.archive)).toBeUndefined()
  world.archive.connection.exec('ROLLBACK')
  world.busy = undefined
  finish()
  await keeper.settled()
  expect(listFirstCommits(world.archive)).toHaveLength(1)
})

test('What was read for an index that is gone is not written into another', async () => {
  let answer = () => {}
  const { world, keeper, source, onChange, onFailure } = await open(
    () => new Promise((resolve) => (answer = () => resolve(told({ a: '2026-05-01T00:00:00Z' })))),
  )
  keeper.tend(source, 0)
  closeArchive(world.archive)
  world.archive = openWritableArchive(':memory:')
  answer()
  await keeper.settled()
  expect(onFailure).not.toHaveBeenCalled()
  expect(onChange).not.toHaveBeenCalled()
  expect(findForecastHistory(world.archive)).toBeUndefined()
})

test('A story may be published again from another place, where the old history says nothing', async () => {
  const { world, tend } = await open(async () => told({ a: '2026-05-01T00:00:00Z' }))
  await tend()
  await ingest(world.archive, {
    ...{ revision: 'next', source: 'elsewhere', removed: [] },
    files: (async function* () {})(),
    visibility: { now: NOW, audience: 'public' },
  })
  expect(findForecastHistory(world.archive)).toBeUndefined()
  expect(listFirstCommits(world.archive)).toHaveLength(0)
})
