import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { type Archive, closeArchive, openArchive } from '@/lib/archive/archive'
import { findRevision } from '@/lib/archive/ingest'
import { first } from '@/lib/archive/sql'
import { dump } from '@/tests/fixtures/dump'
import { commitAll, git } from '@/tests/fixtures/repository'

import {
  brackwater,
  launch,
  type Place,
  servingOf,
  shows,
  type Site,
  startSite,
  statusOf,
} from './site'
import { writeMany } from './stories'
import { announce, SECRET } from './webhooks'

const KILLS = 20

/** Only a webhook makes it look, so that a kill can be timed from there; each edition replaces the other. */
const WHEN_TOLD = {
  PUBLISH_POLL_MS: '3600000',
  PUBLISH_SECRET: SECRET,
  MASS_REMOVAL: 'allow',
}

test(`a server killed while it indexes, ${KILLS} times, never leaves a torn index`, async () => {
  const place = brackwater()
  const morning = commitEdition(place, 'morning')
  const evening = commitEdition(place, 'evening')
  const whole = new Map([
    [morning, await indexAnew(place, morning)],
    [evening, await indexAnew(place, evening)],
  ])
  const random = randomNumbers(20)
  const held = { nothing: 0, 'the revision before': 0, 'the new revision': 0, 'half of a write': 0 }

  checkOut(place, morning)
  let site = await startSite(place, WHEN_TOLD)
  // How long it takes to index; what is known so far.
  let milliseconds = 1000 * ((await statusOf(site)).lastSuccess?.seconds ?? 1)
  for (let kill = 0; kill < KILLS; kill += 1) {
    const wanted = kill % 2 === 0 ? evening : morning
    checkOut(place, wanted)
    const moment = random() * 1.1 * milliseconds
    if (kill % 4 === 3) await killAtStart(place, site, moment)
    else {
      await announce(site)
      await wait(moment)
      await site.end('SIGKILL')
    }

    const left = inspect(place.index)
    if (left === undefined) held.nothing += 1
    else {
      held[left.revision === wanted ? 'the new revision' : 'the revision before'] += 1
      expect(left.contents).toBe(whole.get(left.revision))
    }
    if (left?.revision !== wanted && isHalfWritten(place.index)) held['half of a write'] += 1
    site = await startSite(place, WHEN_TOLD)
    expect(await servingOf(site)).toBe(wanted)
    const edition = wanted === evening ? 'evening' : 'morning'
    expect(await shows(site, `/stories/${edition}-7`, `Note 7 of the ${edition}`)).toBe(true)
    const took = (await statusOf(site)).lastSuccess?.seconds
    if (took !== undefined) milliseconds = 1000 * took
  }
  console.log(`After ${KILLS} kills, the index held:`, held)
}, 300_000)

/** In place of any other edition. */
function commitEdition(place: Place, edition: string): string {
  git(place.newsroom, 'checkout', '--quiet', '-B', edition, 'main')
  writeMany(place.newsroom, 120, edition)
  return commitAll(place.newsroom)
}

const checkOut = ({ newsroom }: Place, revision: string) =>
  git(newsroom, 'checkout', '--quiet', '--detach', revision)

/** What an index holds that was built at leisure. */
async function indexAnew(place: Place, revision: string): Promise<string | undefined> {
  checkOut(place, revision)
  const reference = { ...place, index: join(dirname(place.index), revision) }
  const site = await startSite(reference)
  await site.end('SIGTERM')
  return inspect(reference.index)?.contents
}

/** Every now and then the index is built from nothing. */
async function killAtStart(place: Place, site: Site, moment: number) {
  await site.end('SIGKILL')
  rmSync(dirname(place.index), { recursive: true })
  const start = launch(place, WHEN_TOLD)
  await expect.poll(() => existsSync(place.index), { timeout: 30_000, interval: 1 }).toBe(true)
  await wait(moment)
  await start.end('SIGKILL')
}

/**
 * The revision of an index and a digest of what it holds of it; `undefined` where it holds none.
 * Looks at a copy, so that the next start finds what the kill left.
 */
function inspect(index: string): { revision: string; contents: string } | undefined {
  const copy = join(mkdtempSync(`${index}-copy-`), 'index.db')
  copyFileSync(index, copy)
  if (existsSync(`${index}-wal`)) copyFileSync(`${index}-wal`, `${copy}-wal`)
  const archive = openArchive(copy)
  try {
    expect(first(archive.connection, 'PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
    if (!hasTables(archive)) return undefined
    const revision = findRevision(archive)?.id
    const contents = Object.entries(dump(archive)).filter(([table]) => !isReadLater(table))
    return revision === undefined ? undefined : { revision, contents: digestOf(contents) }
  } finally {
    closeArchive(archive)
    rmSync(dirname(copy), { recursive: true })
  }
}

/** Histories are read behind the back of publishing, which does not wait for them. */
const isReadLater = (table: string) =>
  ['revision', 'forecast_history', 'first_commits', 'story_history', 'story_versions'].includes(
    table,
  )

const digestOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex')

const hasTables = ({ connection }: Archive) =>
  first(connection, "SELECT 1 FROM sqlite_master WHERE name = 'revision'") !== undefined

/** Whether something was on its way into the index: its log then holds more than a header. */
const isHalfWritten = (index: string) =>
  (statSync(`${index}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 32

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
