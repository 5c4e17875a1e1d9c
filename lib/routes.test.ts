import { expect, test } from 'vitest'

import { queryKeysOf, routes } from './routes'

test.each([
  [routes.feed(), '/feed.xml'],
  [routes.feed('', 'json', 2), '/feed.json?page=2'],
  [routes.feed(routes.topic('bridge'), 'atom', 1), '/topics/bridge/atom.xml'],
  [routes.corrections(), '/corrections'],
  [routes.corrections(3), '/corrections?page=3'],
])('%s is written so', (path, written) => {
  expect(path).toBe(written)
})

test.each([
  ['/feed.xml', ['page']],
  ['/topics/bridge/atom.xml', ['page']],
  ['/actors/cisa/feed.json', ['page']],
  ['/corrections', ['page']],
  ['/topics/bridge', ['status', 'page']],
  ['/stories/feed-xml', []],
  ['/feeds.opml', []],
  ['/', []],
])('the page at %s reads the keys %j', (path, keys) => {
  expect(queryKeysOf(path)).toEqual(keys)
})
