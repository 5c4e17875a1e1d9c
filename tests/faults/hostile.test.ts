import { Agent } from 'node:http'
import { connect, type Socket } from 'node:net'

import pLimit from 'p-limit'
import { expect, onTestFinished, test } from 'vitest'

import { hostileHeaders } from './hostile-headers'
import { hostileRequests, isLeftOpen } from './hostile-requests'
import { type Answer, ask, sendRaw, startLoad } from './http'
import { brackwater, codeOf, metricOf, startSite } from './site'
import { SECRET } from './webhooks'

test('no hostile request gets a failure, a way off the site, or the better of the server', async () => {
  const requests = Object.entries(hostileRequests())
  expect(requests.length).toBeGreaterThan(150)
  const site = await startSite(brackwater(), { PUBLISH_SECRET: SECRET })

  const codes: Record<string, number> = {}
  const unanswered: string[] = []
  await pLimit(16).map(requests, async ([name, bytes]) => {
    const answers = answersIn(await sendRaw(site.port, Buffer.from(bytes, 'latin1')))
    for (const { status, location } of answers) {
      expect(status, name).toBeLessThan(500)
      if (location !== undefined) expect(location, name).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
      codes[status] = (codes[status] ?? 0) + 1
    }
    if (answers.length === 0) unanswered.push(name)
  })
  console.log(`${requests.length} hostile requests were answered with`, codes)
  expect(unanswered.filter((name) => !isLeftOpen(name))).toEqual([])
  expect(await codeOf(site, '/')).toBe(200)
  expect(site.child.exitCode).toBeNull()
  expect(site.log()).not.toMatch(/"level":(?:50|60)/)
})

/** Status and Location of every answer on a connection. */
const answersIn = (text: string) =>
  Array.from(
    text.matchAll(/^HTTP\/1\.[01] (\d{3}) .*\r\n((?:[^\r\n]+\r\n)*)/gm),
    ([, status, headers = '']) => ({
      status: Number(status),
      location: /^location: (.*)\r$/im.exec(headers)?.[1],
    }),
  )

const PAGE_TYPES = [
  '/',
  '/topics',
  '/topics/bridge',
  '/topics/bridge?status=closed',
  '/topics/bridge/updates/3',
  '/stories/old-bridge-closed',
  '/actors/dr-lune',
  '/roadmap',
  '/about',
  '/feed.xml',
  '/topics/bridge/feed.xml',
  '/speculation-rules.json',
  '/enhancements.js',
  '/stories/unknown',
]

test('whatever a first request carries, the next reader gets what a clean server sends', async () => {
  const place = brackwater()
  const clean = await startSite(place)
  const attacked = await startSite({ ...place, index: `${place.index}-attacked` })
  const everything = Object.assign({}, ...Object.values(hostileHeaders))
  const attacks = [
    ...PAGE_TYPES.map((path) => ({ path, name: 'to do it all', headers: everything })),
    // Each has a page of its own, as only a first request is rendered.
    ...Object.entries(hostileHeaders).map(([name, headers], index) => ({
      path: `/stories/${STORIES[index]}`,
      name,
      headers,
    })),
  ]
  for (const [index, { path, name, headers }] of attacks.entries()) {
    const method = index % 5 === 4 ? 'HEAD' : 'GET'
    const hostile = await ask(attacked.port, path, { method, headers })
    expect(hostile.status, `${path} ${name}`).toBeLessThan(500)
    for (const encoding of ['br', 'gzip', 'identity']) {
      const reader = { headers: { 'accept-encoding': encoding } }
      const wanted = await ask(clean.port, path, reader)
      expect(wanted.status).toBe(path === '/stories/unknown' ? 404 : 200)
      expect(lasting(await ask(attacked.port, path, reader)), `${path} ${name}`).toEqual(
        lasting(wanted),
      )
    }
  }
  expect(STORIES.length).toBeGreaterThanOrEqual(Object.keys(hostileHeaders).length)
})

/** What must be the same for all readers of one revision. */
function lasting({ status, headers, body }: Answer) {
  // The two servers did not publish in the same second.
  const { date: _date, 'cache-status': _cache, 'last-modified': _published, ...others } = headers
  return { status, headers: others, body: body.toString('base64') }
}

const STORIES = [
  ...['bridge-inspected', 'ferry-timetable', 'toll-begins', 'long-words', 'right-to-left'],
  ...['council-cuts-the-budget', 'council-votes-for-repair', 'council-looks-ahead'],
  ...['milk-carts', 'lamp-oil', 'old-wells', 'park-benches', 'rain-barrels', 'school-bells'].map(
    (subject) => `about-${subject}`,
  ),
  ...['street-lamps', 'town-maps', 'window-boxes', 'library-hours', 'kite-flying'].map(
    (subject) => `about-${subject}`,
  ),
]

const UNKNOWN = 10_000
/** Milliseconds for all of them. */
const IN_TIME = 240_000

test(`${UNKNOWN} unknown addresses leave no trace, and readers are served meanwhile`, async () => {
  const site = await startSite(brackwater())
  const held = async () => ({
    pages: await metricOf(site, 'foresheet_page_cache_pages'),
    bytes: await metricOf(site, 'foresheet_page_cache_bytes'),
  })
  const memory = async () => (await metricOf(site, 'process_resident_memory_bytes')) / 1024 / 1024
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  const deadline = performance.now() + IN_TIME
  let answered = 0
  const storm = (from: number, to: number) =>
    pLimit(32).map(
      Array.from({ length: to - from }, (_, index) => unknownPath(from + index)),
      async (path) => {
        if (performance.now() > deadline) return
        expect((await ask(site.port, path, { agent })).status, path).toBe(404)
        answered += 1
      },
    )

  const load = startLoad(site.port, ['/', '/stories/old-bridge-closed'], { readers: 2 })
  await storm(0, UNKNOWN / 10)
  const [heldBefore, memoryBefore] = [await held(), await memory()]
  await storm(UNKNOWN / 10, UNKNOWN)
  const grown = Math.round((await memory()) - memoryBefore)
  const { failures, slowest } = await load.stop()
  console.log(
    `${answered} unknown addresses: memory grew by ${grown} MB, the slowest reader waited ${slowest} ms`,
  )
  expect(await held()).toEqual(heldBefore)
  expect(answered).toBe(UNKNOWN)
  expect(grown).toBeLessThan(50)
  expect(failures).toEqual([])
  expect(slowest).toBeLessThan(10_000)
}, 300_000)

const unknownPath = (number: number) => {
  switch (number % 4) {
    case 0:
      return `/stories/unknown-${number}`
    case 1:
      return `/topics/unknown-${number}`
    case 2:
      return `/unknown-${number}/path`
    default:
      return `/topics/bridge/updates/${1000 + number}`
  }
}

/** Of each kind. */
const SLOW = 60

test('slow clients are cut off in time, and stop nobody else', async () => {
  const site = await startSite(brackwater(), { PUBLISH_SECRET: SECRET })
  const dripping = openSlow(site.port, 'GET / HTTP/1.1\r\nHost: ', 'a')
  const unfinished = openSlow(
    site.port,
    'POST /hooks/publish HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n',
  )
  const reading = openSlow(site.port, 'GET /topics/council HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(100))
  for (const socket of reading) socket.pause()
  const memory = async () => (await metricOf(site, 'process_resident_memory_bytes')) / 1024 / 1024
  const before = await memory()

  const load = startLoad(site.port, ['/', '/stories/old-bridge-closed', '/topics/bridge'])
  await expect.poll(load.count, { timeout: 30_000 }).toBeGreaterThan(300)
  const isOpen = (socket: Socket) => !socket.destroyed
  await expect
    .poll(() => dripping.filter(isOpen).length, { timeout: 15_000, interval: 100 })
    .toBe(0)
  const { failures, slowest } = await load.stop()
  console.log(`Beside ${3 * SLOW} slow clients, the slowest reader waited ${slowest} ms`)
  expect(failures).toEqual([])
  expect(slowest).toBeLessThan(10_000)
  // Nothing is kept ready for those who do not take it.
  expect((await memory()) - before).toBeLessThan(150)
  expect(unfinished.filter(isOpen)).toHaveLength(SLOW)
})

/** Connections that send `start`, and then a byte now and then. */
function openSlow(port: number, start: string, drip?: string): Socket[] {
  const sockets = Array.from({ length: SLOW }, () => connect(port, '127.0.0.1'))
  for (const socket of sockets) {
    socket.on('error', () => undefined)
    socket.on('end', () => socket.destroy())
    socket.write(start)
    if (drip !== undefined) {
      const timer = setInterval(() => socket.write(drip), 500)
      socket.once('close', () => clearInterval(timer))
      socket.resume()
    }
  }
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()))
  return sockets
}
