import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'

import { pino } from 'pino'
import { Registry } from 'prom-client'
import { expect, onTestFinished, test, vi } from 'vitest'

import { type Archive, closeArchive, openArchive } from '@/lib/archive/archive'
import { findForecastHistory } from '@/lib/archive/forecast-history'
import { parseFile } from '@/lib/content/parse'
import { FIRST_TALKS, markdownFile, newsroomFiles, NOW, story } from '@/tests/fixtures/newsroom'
import { commitAll, git, startRepository, write } from '@/tests/fixtures/repository'
import { SOON } from '@/tests/fixtures/soon'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { openPublishing, type PublishingOptions } from './publishing'

// Git runs dozens of times, on a machine that may be busy.
vi.setConfig({ testTimeout: 20_000 })

/** Parsing waits for it; `held` is how many files do. */
const { gate } = vi.hoisted(() => ({ gate: { opened: Promise.resolve(), held: 0 } }))
vi.mock('@/lib/content/parse-pool', () => ({
  openParsePool: () => ({
    parse: async (path: string, bytes: Uint8Array) => {
      gate.held += 1
      await gate.opened
      gate.held -= 1
      return parseFile(path, bytes)
    },
    warmUp: () => undefined,
    close: async () => undefined,
  }),
}))

/** Holds every file back until what it returns is called. */
function closeGate(): () => void {
  let open = () => {}
  gate.opened = new Promise((resolve) => (open = resolve))
  onTestFinished(() => {
    open()
    gate.opened = Promise.resolve()
  })
  return open
}

const ABOUT = 'pages/about.md'
const BROKEN = markdownFile({ title: 'About' }, 'Text.\n')

function newNewsroom() {
  const folder = temporaryFolder()
  const contentDir = join(folder, 'news')
  mkdirSync(contentDir)
  startRepository(contentDir)
  for (const [path, text] of Object.entries(newsroomFiles())) write(contentDir, path, text)
  const revision = commitAll(contentDir)
  return { contentDir, indexPath: join(folder, 'index.db'), revision }
}

/** Publishing of a newsroom, looked at only when asked; its log, its metrics and its clock. */
function open({
  contentDir,
  indexPath,
  contentPull,
}: { contentDir: string; indexPath: string } & Partial<PublishingOptions['place']>) {
  const clock = { now: NOW }
  const lines: string[] = []
  const log = pino(
    { formatters: { level: (label) => ({ label }) } },
    new Writable({
      write: (chunk, _encoding, done) => {
        const { label, msg } = JSON.parse(String(chunk))
        lines.push(`${label}: ${msg}`)
        done()
      },
    }),
  )
  const registry = new Registry()
  let reader: Archive | undefined
  const served = () => (reader ??= openArchive(indexPath))
  const publishing = openPublishing({
    place: {
      ...{ contentDir, indexPath, contentPull },
      ...{ contentRef: 'HEAD', audience: 'public', mayRemoveAll: 'never' },
    },
    ...{ served, log, registry },
    interval: 3_600_000,
    now: () => clock.now,
  })
  onTestFinished(() => {
    publishing.stop()
    if (reader !== undefined) closeArchive(reader)
  })
  return { ...publishing, clock, lines, registry, served }
}

/** Publishing that follows after its first look. */
async function startFollowing(options: Partial<PublishingOptions['place']> = {}) {
  const newsroom = newNewsroom()
  const publishing = open({ ...newsroom, ...options })
  await publishing.lookFirst()
  const onNews = vi.fn()
  publishing.follow(onNews)
  await expect.poll(() => onNews.mock.calls.length, SOON).toBe(1)
  onNews.mockClear()
  const lookCount = async () => {
    const text = await publishing.registry.getSingleMetricAsString('foresheet_publish_total')
    return [...text.matchAll(/\} (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0)
  }
  await expect.poll(lookCount, SOON).toBe(2)
  const lookAgain = async () => {
    const before = await lookCount()
    publishing.lookNow()
    await expect.poll(lookCount, SOON).toBe(before + 1)
    // What follows from a look comes right after it is counted.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { ...newsroom, ...publishing, onNews, lookAgain, lookCount }
}

test('the first look publishes, and the operator is told what is there', async () => {
  const { contentDir, indexPath, revision } = newNewsroom()
  const { lookFirst, status, lines } = open({ contentDir, indexPath })
  await lookFirst()
  expect(JSON.parse(JSON.stringify(status()))).toEqual({
    serving: revision,
    source: `commit HEAD of ${contentDir}`,
    head: revision,
    lastLook: NOW,
    lastSuccess: { at: NOW, revision, seconds: expect.any(Number), changed: 11 },
    counts: { stories: 3, hiddenStories: 0, updates: 2, topics: 1, actors: 1, publishers: 1 },
    indexBytes: expect.any(Number),
  })
  expect(lines).toEqual([
    'info: The index was missing: building it.',
    `info: Published commit HEAD of ${contentDir}, revision ${revision}: 11 files changed, 0 removed.`,
  ])
})

test('the first look at what is indexed already says what is served', async () => {
  const newsroom = newNewsroom()
  await open(newsroom).lookFirst()
  const { lookFirst, lines } = open(newsroom)
  await lookFirst()
  expect(lines).toEqual([
    `info: Serving commit HEAD of ${newsroom.contentDir}, revision ${newsroom.revision}.`,
  ])
})

test('without anything to serve there is no start, and the log says why', async () => {
  const newsroom = newNewsroom()
  write(newsroom.contentDir, ABOUT, BROKEN)
  commitAll(newsroom.contentDir)
  const { lookFirst, lines } = open(newsroom)
  await expect(lookFirst()).rejects.toThrow(
    'There is no revision to serve: mend what is listed above and start again.',
  )
  expect(lines).toContain(
    'error: pages/about.md:2:1: error: `description` is missing [missing-key]',
  )
  rmSync(newsroom.contentDir, { recursive: true })
  await expect(lookFirst()).rejects.toThrow('There is no revision to serve')
  expect(lines.at(-1)).toMatch(/^error: The content cannot be read: .*No such file or directory$/)
})

test('what is indexed is served even where the content is broken, or gone', async () => {
  const newsroom = newNewsroom()
  await open(newsroom).lookFirst()
  write(newsroom.contentDir, ABOUT, BROKEN)
  const broken = commitAll(newsroom.contentDir)
  const refused = open(newsroom)
  await refused.lookFirst()
  expect(refused.status()).toMatchObject({
    serving: newsroom.revision,
    head: broken,
    lastFailure: { revision: broken, count: 1, diagnostics: [{ file: ABOUT }] },
  })
  expect(refused.status()).not.toHaveProperty('refusal')

  rmSync(newsroom.contentDir, { recursive: true })
  const gone = open(newsroom)
  await gone.lookFirst()
  expect(gone.status()).toMatchObject({
    serving: newsroom.revision,
    source: newsroom.contentDir,
    lastFailure: { reason: expect.stringContaining('There is no folder') },
    counts: { stories: 3 },
  })
})

test('readers are told of what the history says of forecasts, once what is new can be read', async () => {
  const publishing = open(newNewsroom())
  await publishing.lookFirst()
  expect(findForecastHistory(publishing.served())).toBeUndefined()
  const onNews = vi.fn()
  publishing.follow(onNews)
  await expect.poll(() => onNews.mock.calls.length, SOON).toBe(1)
  expect(findForecastHistory(publishing.served())?.state).toBe('read')
})

test('readers are told of what is published and of what goes live, and of nothing else', async () => {
  const { contentDir, onNews, lookAgain, clock } = await startFollowing()
  expect(onNews).not.toHaveBeenCalled()
  write(
    contentDir,
    'stories/cybersecurity/2026-07-01-due.md',
    story({ publishedAt: '2026-07-01T13:00:00Z' }),
  )
  commitAll(contentDir)
  await lookAgain()
  expect(onNews).toHaveBeenCalledTimes(1)
  await lookAgain()
  write(contentDir, ABOUT, BROKEN)
  commitAll(contentDir)
  await lookAgain()
  expect(onNews).toHaveBeenCalledTimes(1)
  clock.now = '2026-07-01T13:00:00Z'
  await lookAgain()
  expect(onNews).toHaveBeenCalledTimes(2)
})

test('while a revision is read, the operator sees what readers see', async () => {
  const { contentDir, revision, status, lookNow, onNews } = await startFollowing()
  const openGate = closeGate()
  rmSync(join(contentDir, FIRST_TALKS))
  write(contentDir, ABOUT, markdownFile({ title: 'New', description: 'D' }, 'Text.\n'))
  const next = commitAll(contentDir)
  lookNow()
  await expect.poll(() => gate.held, SOON).toBe(1)
  expect(status()).toMatchObject({ serving: revision, counts: { stories: 3 } })
  openGate()
  await expect.poll(() => onNews.mock.calls.length, SOON).toBe(1)
  expect(status()).toMatchObject({ serving: next, counts: { stories: 2 } })
})

test('an index that was deleted is no reason to say that nothing is served', async () => {
  const { indexPath, revision, status, lookNow, lines } = await startFollowing()
  closeGate()
  rmSync(indexPath)
  lookNow()
  await expect.poll(() => lines, SOON).toContain('info: The index was missing: building it.')
  expect(status()).toMatchObject({ serving: revision, counts: { stories: 3 } })
})

test('a remote that cannot be pulled is in the log once, and in the status until it can', async () => {
  const newsroom = newNewsroom()
  const remote = `${newsroom.contentDir}-remote`
  renameSync(newsroom.contentDir, remote)
  git(remote, 'clone', '--quiet', remote, newsroom.contentDir)
  const { lookFirst, lookNow, status, lines } = open({ ...newsroom, contentPull: 'origin/main' })
  const failures = () => lines.filter((line) => line.includes('could not be pulled'))
  const lookAtRemote = () => {
    lookNow()
    return lookFirst()
  }
  await lookAtRemote()
  expect(status()).toMatchObject({ pullFailure: undefined })

  for (const times of [1, 2]) {
    renameSync(remote, `${remote}-gone`)
    for (let look = 0; look < 3; look += 1) await lookAtRemote()
    expect(failures()).toHaveLength(times)
    expect(status()).toMatchObject({
      pullFailure: expect.stringMatching(/^origin\/main could not be pulled/),
      lastFailure: undefined,
    })
    renameSync(`${remote}-gone`, remote)
    await lookAtRemote()
    expect(status()).toMatchObject({ pullFailure: undefined })
  }
})

test('a doubt about the index brings the next look forward, but of many doubts only one', async () => {
  const { suspectIndex, lookCount, clock, indexPath, revision, status } = await startFollowing()
  rmSync(indexPath)
  for (let doubt = 0; doubt < 3; doubt += 1) suspectIndex()
  await expect.poll(lookCount, SOON).toBe(3)
  expect(status()).toMatchObject({ serving: revision, lastLook: NOW })
  clock.now = '2026-07-01T12:00:04Z'
  suspectIndex()
  await new Promise((resolve) => setImmediate(resolve))
  expect(await lookCount()).toBe(3)
  clock.now = '2026-07-01T12:00:05Z'
  suspectIndex()
  await expect.poll(lookCount, SOON).toBe(4)
})

test('every look is counted', async () => {
  const { contentDir, lookAgain, registry } = await startFollowing()
  write(contentDir, ABOUT, BROKEN)
  commitAll(contentDir)
  await lookAgain()
  rmSync(contentDir, { recursive: true })
  await lookAgain()
  const text = await registry.metrics()
  for (const [outcome, count] of [
    ['published', 1],
    ['unchanged', 1],
    ['refused', 1],
    ['failed', 1],
  ]) {
    expect(text).toContain(`foresheet_publish_total{outcome="${outcome}"} ${count}`)
  }
  expect(text).toMatch(/foresheet_index_bytes [1-9]\d+/)
})

test('to look now before anything is followed, or after the end, is no mistake', async () => {
  const newsroom = newNewsroom()
  const { lookFirst, lookNow, stop, registry } = open(newsroom)
  lookNow()
  await lookFirst()
  stop()
  lookNow()
  expect(await registry.metrics()).toContain('foresheet_publish_total{outcome="published"} 1')
})
