import { describe, expect, test } from 'vitest'

import { commitAll, git } from '@/tests/fixtures/repository'

import { type Answer, ask, startLoad } from './http'
import { freePort, nginxProgram, startNginx } from './nginx'
import {
  brackwater,
  codeOf,
  type Place,
  type Settings,
  shows,
  type Site,
  SOON,
  startSite,
  untilServing,
} from './site'
import { writeNote } from './stories'
import { announce, SECRET } from './webhooks'

if (nginxProgram === undefined) {
  console.log('nginx is not installed: the replicas behind it are not tested')
}

interface Replica {
  /** Starts it, now or again. */
  start: () => Promise<Site>
  site: Site
}

/** Two replicas with a clone each of one remote, and nginx in front of them. */
async function startReplicas(settings: Settings = {}) {
  const desk = brackwater()
  const remote = `${desk.newsroom}.git`
  git(desk.newsroom, 'clone', '--quiet', '--bare', desk.newsroom, remote)
  git(desk.newsroom, 'remote', 'add', 'origin', remote)
  const [first, second] = [
    await addReplica(desk, 'a', settings),
    await addReplica(desk, 'b', settings),
  ]
  return { desk, first, second, front: await startNginx(first.site.port, second.site.port) }
}

async function addReplica(desk: Place, name: string, settings: Settings): Promise<Replica> {
  const newsroom = `${desk.newsroom}-${name}`
  git(desk.newsroom, 'clone', '--quiet', `${desk.newsroom}.git`, newsroom)
  const port = String(await freePort())
  const start = () =>
    startSite(
      { newsroom, index: `${desk.index}-${name}` },
      { CONTENT_PULL: 'origin/main', PORT: port, PUBLISH_POLL_MS: '1000', ...settings },
    )
  return { start, site: await start() }
}

function publish({ newsroom }: Place, slug: string): string {
  writeNote(newsroom, slug, `The story ${slug}`)
  const revision = commitAll(newsroom)
  git(newsroom, 'push', '--quiet', 'origin', 'main')
  return revision
}

const PAGES = [
  '/',
  '/topics',
  '/topics/bridge',
  '/topics/bridge/updates/3',
  '/stories/old-bridge-closed',
  '/stories/long-words',
  '/actors/dr-lune',
  '/roadmap',
  '/feed.xml',
  '/enhancements.js',
]
/** No cache keeps it, so that every request for it reaches a replica. */
const NOWHERE = '/stories/nowhere'

describe.skipIf(nginxProgram === undefined)('two replicas behind nginx', () => {
  test('lose no request to a commit and the sudden end of one of them', async () => {
    const { desk, first, second, front } = await startReplicas()
    const started = performance.now()
    const load = startLoad(front.port, [...PAGES, NOWHERE], {
      readers: 20,
      isGood: ({ status }, path) => status === (path === NOWHERE ? 404 : 200),
    })
    const answersMore = async (count: number) => {
      const goal = load.count() + count
      await expect.poll(load.count, SOON).toBeGreaterThan(goal)
    }
    await answersMore(1000)

    const committed = performance.now()
    const revision = publish(desk, 'middle-note')
    await second.site.end('SIGKILL')
    await answersMore(1000)
    const again = await second.start()
    await untilServing(first.site, revision)
    await untilServing(again, revision)
    const seconds = (performance.now() - committed) / 1000
    await expect.poll(() => codeOf(front, '/stories/middle-note'), SOON).toBe(200)
    await expect.poll(() => shows(front, '/', 'The story middle-note'), SOON).toBe(true)
    // Until every page has been fetched again more than once.
    await expect.poll(() => performance.now() - started, SOON).toBeGreaterThan(12_000)

    const { answers, failures, slowest } = await load.stop()
    console.log(
      `${answers} requests, ${failures.length} failed, the slowest took ${slowest} ms; both replicas showed the commit after ${seconds.toFixed(1)} s`,
    )
    expect(failures).toEqual([])
    expect(seconds).toBeLessThan(10)
    for (const path of PAGES) {
      for (const encoding of ['br', 'gzip', 'identity']) {
        const answerOf = (site: { port: number }) =>
          ask(site.port, path, { headers: { 'accept-encoding': encoding } })
        const wanted = await answerOf(first.site)
        expect(wanted.headers.etag, path).toMatch(/^"[\w-]{22}/)
        expect(toWhole(await answerOf(again)), `${path} ${encoding}`).toEqual(toWhole(wanted))
        await expect.poll(async () => toPage(await answerOf(front)), SOON).toEqual(toPage(wanted))
      }
    }
  })

  test('are both told of a commit by one webhook', async () => {
    const { desk, first, second, front } = await startReplicas({
      PUBLISH_POLL_MS: '3600000',
      PUBLISH_SECRET: SECRET,
    })
    const revision = publish(desk, 'told-note')
    expect((await announce(front, '{}', 'another secret altogether')).status).toBe(401)
    expect((await announce(front)).status).toBe(202)
    await untilServing(first.site, revision)
    await untilServing(second.site, revision)

    // The one that answers the sender is down; the other one is told nevertheless.
    await first.site.end('SIGKILL')
    const later = publish(desk, 'later-note')
    expect((await announce(front)).status).toBe(502)
    await untilServing(second.site, later)
    expect(await codeOf(front, '/stories/later-note')).toBe(200)
  })

  test('may both be down: what was read before is still there', async () => {
    const { first, second, front } = await startReplicas()
    for (const path of PAGES) expect(await codeOf(front, path)).toBe(200)
    await Promise.all([first.site.end('SIGKILL'), second.site.end('SIGKILL')])
    // Until its few seconds are over, a page would be there in any case.
    const statusOf = async (path: string) =>
      (await ask(front.port, path)).headers['cache-status']?.toString()
    await expect.poll(() => statusOf('/'), SOON).toMatch(/STALE|UPDATING/)
    for (const path of PAGES) expect(await codeOf(front, path), path).toBe(200)
    expect(await codeOf(front, NOWHERE)).toBe(502)
  })

  test('show the public nothing of what is for the operator', async () => {
    const { first, front } = await startReplicas()
    expect(await codeOf(first.site, '/metrics')).toBe(200)
    for (const path of [
      '/metrics',
      '/metrics?a=b',
      '//metrics',
      '/%6detrics',
      '/a/../metrics',
      '/METRICS',
      '/health/status',
      '/health/%73tatus',
      '/health//status',
      '/./health/ready',
      '/hooks/publish/replica-2',
    ]) {
      const { status, body } = await ask(front.port, path)
      expect([308, 404], path).toContain(status)
      expect(body.toString(), path).not.toMatch(/foresheet_|"serving"/)
    }
  })
})

/** All of an answer but what tells of the way it took. */
function toWhole({ status, headers, body }: Answer) {
  // When it was published is each replica's own affair; what a reader compares is the ETag.
  const { date: _date, 'cache-status': _cache, 'last-modified': _published, ...lasting } = headers
  return { status, headers: lasting, body: body.toString('base64') }
}

/** What a reader sees; the rest, a cache may keep from the revision in which a page last changed. */
const toPage = ({ status, headers, body }: Answer) => ({
  status,
  etag: headers.etag,
  encoding: headers['content-encoding'],
  policy: headers['content-security-policy'],
  vary: headers.vary,
  body: body.toString('base64'),
})
