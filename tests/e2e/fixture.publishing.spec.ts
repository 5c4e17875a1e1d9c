import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from '@playwright/test'

import { brokenFiles, soundStory } from '@/tests/fixtures/broken-files'
import { commitAll, git, write } from '@/tests/fixtures/repository'
import { writeNewsroom } from '@/tests/fixtures/write-newsroom'

import {
  type ServerProcess,
  startServer,
  stopServer,
  waitForExit,
  waitUntilServing,
} from './server-process'

const PORT = 4312
const SITE = `http://127.0.0.1:${PORT}`

test.describe.configure({ mode: 'serial' })

let folder = ''
let newsroom = ''
let server: ServerProcess

const settings = (port = PORT, index = 'index.db') => ({
  CONTENT_DIR: newsroom,
  INDEX_PATH: join(folder, index),
  PORT: String(port),
})

const statusOf = async (path: string) => (await fetch(`${SITE}${path}`)).status
const frontPage = async () => (await fetch(SITE)).text()

test.beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'foresheet-')))
  newsroom = join(folder, 'newsroom')
  writeNewsroom(newsroom)
  server = startServer(settings())
  await waitUntilServing(server)
})

test.afterAll(async () => {
  await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
})

test('a story appears when it is committed, and not before', async ({ page }) => {
  const path = 'stories/bridge/2025-05-20-first-note.md'
  write(newsroom, path, soundStory('first-note').replaceAll('2025-03-2', '2025-05-2'))
  git(newsroom, 'add', '--all')
  expect(await statusOf('/stories/first-note')).toBe(404)
  expect(await frontPage()).not.toContain('A note about first-note')

  const revision = commitAll(newsroom)
  await expect.poll(() => statusOf('/stories/first-note')).toBe(200)
  await page.goto(SITE)
  const newest = page.getByRole('region', { name: 'Latest stories' }).getByRole('article').first()
  await expect(newest).toContainText('A note about first-note')
  await page.goto(`${SITE}/stories/bridge-inspected`)
  await expect(page.getByRole('region', { name: 'Causes and effects' })).toContainText(
    'A note about first-note',
  )
  expect(server.log()).toContain(revision)
})

test('a story that was committed again changes on every page', async () => {
  const path = 'stories/bridge/2025-05-20-first-note.md'
  const text = soundStory('first-note').replaceAll('2025-03-2', '2025-05-2')
  const better = text
    .replace('A note about first-note', 'A better note')
    .replace(/^publishedAt: .*$/m, '$&\nupdatedAt: 2025-06-01T12:00:00Z')
  write(newsroom, path, better)
  commitAll(newsroom)
  await expect.poll(frontPage).toContain('A better note')
  expect(await frontPage()).not.toContain('A note about first-note')
})

test('a story that was published does not change in silence', async () => {
  const path = 'stories/bridge/2025-05-20-first-note.md'
  const text = soundStory('first-note').replaceAll('2025-03-2', '2025-05-2')
  write(newsroom, path, text.replace('A note about first-note', 'A secret note'))
  const revision = commitAll(newsroom)
  await expect.poll(server.log).toMatch(new RegExp(`Refused .*${revision}`))
  expect(server.log()).toContain(`${path}:2:10: error: readers have seen this story otherwise`)
  expect(await frontPage()).toContain('A better note')
  git(newsroom, 'reset', '--quiet', '--hard', 'HEAD~1')
})

test('a commit with twenty broken files is refused whole, with every diagnostic', async () => {
  for (const { path, text } of brokenFiles) write(newsroom, path, text)
  write(newsroom, 'stories/bridge/2025-03-20-sound-note.md', soundStory('sound-note'))
  const revision = commitAll(newsroom)

  expect(brokenFiles).toHaveLength(20)
  await expect.poll(server.log).toMatch(new RegExp(`Refused .*${revision}`))
  const lines = server.log().split('\n')
  const unreported = brokenFiles.filter(
    ({ place, rule }) =>
      !lines.some((line) => line.includes(`${place}: error:`) && line.includes(`[${rule}]`)),
  )
  expect(unreported.map(({ place, rule }) => `${place} [${rule}]`)).toEqual([])

  expect(await statusOf('/stories/sound-note')).toBe(404)
  expect(await frontPage()).toContain('A better note')
  expect(await statusOf('/stories/old-bridge-closed')).toBe(200)
})

test('the commit that mends them goes live', async () => {
  for (const { path } of brokenFiles) rmSync(join(newsroom, path))
  commitAll(newsroom)
  await expect.poll(() => statusOf('/stories/sound-note')).toBe(200)
  expect(await frontPage()).toContain('A better note')
})

test('readers see what has changed in a story, word by word', async ({ page }) => {
  await page.goto(`${SITE}/stories/first-note`)
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('History of this story')
  const entries = page.getByRole('main').getByRole('listitem')
  const change = entries.filter({ hasText: 'Headline' })
  await expect(change.locator('ins')).toContainText('better')
  await expect(change.locator('del')).toContainText('about first-note')
  await expect(entries.last()).toContainText('First published.')
})

test('a story that is removed is gone', async () => {
  rmSync(join(newsroom, 'stories/bridge/2025-03-20-sound-note.md'))
  commitAll(newsroom)
  await expect.poll(() => statusOf('/stories/sound-note')).toBe(404)
})

test('a start over broken content, with an index of a good revision, serves that one', async () => {
  const [broken] = brokenFiles
  write(newsroom, broken?.path ?? '', broken?.text ?? '')
  commitAll(newsroom)
  await stopServer(server)
  server = startServer(settings())
  await waitUntilServing(server)
  expect(server.log()).toContain(`${broken?.place}: error:`)
  expect(await frontPage()).toContain('A better note')
})

test('a start over broken content, without an index, prints the diagnostics and fails', async () => {
  const start = startServer(settings(0, 'empty.db'))
  expect(await waitForExit(start)).toBe(1)
  const [broken] = brokenFiles
  expect(start.log()).toContain(`${broken?.place}: error:`)
  expect(start.log()).toContain('There is no revision to serve')
})

test('a start on a port that is taken says so and fails', async () => {
  const neighbour = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => neighbour.once('listening', resolve))
  const address = neighbour.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  git(newsroom, 'reset', '--quiet', '--hard', 'HEAD~1')
  const start = startServer(settings(port, 'other.db'))
  expect(await waitForExit(start)).toBe(1)
  expect(start.log()).toContain(`Port ${port} is in use.`)
  neighbour.close()
})

test('the server ends when it is told to', async () => {
  expect(await stopServer(server)).toBe(0)
})
