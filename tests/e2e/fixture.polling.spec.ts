import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from '@playwright/test'
import { parseOpml } from 'feedsmith'

import { generateNewsroom } from '@/tests/bench/generate-newsroom'
import { commitAll, startRepository } from '@/tests/fixtures/repository'

import { startServer, stopServer, waitUntilServing } from './server-process'

// Servers of their own, as the renders of other tests would be counted too.
const ROOMY = 4313
const CRAMPED = 4314

const READ = '"state":"read"'

let folder = ''

test.beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'foresheet-')))
  const newsroom = join(folder, 'newsroom')
  await generateNewsroom(newsroom, { stories: 120, words: 200, topics: 4 })
  startRepository(newsroom)
  commitAll(newsroom)
})

test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Validators {
  etag: string
  date: string
}

/** A subscriber that asks for every feed of the list, in every format. */
async function subscribe(site: string) {
  const list = parseOpml(await (await fetch(`${site}/feeds.opml`)).text()).body?.outlines ?? []
  const paths = list
    .flatMap((outline) => outline.outlines ?? [outline])
    .flatMap(({ xmlUrl = '' }) =>
      ['feed.xml', 'atom.xml', 'feed.json'].map((file) =>
        new URL(xmlUrl).pathname.replace('feed.xml', file),
      ),
    )
  const known = new Map<string, Validators>()
  const countRenders = async () => {
    const metrics = await (await fetch(`${site}/metrics`)).text()
    return Number(/^foresheet_render_seconds_count (\d+)$/m.exec(metrics)?.[1])
  }
  /** Asks for every feed; gives the statuses and how many pages were rendered for that. */
  const poll = async (headersOf: (known: Validators) => Record<string, string> = () => ({})) => {
    const before = await countRenders()
    const statuses = new Set<number>()
    for (const path of paths) {
      const headers = headersOf(known.get(path) ?? { etag: '', date: '' })
      const response = await fetch(`${site}${path}`, { headers })
      await response.arrayBuffer()
      const { etag = '', 'last-modified': date = '' } = Object.fromEntries(response.headers)
      if (response.status === 200) known.set(path, { etag, date })
      statuses.add(response.status)
    }
    return { statuses: [...statuses], renders: (await countRenders()) - before }
  }
  return { poll, feeds: paths.length }
}

/** A site over the same newsroom, while `poll` asks it. */
async function withSite(
  port: number,
  settings: Record<string, string>,
  poll: (site: string) => Promise<void>,
) {
  const server = startServer({
    CONTENT_DIR: join(folder, 'newsroom'),
    INDEX_PATH: join(folder, `${port}.db`),
    PORT: String(port),
    ...settings,
  })
  try {
    await waitUntilServing(server)
    const site = `http://127.0.0.1:${port}`
    // What the history of the newsroom proves is told as soon as it is read, and is news as well.
    await expect
      .poll(async () => (await fetch(`${site}/track-record.json`)).text(), { timeout: 60_000 })
      .toContain(READ)
    await poll(site)
  } finally {
    await stopServer(server)
  }
}

test('who asks for every feed again costs no render, with conditions or without', async () => {
  test.setTimeout(180_000)
  await withSite(ROOMY, {}, async (site) => {
    const { poll, feeds } = await subscribe(site)
    // The site, four topics, corrections, resolutions, and the actors that are on record.
    expect(feeds).toBeGreaterThan(3 * 20)
    expect(await poll()).toEqual({ statuses: [200], renders: feeds })
    expect(await poll()).toEqual({ statuses: [200], renders: 0 })
    const unchanged = { statuses: [304], renders: 0 }
    expect(await poll(({ etag }) => ({ 'if-none-match': etag }))).toEqual(unchanged)
    expect(await poll(({ date }) => ({ 'if-modified-since': date }))).toEqual(unchanged)
  })
})

test('who asks whether feeds have changed costs no render, though few of them find room', async () => {
  test.setTimeout(180_000)
  await withSite(CRAMPED, { CACHE_BYTES: '500000' }, async (site) => {
    const { poll, feeds } = await subscribe(site)
    expect(await poll()).toEqual({ statuses: [200], renders: feeds })
    const unchanged = { statuses: [304], renders: 0 }
    expect(await poll(({ etag }) => ({ 'if-none-match': etag }))).toEqual(unchanged)
    expect(await poll(({ date }) => ({ 'if-modified-since': date }))).toEqual(unchanged)
  })
})
