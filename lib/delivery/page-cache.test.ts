import { expect, test } from 'vitest'

import { openPageCache } from './page-cache'
import type { StoredPage } from './stored-page'

const page = (text: string): StoredPage => {
  const body = { bytes: Buffer.from(text), etag: `"${text}"` }
  return { status: 200, headers: {}, bodies: { identity: body, br: body, gzip: body }, size: 10 }
}

/** A cache whose renders are finished by hand, in the order they were begun. */
function setUp({
  maximumBytes = 1000,
  isWorthKeeping,
}: { maximumBytes?: number; isWorthKeeping?: (url: string) => boolean } = {}) {
  const world = { revision: 'one', now: 0 }
  const failures: unknown[] = []
  const renders: {
    url: string
    finish: (page: StoredPage | undefined) => void
    fail: (error: Error) => void
  }[] = []
  const cache = openPageCache({
    render: (url) => new Promise((finish, fail) => renders.push({ url, finish, fail })),
    revision: () => world.revision,
    now: () => world.now,
    lifetime: 60,
    maximumBytes,
    ...(isWorthKeeping && { isWorthKeeping }),
    onStale: (error) => failures.push(error),
  })
  const fill = async (url: string, stored: StoredPage | undefined) => {
    const found = cache.find(url)
    renders.at(-1)?.finish(stored)
    return (await found).page
  }
  return { world, renders, cache, fill, failures }
}

test('a page is rendered once, however many ask for it meanwhile', async () => {
  const { renders, cache } = setUp()
  const asked = Promise.all([cache.find('/'), cache.find('/'), cache.find('/')])
  expect(renders).toHaveLength(1)
  const first = page('first')
  renders[0]?.finish(first)
  const rendered = { page: first, by: 'render' }
  expect(await asked).toEqual([rendered, rendered, rendered])
  expect(await cache.find('/')).toEqual({ page: first, by: 'hit' })
  expect(renders).toHaveLength(1)
})

test('after a new revision the one who asks first waits for the new page, the others get the old one', async () => {
  const { world, renders, cache, fill } = setUp()
  const old = await fill('/', page('old'))
  world.revision = 'two'
  const asked = cache.find('/')
  expect(await cache.find('/')).toEqual({ page: old, by: 'stale' })
  expect(renders).toHaveLength(2)
  const fresh = page('fresh')
  renders[1]?.finish(fresh)
  expect(await asked).toEqual({ page: fresh, by: 'render' })
  expect(await cache.find('/')).toEqual({ page: fresh, by: 'hit' })
})

test('a page grows old after its lifetime', async () => {
  const { world, renders, cache, fill } = setUp()
  await fill('/', page('old'))
  world.now = 59
  await cache.find('/')
  expect(renders).toHaveLength(1)
  world.now = 60
  void cache.find('/')
  expect(renders).toHaveLength(2)
})

test('what knows when it last changed lasts for its revision', async () => {
  const { world, renders, cache, fill } = setUp()
  const feed = { ...page('feed'), headers: { 'last-modified': 'Fri, 08 May 2026 10:08:00 GMT' } }
  await fill('/feed.xml', feed)
  world.now = 86_400_000
  expect(await cache.find('/feed.xml')).toEqual({ page: feed, by: 'hit' })
  world.revision = 'two'
  void cache.find('/feed.xml')
  expect(renders).toHaveLength(2)
})

test('a page whose rendering saw a revision come in is rendered again', async () => {
  const { world, renders, cache } = setUp()
  const asked = cache.find('/')
  world.revision = 'two'
  renders[0]?.finish(page('half'))
  await expect.poll(() => renders.length).toBe(2)
  const whole = page('whole')
  renders[1]?.finish(whole)
  expect(await asked).toEqual({ page: whole, by: 'render' })
  expect(await cache.find('/')).toEqual({ page: whole, by: 'hit' })
})

test('revisions faster than a render do not keep a reader waiting for ever, nor is such a page kept', async () => {
  const { world, renders, cache } = setUp()
  const asked = cache.find('/')
  for (const attempt of [0, 1, 2]) {
    await expect.poll(() => renders.length).toBe(attempt + 1)
    world.revision += '+'
    renders[attempt]?.finish(page(`attempt ${attempt}`))
  }
  expect((await asked).page?.bodies.identity.bytes?.toString()).toBe('attempt 2')
  expect(cache.statistics()).toEqual({ pages: 0, bytes: 0 })
})

test('an address that leads nowhere takes no room', async () => {
  const { cache, fill } = setUp()
  expect(await fill('/unknown', undefined)).toBeUndefined()
  expect(cache.statistics()).toEqual({ pages: 0, bytes: 0 })
})

test('a page that is gone with a new revision is not found again', async () => {
  const { world, renders, cache, fill } = setUp()
  await fill('/', page('old'))
  world.revision = 'two'
  expect(await fill('/', undefined)).toBeUndefined()
  void cache.find('/')
  expect(renders).toHaveLength(3)
})

test('the least recently used pages give way', async () => {
  const { renders, cache, fill } = setUp({ maximumBytes: 25 })
  await fill('/a', page('a'))
  await fill('/b', page('b'))
  await cache.find('/a')
  await fill('/c', page('c'))
  expect(cache.statistics()).toEqual({ pages: 2, bytes: 20 })
  await cache.find('/a')
  expect(renders).toHaveLength(3)
  void cache.find('/b')
  expect(renders).toHaveLength(4)
})

const feed = (text: string): StoredPage => ({
  ...page(text),
  headers: { 'last-modified': 'Fri, 08 May 2026 10:08:00 GMT' },
})

test('of a feed that gives way its tags stay known, until the next revision', async () => {
  const { world, cache, fill } = setUp({ maximumBytes: 15 })
  await fill('/feed.xml', feed('one'))
  expect(cache.recall('/feed.xml')).toBeUndefined()
  await fill('/a', page('a'))
  await fill('/b', page('b'))
  const tag = { etag: '"one"' }
  expect(cache.recall('/feed.xml')).toEqual({
    status: 200,
    headers: { 'last-modified': 'Fri, 08 May 2026 10:08:00 GMT' },
    bodies: { identity: tag, br: tag, gzip: tag },
  })
  expect(cache.recall('/a')).toBeUndefined()
  world.revision = 'two'
  expect(cache.recall('/feed.xml')).toBeUndefined()
})

test('a feed of an old revision that gives way is not taken for the present one', async () => {
  const { world, cache, fill } = setUp({ maximumBytes: 25 })
  await fill('/feed.xml', feed('old'))
  await fill('/atom.xml', feed('old'))
  world.revision = 'two'
  await fill('/a', page('a'))
  await fill('/atom.xml', feed('new'))
  await fill('/b', page('b'))
  await fill('/c', page('c'))
  expect(cache.recall('/feed.xml')).toBeUndefined()
  expect(cache.recall('/atom.xml')).toMatchObject({ bodies: { br: { etag: '"new"' } } })
})

test('a feed that is larger than the cache leaves the others in it, and its tags', async () => {
  const { cache, fill } = setUp({ maximumBytes: 15 })
  await fill('/a', page('a'))
  await fill('/feed.xml', { ...feed('large'), size: 16 })
  expect(cache.statistics()).toEqual({ pages: 1, bytes: 10 })
  expect(cache.recall('/feed.xml')).toMatchObject({ bodies: { br: { etag: '"large"' } } })
})

test('a failed render is told to everyone who waited, and tried again', async () => {
  const { renders, cache } = setUp()
  const asked = [cache.find('/'), cache.find('/')]
  renders[0]?.fail(new Error('broken'))
  await expect(asked[0]).rejects.toThrow('broken')
  await expect(asked[1]).rejects.toThrow('broken')
  void cache.find('/')
  expect(renders).toHaveLength(2)
})

test('a page that cannot be rendered again is sent as it was', async () => {
  const { world, renders, cache, fill, failures } = setUp()
  const old = await fill('/', page('old'))
  world.now = 60
  const asked = cache.find('/')
  const error = new Error('broken')
  renders[1]?.fail(error)
  expect(await asked).toEqual({ page: old, by: 'stale' })
  expect(failures).toEqual([error])
})

test('what is not worth keeping is rendered once for all who ask meanwhile, and takes no room', async () => {
  const { renders, cache, fill } = setUp({
    maximumBytes: 20,
    isWorthKeeping: (url) => !url.startsWith('/search?'),
  })
  await fill('/', page('front'))
  for (let number = 0; number < 100; number++) await fill(`/search?q=${number}`, page('found'))
  expect(cache.statistics()).toEqual({ pages: 1, bytes: 10 })
  expect(await cache.find('/')).toMatchObject({ by: 'hit' })

  const before = renders.length
  const asked = Promise.all([cache.find('/search?q=a'), cache.find('/search?q=a')])
  expect(renders).toHaveLength(before + 1)
  renders.at(-1)?.finish(page('found'))
  expect((await asked).map(({ by }) => by)).toEqual(['render', 'render'])
})
