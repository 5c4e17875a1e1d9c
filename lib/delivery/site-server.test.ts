import { Agent, type RequestListener } from 'node:http'
import { Writable } from 'node:stream'

import { pino } from 'pino'
import { Registry } from 'prom-client'
import { expect, onTestFinished, test, vi } from 'vitest'

import { type Answer, ask } from '@/tests/faults/http'
import { SOON } from '@/tests/fixtures/soon'

import { renderPage } from './render-page'
import { openSiteServer, type SiteOptions } from './site-server'

/** A site whose pages say what is served, and its log. */
async function startSite({
  renderer,
  ...options
}: Partial<SiteOptions> & { renderer?: RequestListener } = {}) {
  const world = { key: 'one', siteUrl: 'http://news.example' }
  const lines: { level: number; msg: string; [name: string]: unknown }[] = []
  const log = pino(
    { level: 'debug', base: null, timestamp: false },
    new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(JSON.parse(String(chunk)))
        done()
      },
    }),
  )
  const onFailure = vi.fn()
  const registry = new Registry()
  const writeRevision: RequestListener = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.end(`Revision ${world.key}`)
  }
  const { port, stop, refresh } = await openSiteServer({
    render: (url, imprint) => renderPage(renderer ?? writeRevision, imprint, url),
    readServed: () => {
      if (world.key === '') throw new Error('The index holds no revision.')
      return { key: world.key, revision: world.key, siteUrl: new URL(world.siteUrl) }
    },
    queryKeys: () => [],
    mayLead: () => true,
    isWorthKeeping: () => true,
    cacheBytes: 1_000_000,
    logRequests: false,
    imageFolder: '/nowhere',
    port: 0,
    host: '127.0.0.1',
    routes: { hook: undefined, operator: undefined },
    registry,
    log,
    onFailure,
    ...options,
  })
  onTestFinished(stop)
  const read = async (path: string) => (await ask(port, path)).body.toString()
  return { world, lines, onFailure, registry, port, refresh, read }
}

test('another revision is served from the moment it is told, not before', async () => {
  const { world, refresh, read } = await startSite()
  expect(await read('/')).toBe('Revision one')
  world.key = 'two'
  expect(await read('/')).toBe('Revision one')
  refresh()
  expect(await read('/')).toBe('Revision two')
})

test('a new revision that cannot be read is served as soon as it can, and the one before until then', async () => {
  const { world, refresh, read, onFailure, lines } = await startSite()
  expect(await read('/')).toBe('Revision one')
  world.key = ''
  refresh()
  expect(await read('/')).toBe('Revision one')
  expect(onFailure).toHaveBeenCalled()
  expect(lines).toMatchObject([{ level: 50, msg: 'What is new could not be read from the index.' }])
  world.key = 'two'
  expect(await read('/')).toBe('Revision two')
})

test('a site whose address becomes https promises strict transport with its next revision', async () => {
  const { world, refresh, port } = await startSite()
  expect((await ask(port, '/')).headers).not.toHaveProperty('strict-transport-security')
  Object.assign(world, { key: 'two', siteUrl: 'https://news.example' })
  refresh()
  expect((await ask(port, '/')).headers).toHaveProperty('strict-transport-security')
})

test('a page that fails is in the log with its address, and throws doubt on the index', async () => {
  const { lines, onFailure, port } = await startSite({
    renderer: (_request, response) => void response.writeHead(500).end(),
  })
  expect((await ask(port, '/a')).status).toBe(500)
  expect(lines).toEqual([
    expect.objectContaining({
      level: 50,
      url: '/a',
      msg: 'A page could not be rendered.',
      err: expect.objectContaining({ message: 'the renderer answered 500' }),
    }),
  ])
  expect(onFailure).toHaveBeenCalledOnce()
})

test('a rush is no reason to doubt the index, nor to fill the log', async () => {
  let requests = 0
  const held: (() => void)[] = []
  let isRush = true
  const { lines, onFailure, port } = await startSite({
    renderer: (_request, response) => {
      if (isRush) held.push(() => response.end())
      else response.end()
    },
    queryKeys: () => {
      requests += 1
      return []
    },
  })
  const waiting = Array.from({ length: 404 }, (_, number) => ask(port, `/${number}`))
  await expect.poll(() => requests, { timeout: 20_000 }).toBe(404)
  expect((await ask(port, '/one-more')).status).toBe(503)
  expect(onFailure).not.toHaveBeenCalled()
  expect(lines).toMatchObject([{ level: 20, url: '/one-more' }])
  isRush = false
  for (const release of held) release()
  await Promise.all(waiting)
}, 30_000)

test('every request has a line in the log where that is asked for, and is counted anyway', async () => {
  for (const logRequests of [false, true]) {
    const { lines, registry, read } = await startSite({ logRequests })
    await read('/')
    const line = {
      ...{ level: 30, msg: 'request', method: 'GET', url: '/', status: 200 },
      ...{ cache: 'fwd=miss', seconds: expect.any(Number), isCutShort: false },
    }
    await expect.poll(() => lines, SOON).toEqual(logRequests ? [line] : [])
    const metrics = async () => registry.metrics()
    await expect
      .poll(metrics, SOON)
      .toContain('foresheet_requests_total{class="2xx",cache="fwd=miss"} 1')
    expect(await metrics()).toContain('foresheet_page_cache_pages 1')
    expect(await metrics()).toContain('foresheet_render_seconds_count 1')
  }
})

test('what is ready is the same with and without Node, changes with the revision and is counted', async () => {
  const { world, refresh, registry, lines, port } = await startSite({ logRequests: true })
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  await ask(port, '/')
  const byNode = await ask(port, '/')
  const ready = await ask(port, '/', { agent })
  expect(ready.body.toString()).toBe('Revision one')
  const headersOf = ({ headers }: Answer) => ({ ...headers, date: '', connection: '' })
  expect(headersOf(ready)).toEqual({ ...headersOf(byNode), 'keep-alive': 'timeout=65' })
  await expect.poll(() => lines.map(({ cache }) => cache), SOON).toEqual(['fwd=miss', 'hit', 'hit'])
  expect(lines[2]).toEqual({ ...lines[1], seconds: expect.any(Number) })
  expect(await registry.metrics()).toContain('foresheet_requests_total{class="2xx",cache="hit"} 2')
  world.key = 'two'
  refresh()
  expect((await ask(port, '/', { agent })).body.toString()).toBe('Revision two')
})

test('a site that holds nothing to serve is not opened', async () => {
  const readServed = () => {
    throw new Error('The index holds no revision.')
  }
  await expect(startSite({ readServed })).rejects.toThrow('The index holds no revision.')
})
