import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

import { expect, test } from 'vitest'

import { commitAll } from '@/tests/fixtures/repository'

import { ask, startLoad } from './http'
import {
  brackwater,
  codeOf,
  exitOf,
  launch,
  metricOf,
  servingOf,
  shows,
  SOON,
  startSite,
  statusOf,
  untilServing,
} from './site'
import { writeMany, writeNote } from './stories'

const CACHED = ['/', '/stories/old-bridge-closed', '/topics/bridge']
const [FIRST_UNCACHED, SECOND_UNCACHED] = ['/stories/ferry-timetable', '/stories/bridge-inspected']

const AN_INDEX = ['', '-wal', '-shm']

test('an index that is deleted is built again, and no reader notices', async () => {
  const place = brackwater()
  const site = await startSite(place)
  const good = await servingOf(site)
  for (const path of CACHED) await ask(site.port, path)
  const load = startLoad(site.port, CACHED)

  for (const suffix of AN_INDEX) rmSync(place.index + suffix, { force: true })
  expect(await codeOf(site, FIRST_UNCACHED)).toBe(200)
  await expect.poll(() => existsSync(place.index), SOON).toBe(true)
  await untilServing(site, good ?? '')
  expect(await codeOf(site, SECOND_UNCACHED)).toBe(200)

  writeNote(place.newsroom, 'late-note', 'A late note')
  await untilServing(site, commitAll(place.newsroom))
  await expect.poll(() => shows(site, '/', 'A late note'), SOON).toBe(true)
  expect((await load.stop()).failures).toEqual([])
  expect(site.log()).toContain('The index was missing: building it.')
})

test('the folder of the index may go with it', async () => {
  const place = brackwater()
  const site = await startSite(place)
  rmSync(dirname(place.index), { recursive: true })
  await expect.poll(() => existsSync(place.index), SOON).toBe(true)
  writeNote(place.newsroom, 'late-note', 'A late note')
  await untilServing(site, commitAll(place.newsroom))
  expect(await codeOf(site, '/stories/late-note')).toBe(200)
})

const CORRUPTIONS: Record<string, (index: string) => void> = {
  'overwritten by garbage': (index) => overwrite(index),
  'overwritten by garbage together with its log': (index) => {
    overwrite(index)
    overwrite(`${index}-wal`)
  },
  emptied: (index) => writeFileSync(index, ''),
}

const overwrite = (file: string) => writeFileSync(file, randomBytes(statSync(file).size))

test.each(Object.entries(CORRUPTIONS))(
  'an index that is %s leaves cached pages as they are, and others are back within seconds',
  async (_how, corrupt) => {
    const place = brackwater()
    const site = await startSite(place)
    const good = await servingOf(site)
    for (const path of CACHED) await ask(site.port, path)
    const load = startLoad(site.port, CACHED)

    corrupt(place.index)
    const corrupted = performance.now()
    await expect.poll(() => codeOf(site, FIRST_UNCACHED), SOON).toBe(200)
    await expect.poll(() => codeOf(site, SECOND_UNCACHED), SOON).toBe(200)
    const seconds = (performance.now() - corrupted) / 1000
    await untilServing(site, good ?? '')

    writeNote(place.newsroom, 'late-note', 'A late note')
    await untilServing(site, commitAll(place.newsroom))
    await expect.poll(() => shows(site, '/', 'A late note'), SOON).toBe(true)
    expect((await load.stop()).failures).toEqual([])
    expect(seconds).toBeLessThan(10)
    expect(site.child.exitCode).toBeNull()
  },
)

test('nor does it take a look at the content to find that out', async () => {
  const place = brackwater()
  const site = await startSite(place, { PUBLISH_POLL_MS: '3600000' })
  await ask(site.port, '/')
  overwrite(place.index)
  overwrite(`${place.index}-wal`)
  // Each page that nobody asked for before may need something that is not in memory.
  const paths = ['/feed.xml', '/topics/council', FIRST_UNCACHED, SECOND_UNCACHED]
  const codes = () => Promise.all(paths.map((path) => codeOf(site, path)))
  await expect.poll(codes, SOON).toEqual([200, 200, 200, 200])
  await expect.poll(() => codeOf(site, '/health/status'), SOON).toBe(200)
})

test('several processes get over a corrupt index, and a commit on top of it', async () => {
  const place = brackwater()
  const site = await startSite(place, { WORKERS: '2' })
  const load = startLoad(site.port, CACHED, {
    keepAlive: false,
    isGood: ({ status }) => status < 600,
  })
  overwrite(place.index)
  overwrite(`${place.index}-wal`)
  writeNote(place.newsroom, 'late-note', 'A late note')
  const late = commitAll(place.newsroom)
  await untilServing(site, late)
  // On connections of its own, so that each process has its turn.
  const codes = () =>
    Promise.all(Array.from({ length: 8 }, () => codeOf(site, '/stories/late-note')))
  await expect.poll(codes, SOON).toEqual(Array.from({ length: 8 }, () => 200))
  expect((await load.stop()).failures).toEqual([])
  expect(site.log()).not.toContain('A worker ended')
})

const SMALL_DISK = 4 * 1024 * 1024
/** In the file system of a process that has mounts of its own. */
const diskOf = (pid: number | undefined) => `/proc/${pid}/root`

/** Runs a command with a small file system of its own in `folder`; it goes when the process does. */
const withSmallDisk = (folder: string) => [
  'unshare',
  '--map-root-user',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs -o size=${SMALL_DISK} none "${folder}" && exec "$@"`,
  'sh',
]

const whyNoDisk = (() => {
  const { status, stderr, error } = spawnSync(
    'unshare',
    ['--map-root-user', '--mount', 'sh', '-c', 'mount -t tmpfs none /mnt'],
    { encoding: 'utf8' },
  )
  return status === 0 ? undefined : (error?.message ?? stderr.trim())
})()

if (whyNoDisk !== undefined) console.log(`A full disk is not tested: ${whyNoDisk}`)

test.skipIf(whyNoDisk !== undefined)(
  'on a full disk the site stays as it was, and goes on when there is room',
  async () => {
    const place = brackwater()
    const disk = dirname(place.index)
    mkdirSync(disk)
    const site = await startSite(place, {}, { command: withSmallDisk(disk) })
    const good = await servingOf(site)
    const load = startLoad(site.port, CACHED)

    const filler = `${diskOf(site.child.pid)}${disk}/filler`
    fill(filler)
    writeMany(place.newsroom, 30, 'evening')
    const large = commitAll(place.newsroom)
    await expect
      .poll(async () => (await statusOf(site)).lastFailure?.reason, SOON)
      .toContain('full')
    expect(await servingOf(site)).toBe(good)
    expect(await codeOf(site, FIRST_UNCACHED)).toBe(200)
    expect(await codeOf(site, '/stories/evening-7')).toBe(404)
    expect(await metricOf(site, 'foresheet_publish_total', 'failed')).toBeGreaterThan(0)

    rmSync(filler)
    await untilServing(site, large)
    expect(await shows(site, '/stories/evening-7', 'Note 7 of the evening')).toBe(true)
    expect((await statusOf(site)).lastFailure).toBeUndefined()
    expect((await load.stop()).failures).toEqual([])
  },
)

test.skipIf(whyNoDisk !== undefined)(
  'a start without room for an index says so and fails',
  async () => {
    const place = brackwater()
    writeMany(place.newsroom, 400, 'evening')
    commitAll(place.newsroom)
    const disk = dirname(place.index)
    mkdirSync(disk)
    const start = launch(place, {}, { command: withSmallDisk(disk) })
    expect(await exitOf(start.child)).toBe(1)
    expect(start.log()).toContain('database or disk is full')
  },
)

function fill(file: string) {
  const block = Buffer.alloc(64 * 1024)
  const descriptor = openSync(file, 'w')
  try {
    for (;;) writeSync(descriptor, block)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(descriptor)
  }
}
