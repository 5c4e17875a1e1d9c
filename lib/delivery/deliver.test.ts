import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { expect, test, vi } from 'vitest'

import { type Answer, ask } from '@/tests/faults/http'
import { listen } from '@/tests/fixtures/listen'

import { type Delivery, deliverPages } from './deliver'
import { renderPage } from './render-page'
import { TooBusy } from './render-queue'

/** What a renderer was asked, and with what. */
interface Seen {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
  body: string
}

const html = (response: ServerResponse, text: string, status = 200) => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!DOCTYPE html><p>${text}</p><script>void 0</script>`)
}

/** Writes every page but those below `/unknown`, as Next does: 404 without a body of its own. */
const writePage: RequestListener = ({ url = '' }, response) => {
  if (url === '/_not-found') html(response, 'Nothing is here.', 404)
  else if (url.startsWith('/unknown')) html(response, '', 404)
  else html(response, `The page at ${url}`)
}

/** Pages from a renderer that can be exchanged, and a revision that can be counted up. */
async function startDelivery(options: Partial<Delivery> = {}) {
  const world = { write: writePage, key: 'one', requests: 0 }
  const seen: Seen[] = []
  const onError = vi.fn<Delivery['onError']>()
  const { listener, statistics } = deliverPages({
    render: (address, imprint) =>
      renderPage(
        (request, response) => {
          const { method, url, headers } = request
          void buffer(request).then((body) =>
            seen.push({ method, url, headers, body: body.toString() }),
          )
          world.write(request, response)
        },
        imprint,
        address,
      ),
    served: () => ({
      key: world.key,
      revision: '0123456789abcdef',
      siteUrl: new URL('https://news.example'),
    }),
    queryKeys: (path) => (path === '/list' ? ['page'] : []),
    mayLead: () => true,
    isWorthKeeping: () => true,
    cacheBytes: 1_000_000,
    onError,
    onRender: () => undefined,
    ...options,
  })
  const port = await listen((request, response) => {
    world.requests += 1
    listener(request, response, { cache: 'none' })
  })
  const get = (path: string, headers = {}) => ask(port, path, { headers })
  const rendersOf = (url: string) => seen.filter((request) => request.url === url).length
  return { world, seen, onError, port, get, rendersOf, statistics }
}

const PAGE = '<!DOCTYPE html><p>The page at /a</p>'

test('an address that cannot lead anywhere is not rendered to find that out', async () => {
  const { get, rendersOf } = await startDelivery({ mayLead: (path) => path !== '/nöwhere' })
  const answer = await get('/n%C3%B6where')
  expect([answer.status, answer.body.toString()]).toEqual([
    404,
    '<!DOCTYPE html><p>Nothing is here.</p>',
  ])
  expect(rendersOf('/n%C3%B6where')).toBe(0)
  expect(rendersOf('/_not-found')).toBe(1)
  expect((await get('/a')).status).toBe(200)
})

test('the page for unknown addresses has no address itself, not even when it is kept', async () => {
  const { get } = await startDelivery()
  expect((await get('/unknown')).body.toString()).toBe('<!DOCTYPE html><p>Nothing is here.</p>')
  expect((await get('/_not-found')).body.toString()).toBe('There is nothing at this address.\n')
})

test('a page comes with its status, its length and the headers of a revision', async () => {
  const { get } = await startDelivery()
  const { status, headers, body } = await get('/a')
  expect(status).toBe(200)
  expect(body.toString()).toBe(PAGE)
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(PAGE.length),
    'cache-control':
      'public, max-age=0, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400',
    'surrogate-key': 'site revision-0123456789ab',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    vary: 'Accept-Encoding',
    etag: expect.stringMatching(/^"[\w-]{22}"$/),
    'cache-status': 'Foresheet; fwd=miss',
  })
  expect(headers).not.toHaveProperty('content-encoding')
  expect((await get('/a')).headers['cache-status']).toBe('Foresheet; hit')
})

test.each([
  ['br', (bytes: Buffer) => brotliDecompressSync(bytes)],
  ['gzip', (bytes: Buffer) => gunzipSync(bytes)],
])('a reader who accepts %s gets it', async (encoding, decode) => {
  const { get } = await startDelivery()
  const { headers, body } = await get('/a', { 'accept-encoding': encoding })
  expect(headers['content-encoding']).toBe(encoding)
  expect(headers['content-length']).toBe(String(body.length))
  expect(headers.vary).toBe('Accept-Encoding')
  expect(decode(body).toString()).toBe(PAGE)
})

/** All but what differs from one answer to the next. */
const lasting = ({ headers: { date: _date, 'cache-status': _status, ...headers } }: Answer) =>
  headers

test('HEAD gives the headers of GET in each encoding, and no body', async () => {
  const { port, get, rendersOf } = await startDelivery()
  for (const encoding of ['identity', 'gzip', 'br']) {
    const headers = { 'accept-encoding': encoding }
    const head = await ask(port, '/a', { method: 'HEAD', headers })
    expect(head.status).toBe(200)
    expect(head.body).toHaveLength(0)
    expect(lasting(head)).toEqual(lasting(await get('/a', headers)))
  }
  expect(rendersOf('/a')).toBe(1)
})

test.each(['identity', 'gzip', 'br'])('who has the page in %s gets 304', async (encoding) => {
  const { get, port } = await startDelivery()
  const accepting = { 'accept-encoding': encoding }
  const { etag = '' } = (await get('/a', accepting)).headers
  for (const tags of [etag, `W/${etag}`, '*', ` "other" ,${etag} `, `"other", W/${etag}`]) {
    for (const method of ['GET', 'HEAD']) {
      const headers = { ...accepting, 'if-none-match': tags }
      const answer = await ask(port, '/a', { method, headers })
      expect(answer).toMatchObject({ status: 304, headers: { etag, vary: 'Accept-Encoding' } })
      expect(answer.headers['cache-control']).toContain('stale-while-revalidate=60')
      expect(answer.headers).not.toHaveProperty('content-type')
      expect(answer.headers).not.toHaveProperty('content-encoding')
      expect(answer.body).toHaveLength(0)
    }
  }
})

test('who has another page, or this one in another encoding, gets it whole', async () => {
  const { get } = await startDelivery()
  const { etag = '' } = (await get('/a', { 'accept-encoding': 'br' })).headers
  for (const tags of [etag, '"other"', '', etag.slice(1, -1), `${etag.slice(0, -2)}"`]) {
    expect((await get('/a', { 'if-none-match': tags })).status).toBe(200)
  }
})

const CHANGED = 'Fri, 08 May 2026 10:08:00 GMT'

/** A feed that says when it last changed. */
const writeFeed: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml', 'last-modified': CHANGED })
  response.end('<rss/>')
}

test('who has had a page since it last changed gets 304', async () => {
  const { world, get, port } = await startDelivery()
  world.write = writeFeed
  expect((await get('/feed.xml')).headers['last-modified']).toBe(CHANGED)
  for (const date of [CHANGED, 'Sat, 09 May 2026 00:00:00 GMT']) {
    for (const method of ['GET', 'HEAD']) {
      const headers = { 'if-modified-since': date }
      const answer = await ask(port, '/feed.xml', { method, headers })
      expect(answer).toMatchObject({ status: 304, headers: { vary: 'Accept-Encoding' } })
      expect(answer.headers).toHaveProperty('etag')
      expect(answer.body).toHaveLength(0)
    }
  }
})

test.each([
  'Fri, 08 May 2026 10:07:59 GMT',
  'yesterday',
  'yesterday GMT',
  '',
  // Without its zone, this would be read as local time.
  'Sun May 10 00:00:00 2026',
])('who says that a page is of “%s” gets it whole', async (date) => {
  const { world, get } = await startDelivery()
  world.write = writeFeed
  expect((await get('/feed.xml', { 'if-modified-since': date })).status).toBe(200)
})

test('a tag counts for more than a date, and a page without a date has none to compare', async () => {
  const { world, get } = await startDelivery()
  expect((await get('/a', { 'if-modified-since': CHANGED })).status).toBe(200)
  world.write = writeFeed
  const stale = { 'if-none-match': '"other"', 'if-modified-since': CHANGED }
  expect((await get('/feed.xml', stale)).status).toBe(200)
  const { etag } = (await get('/feed.xml')).headers
  const fresh = { 'if-none-match': etag, 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }
  expect((await get('/feed.xml', fresh)).status).toBe(304)
})

test('who has a feed that found no room is told so without rendering it again', async () => {
  const { world, get, port, rendersOf } = await startDelivery({ cacheBytes: 0 })
  world.write = writeFeed
  const { etag } = (await get('/feed.xml')).headers
  for (const headers of [{ 'if-none-match': etag }, { 'if-modified-since': CHANGED }]) {
    for (const method of ['GET', 'HEAD']) {
      expect(await ask(port, '/feed.xml', { method, headers })).toMatchObject({
        status: 304,
        headers: { etag, vary: 'Accept-Encoding', 'cache-status': 'Foresheet; hit' },
      })
    }
  }
  expect(rendersOf('/feed.xml')).toBe(1)
  for (const headers of [{}, { 'if-none-match': '"other"' }, { 'accept-encoding': 'br' }]) {
    expect(await get('/feed.xml', headers)).toMatchObject({ status: 200 })
  }
  world.key = 'two'
  expect((await get('/feed.xml', { 'if-none-match': etag })).status).toBe(304)
  expect(rendersOf('/feed.xml')).toBe(5)
})

test('a new revision that leaves a page as it was leaves its tag as it was', async () => {
  const { world, get, rendersOf } = await startDelivery()
  const { etag } = (await get('/a')).headers
  world.key = 'two'
  expect((await get('/a', { 'if-none-match': etag })).status).toBe(304)
  expect(rendersOf('/a')).toBe(2)
})

test('every unknown address gets the not-found page, which is rendered once and kept once', async () => {
  const { world, get, rendersOf, statistics } = await startDelivery()
  const addresses = Array.from({ length: 50 }, (_, number) => `/unknown/${number}`)
  const answers = await Promise.all(addresses.map((address) => get(address)))
  for (const { status, headers, body } of answers) {
    expect(status).toBe(404)
    expect(body.toString()).toBe('<!DOCTYPE html><p>Nothing is here.</p>')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers).not.toHaveProperty('etag')
  }
  expect(rendersOf('/_not-found')).toBe(1)
  const { pages, bytes } = statistics()
  expect(pages).toBe(1)

  await get('/unknown/0')
  expect(rendersOf('/unknown/0')).toBe(2)
  world.key = 'two'
  await get('/unknown/1')
  await get('/unknown/2')
  expect(rendersOf('/_not-found')).toBe(2)
  expect(statistics()).toEqual({ pages: 1, bytes })
})

test('a condition does not turn a page that is not there into one that is', async () => {
  const { get } = await startDelivery()
  expect((await get('/unknown', { 'if-none-match': '*' })).status).toBe(404)
})

test('a page that cannot be rendered is a page of its own that no cache keeps, and is tried again', async () => {
  const { world, get, onError, statistics } = await startDelivery()
  world.write = (_request, response) => html(response, 'Internal Server Error', 500)
  const { status, headers, body } = await get('/a', { 'accept-encoding': 'br, gzip' })
  expect(status).toBe(500)
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(body.length),
    'cache-control': 'no-store',
    'content-security-policy': expect.stringMatching(/style-src 'sha256-[^']+';/),
  })
  for (const absent of ['content-encoding', 'etag', 'cache-status', 'retry-after']) {
    expect(headers).not.toHaveProperty(absent)
  }
  expect(body.toString()).toContain('<h1>This page could not be made</h1>')
  expect(onError.mock.calls).toEqual([[new Error('the renderer answered 500'), '/a']])
  expect(statistics()).toEqual({ pages: 0, bytes: 0 })

  world.write = writePage
  expect((await get('/a')).status).toBe(200)
})

test.each<[string, RequestListener]>([
  [
    'throws',
    () => {
      throw new Error('broken')
    },
  ],
  ['breaks off before its answer', (_request, response) => response.destroy()],
  [
    'breaks off within its answer',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.write('<p>Half')
      setImmediate(() => response.destroy())
    },
  ],
])('a renderer that %s gives 500, and the next page is well', async (_name, write) => {
  const { world, get, onError } = await startDelivery()
  world.write = write
  expect((await get('/a')).status).toBe(500)
  expect(onError).toHaveBeenCalledOnce()
  world.write = writePage
  expect((await get('/a')).body.toString()).toBe(PAGE)
})

test('a page that cannot be rendered again is sent as it was, without the reader noticing', async () => {
  const { world, get, onError } = await startDelivery()
  const before = await get('/a')
  world.key = 'two'
  world.write = (_request, response) => html(response, 'Internal Server Error', 500)
  const after = await get('/a')
  expect(after.status).toBe(200)
  expect(after.body).toEqual(before.body)
  expect(lasting(after)).toEqual(lasting(before))
  expect(after.headers['cache-status']).toBe('Foresheet; hit; ttl=-1')
  expect(onError).toHaveBeenCalledOnce()
  world.write = (_request, response) => html(response, 'New')
  expect((await get('/a')).body.toString()).toContain('New')
})

/** So many that one more is too many: 4 that are rendered at once and 400 that wait. */
const QUEUE = 404

test('when too many pages wait, one more is told to come again later, and all else goes on', async () => {
  const { world, get, onError } = await startDelivery()
  const cached = await get('/cached')
  const held: (() => void)[] = []
  world.write = (request, response) => {
    held.push(() => writePage(request, response))
  }
  const waiting = Array.from({ length: QUEUE }, (_, number) => get(`/page/${number}`))
  await expect.poll(() => world.requests, { timeout: 20_000 }).toBe(1 + QUEUE)

  const refused = await get('/one-more', { 'accept-encoding': 'br' })
  expect(refused.status).toBe(503)
  expect(refused.headers).toMatchObject({ 'retry-after': '30', 'cache-control': 'no-store' })
  expect(refused.body.toString()).toContain('<h1>Too many readers at once</h1>')
  expect(onError.mock.calls).toEqual([[expect.any(TooBusy), '/one-more']])
  expect((await get('/cached')).body).toEqual(cached.body)

  world.write = writePage
  for (const release of held) release()
  const answers = await Promise.all(waiting)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect((await get('/one-more')).status).toBe(200)
}, 30_000)

/** What has made a renderer show something else to someone. */
const HOSTILE = {
  host: 'evil.example',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'gopher',
  'x-forwarded-for': '10.0.0.1',
  'x-middleware-subrequest': 'middleware:middleware',
  'x-matched-path': '/admin',
  'x-invoke-path': '/admin',
  'x-nextjs-data': '1',
  'next-action': '0123',
  'next-router-state-tree': '%5B%5D',
  'next-router-prefetch': '1',
  'next-url': '/evil',
  rsc: '1',
  accept: 'text/x-component',
  'content-security-policy': "script-src 'nonce-evil'",
  'content-security-policy-report-only': "script-src 'nonce-evil'",
  cookie: '__prerender_bypass=1; __next_preview_data=1',
  authorization: 'Bearer evil',
  range: 'bytes=0-1',
  'if-modified-since': 'Thu, 01 Jan 2099 00:00:00 GMT',
  'if-match': '"other"',
  expect: '100-continue',
  purpose: 'prefetch',
  'user-agent': 'evil',
  forwarded: 'host=evil.example',
}

test('nothing of a request but its address reaches the renderer', async () => {
  const { port, seen } = await startDelivery()
  await ask(port, '/a', {
    method: 'GET',
    headers: { ...HOSTILE, 'content-length': '5', 'x-http-method-override': 'POST' },
    body: 'hello',
  })
  await ask(port, '/list?page=2', { method: 'HEAD', headers: HOSTILE })
  const headers = { host: 'news.example', 'user-agent': 'lightMyRequest' }
  expect(seen).toEqual([
    { method: 'GET', url: '/a', headers, body: '' },
    { method: 'GET', url: '/list?page=2', headers, body: '' },
  ])
})

test('what the first reader sends does not change what is stored for the next', async () => {
  const clean = await startDelivery()
  const hostile = await startDelivery()
  await hostile.get('/a', { ...HOSTILE, 'accept-encoding': 'br' })
  for (const encoding of ['identity', 'gzip', 'br']) {
    const headers = { 'accept-encoding': encoding }
    const [expected, given] = [await clean.get('/a', headers), await hostile.get('/a', headers)]
    expect(given.body).toEqual(expected.body)
    expect(lasting(given)).toEqual(lasting(expected))
  }
})

test.each([
  ['/A/B', '/a/b'],
  ['/a/', '/a'],
  ['//evil.example', '/evil.example'],
  ['/a?utm_source=x', '/a'],
  ['/list?x=1&page=2', '/list?page=2'],
])('%s is moved to %s, and not rendered', async (path, location) => {
  const { get, seen } = await startDelivery()
  const { status, headers, body } = await get(path)
  expect(status).toBe(308)
  expect(headers.location).toBe(location)
  expect(body.toString()).toBe(`This page is at ${location}\n`)
  expect(seen).toEqual([])
})

test.each([
  ['POST', '/a', 405, 'Only GET and HEAD are answered here.\n'],
  ['TRACE', '/a', 405, 'Only GET and HEAD are answered here.\n'],
  ['OPTIONS', '*', 405, 'Only GET and HEAD are answered here.\n'],
  ['GET', '/%ff', 400, 'The address is malformed.\n'],
  ['GET', 'http://evil.example/', 400, 'The address is malformed.\n'],
  ['GET', '/list?page=%zz', 400, 'The query is malformed.\n'],
  ['GET', `/${'a'.repeat(2048)}`, 414, 'The address is too long.\n'],
  ['GET', '/_next/data', 404, 'There is nothing at this address.\n'],
  ['GET', '/_not-found', 404, 'There is nothing at this address.\n'],
])('%s %s is refused with %i', async (method, path, status, sentence) => {
  const { port, seen } = await startDelivery()
  const answer = await ask(port, path, { method })
  expect(answer.status).toBe(status)
  expect(answer.body.toString()).toBe(sentence)
  expect(answer.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  })
  expect(answer.headers.allow).toBe(status === 405 ? 'GET, HEAD' : undefined)
  expect(seen).toEqual([])
})

test('a redirect of the renderer is passed on, and remembered', async () => {
  const { world, get, rendersOf } = await startDelivery()
  world.write = (_request, response) => response.writeHead(308, { location: '/new' }).end()
  for (const by of ['fwd=miss', 'hit']) {
    const { status, headers } = await get('/old', { 'if-none-match': '*' })
    expect(status).toBe(308)
    expect(headers).toMatchObject({ location: '/new', 'cache-status': `Foresheet; ${by}` })
  }
  expect(rendersOf('/old')).toBe(1)
})

test('a site without a not-found page answers unknown addresses with a failure, and lives', async () => {
  const { world, get, onError } = await startDelivery()
  world.write = (_request, response) => html(response, 'Internal Server Error', 500)
  expect((await get('/unknown')).status).toBe(500)
  expect(onError).toHaveBeenCalledOnce()
  world.write = writePage
  expect((await get('/unknown')).status).toBe(404)
})

test('the time of every render is told', async () => {
  const onRender = vi.fn()
  const { get } = await startDelivery({ onRender })
  await get('/a')
  await get('/a')
  expect(onRender.mock.calls).toEqual([[expect.any(Number)]])
})
