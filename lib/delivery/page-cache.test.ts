import { expect, test } from 'vitest'

import { openPageCache } from './page-cache'
import type { StoredPage } from './stored-page'

const page = (text: string, status = 200, size = 10): StoredPage => {
  const body = { bytes: Buffer.from(text), etag: `"${text}"` }
  return { status, headers: {}, bodies: { identity: body, br: body, gzip: body }, size }
}

/** A cache whose renders are finished by hand, in the order they were begun. */
function setUp({ maximumBytes = 1000 } = {}) {
  const world = { revision: 'one', now: 0 }
  const renders: {
    url: string
    finish: (page: StoredPage) => void
    fail: (error: Error) => void
  }[] = []
  const cache = openPageCache({
    render: (url) => new Promise((finish, fail) => renders.push({ url, finish, fail })),
    revision: () => world.revision,
    now: () => world.now,
    lifetime: 60,
    maximumBytes,
  })
  const fill = async (url: string, stored: StoredPage) => {
    const found = cache.find(url)
    renders.at(-1)?.finish(stored)
    return found
  }
  return { world, renders, cache, fill }
}

test('a page is rendered once, however many ask for it meanwhile', async () => {
  const { renders, cache } = setUp()
  const asked = Promise.all([cache.find('/'), cache.find('/'), cache.find('/')])
  expect(renders).toHaveLength(1)
  const first = page('first')
  renders[0]?.finish(first)
  expect(await asked).toEqual([first, first, first])
  expect(await cache.find('/')).toBe(first)
  expect(renders).toHaveLength(1)
})

test('after a new revision the one who asks first waits for the new page, the others get the old one', async () => {
  const { world, renders, cache, fill } = setUp()
  const old = await fill('/', page('old'))
  world.revision = 'two'
  const asked = cache.find('/')
  expect(await cache.find('/')).toBe(old)
  expect(renders).toHaveLength(2)
  const fresh = page('fresh')
  renders[1]?.finish(fresh)
  expect(await asked).toBe(fresh)
  expect(await cache.find('/')).toBe(fresh)
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

test('a page whose rendering saw a revision come in is not kept', async () => {
  const { world, renders, cache } = setUp()
  const asked = cache.find('/')
  world.revision = 'two'
  renders[0]?.finish(page('half'))
  await asked
  expect(cache.statistics()).toEqual({ pages: 0, bytes: 0 })
})

test.each([404, 500])('an answer of %i is never kept', async (status) => {
  const { cache, fill } = setUp()
  await fill('/unknown', page('no', status))
  expect(cache.statistics()).toEqual({ pages: 0, bytes: 0 })
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

test('a failed render is told to everyone who waited, and tried again', async () => {
  const { renders, cache } = setUp()
  const asked = [cache.find('/'), cache.find('/')]
  renders[0]?.fail(new Error('broken'))
  await expect(asked[0]).rejects.toThrow('broken')
  await expect(asked[1]).rejects.toThrow('broken')
  void cache.find('/')
  expect(renders).toHaveLength(2)
})
