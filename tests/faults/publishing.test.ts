import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { brokenFiles } from '@/tests/fixtures/broken-files'
import { commitAll, git, write } from '@/tests/fixtures/repository'

import { startLoad } from './http'
import {
  brackwater,
  codeOf,
  metricOf,
  servingOf,
  shows,
  SOON,
  startSite,
  statusOf,
  untilServing,
} from './site'
import { writeNote } from './stories'

const PAGES = ['/', '/stories/old-bridge-closed', '/topics/bridge', '/feed.xml', '/roadmap']

test('a commit with errors is refused while readers go on, and the next sound one is served', async () => {
  const place = brackwater()
  const site = await startSite(place)
  const good = await servingOf(site)
  const load = startLoad(site.port, PAGES)

  for (const { path, text } of brokenFiles) write(place.newsroom, path, text)
  writeNote(place.newsroom, 'sound-note', 'A sound note')
  const bad = commitAll(place.newsroom)
  await expect
    .poll(async () => (await statusOf(site)).lastFailure, SOON)
    .toMatchObject({ revision: bad, reason: 'The revision has errors and was refused whole.' })
  const { serving, head, lastFailure } = await statusOf(site)
  expect({ serving, head }).toEqual({ serving: good, head: bad })
  expect(lastFailure?.count).toBeGreaterThanOrEqual(brokenFiles.length)
  expect(await codeOf(site, '/stories/sound-note')).toBe(404)
  const refused = await metricOf(site, 'foresheet_publish_total', 'outcome="refused"')
  // It is read once, however often it is looked at.
  expect(refused).toBe(1)

  for (const { path } of brokenFiles) rmSync(join(place.newsroom, path))
  const mended = commitAll(place.newsroom)
  await untilServing(site, mended)
  expect(await codeOf(site, '/stories/sound-note')).toBe(200)
  expect((await statusOf(site)).lastFailure).toBeUndefined()

  await expect.poll(load.count, SOON).toBeGreaterThan(100)
  expect((await load.stop()).failures).toEqual([])
})

test('a scheduled story goes live at its time with no commit', async () => {
  const place = brackwater()
  const site = await startSite(place)
  // Whole seconds, as front matter has them; between two and three of them ahead.
  const due = Math.ceil(Date.now() / 1000 + 2) * 1000
  writeNote(place.newsroom, 'due-note', 'A note that is due', toInstant(due))
  const revision = commitAll(place.newsroom)
  await untilServing(site, revision)
  expect(await codeOf(site, '/stories/due-note')).toBe(404)
  expect(await shows(site, '/feed.xml', 'A note that is due')).toBe(false)
  expect(Date.now()).toBeLessThan(due)

  await expect.poll(() => codeOf(site, '/stories/due-note'), SOON).toBe(200)
  const seen = Date.now()
  expect(seen).toBeGreaterThanOrEqual(due)
  expect(seen - due).toBeLessThan(1000)
  expect(await shows(site, '/', 'A note that is due')).toBe(true)
  expect(await shows(site, '/feed.xml', 'A note that is due')).toBe(true)
  expect(await servingOf(site)).toBe(revision)
  expect(git(place.newsroom, 'rev-parse', 'HEAD')).toBe(revision)
})

const toInstant = (milliseconds: number) =>
  new Date(milliseconds).toISOString().replace('.000Z', 'Z')

test('a history that was rewritten, with the old one swept away, is served as it is now', async () => {
  const place = brackwater()
  const { newsroom } = place
  writeNote(newsroom, 'kept-note', 'A kept note')
  writeNote(newsroom, 'lost-note', 'A lost note', '2025-05-20T11:00:00Z')
  commitAll(newsroom)
  const site = await startSite(place)
  expect(await codeOf(site, '/stories/lost-note')).toBe(200)

  git(newsroom, 'checkout', '--quiet', '--orphan', 'anew')
  rmSync(join(newsroom, 'stories/bridge/2025-05-20-lost-note.md'))
  writeNote(newsroom, 'kept-note', 'A kept note, told anew')
  const rewritten = commitAll(newsroom)
  git(newsroom, 'branch', '--quiet', '--move', '--force', 'main')
  git(newsroom, 'reflog', 'expire', '--expire=now', '--all')
  git(newsroom, 'gc', '--quiet', '--prune=now')

  await untilServing(site, rewritten)
  expect(await codeOf(site, '/stories/lost-note')).toBe(404)
  expect(await shows(site, '/stories/kept-note', 'A kept note, told anew')).toBe(true)
  expect(await codeOf(site, '/stories/old-bridge-closed')).toBe(200)
  expect((await statusOf(site)).lastFailure).toBeUndefined()
})

test('a repository that is gone leaves the site as it was, until it is back', async () => {
  const place = brackwater()
  const site = await startSite(place)
  const good = await servingOf(site)
  const load = startLoad(site.port, PAGES)

  const away = `${place.newsroom}-away`
  renameSync(place.newsroom, away)
  await expect
    .poll(async () => (await statusOf(site)).lastFailure?.reason, SOON)
    .toContain(place.newsroom)
  // Nobody has asked for this page before.
  expect(await codeOf(site, '/stories/bridge-inspected')).toBe(200)
  expect(await servingOf(site)).toBe(good)
  expect(await codeOf(site, '/health/ready')).toBe(200)

  writeNote(away, 'late-note', 'A late note')
  const late = commitAll(away)
  renameSync(away, place.newsroom)
  await untilServing(site, late)
  expect(await codeOf(site, '/stories/late-note')).toBe(200)
  expect((await statusOf(site)).lastFailure).toBeUndefined()
  expect((await load.stop()).failures).toEqual([])
})

test('a start without the repository serves what the index holds, and follows once it is back', async () => {
  const place = brackwater()
  const before = await startSite(place)
  const good = await servingOf(before)
  await before.end('SIGTERM')

  const away = `${place.newsroom}-away`
  renameSync(place.newsroom, away)
  const site = await startSite(place)
  expect(await servingOf(site)).toBe(good)
  expect(await codeOf(site, '/stories/old-bridge-closed')).toBe(200)

  writeNote(away, 'late-note', 'A late note')
  const late = commitAll(away)
  renameSync(away, place.newsroom)
  await untilServing(site, late)
})

test('a commit that removes many stories waits, through a restart, until --force', async () => {
  const place = brackwater()
  const site = await startSite(place)
  const good = await servingOf(site)
  const { stories } = (await statusOf(site)).counts

  git(place.newsroom, 'rm', '--quiet', 'stories/council/2025-02-*')
  const smaller = commitAll(place.newsroom)
  const held = `The revision removes 26 of ${stories} stories and waits to be confirmed.`
  await expect
    .poll(async () => (await statusOf(site)).lastFailure, SOON)
    .toMatchObject({ revision: smaller, reason: held })
  expect(await servingOf(site)).toBe(good)
  expect(await codeOf(site, '/stories/about-old-wells')).toBe(200)
  expect(site.log()).toContain('start once with --force or set MASS_REMOVAL=allow')
  await site.end('SIGTERM')

  const again = await startSite(place)
  expect((await statusOf(again)).lastFailure?.reason).toBe(held)
  expect(await servingOf(again)).toBe(good)
  await again.end('SIGTERM')

  const forced = await startSite(place, {}, { args: ['--force'] })
  expect(await servingOf(forced)).toBe(smaller)
  expect(await codeOf(forced, '/stories/about-old-wells')).toBe(404)
  expect(await codeOf(forced, '/stories/old-bridge-closed')).toBe(200)
})

test('a clone follows a bare remote, and keeps what it has when that is rewritten or gone', async () => {
  const place = brackwater()
  const remote = `${place.newsroom}.git`
  git(place.newsroom, 'clone', '--quiet', '--bare', place.newsroom, remote)
  const clone = `${place.newsroom}-clone`
  git(place.newsroom, 'clone', '--quiet', remote, clone)
  git(place.newsroom, 'remote', 'add', 'desk', remote)
  const site = await startSite({ ...place, newsroom: clone }, { CONTENT_PULL: 'origin/main' })

  writeNote(place.newsroom, 'pulled-note', 'A pulled note')
  const pulled = commitAll(place.newsroom)
  git(place.newsroom, 'push', '--quiet', 'desk', 'main')
  await untilServing(site, pulled)
  expect(await codeOf(site, '/stories/pulled-note')).toBe(200)

  git(place.newsroom, 'reset', '--quiet', '--hard', 'HEAD~1')
  writeNote(place.newsroom, 'other-note', 'Another note', '2025-05-20T11:00:00Z')
  commitAll(place.newsroom)
  git(place.newsroom, 'push', '--quiet', '--force', 'desk', 'main')
  await expect.poll(site.log, SOON).toContain('origin/main could not be pulled')
  expect(await servingOf(site)).toBe(pulled)
  expect(await codeOf(site, '/stories/pulled-note')).toBe(200)

  // What to do then, in docs/operations.md.
  git(clone, 'reset', '--quiet', '--hard', 'origin/main')
  await expect.poll(() => codeOf(site, '/stories/other-note'), SOON).toBe(200)

  rmSync(remote, { recursive: true })
  const looks = await metricOf(site, 'foresheet_publish_total')
  await expect
    .poll(() => metricOf(site, 'foresheet_publish_total'), SOON)
    .toBeGreaterThan(looks + 1)
  expect(await codeOf(site, '/stories/bridge-inspected')).toBe(200)
})
