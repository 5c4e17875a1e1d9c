import { readdirSync } from 'node:fs'

import { expect, test } from 'vitest'

import { isWorthKeeping, queryKeysOf, routes, subjectOf } from './routes'

test.each([
  [routes.feed(), '/feed.xml'],
  [routes.feed('', 'json', 2), '/feed.json?page=2'],
  [routes.feed(routes.topic('bridge'), 'atom', 1), '/topics/bridge/atom.xml'],
  [routes.corrections(), '/corrections'],
  [routes.corrections(3), '/corrections?page=3'],
  [routes.actor('cisa'), '/actors/cisa'],
  [routes.actor('cisa', 2), '/actors/cisa?page=2'],
  [routes.publishers(2), '/publishers?page=2'],
  [routes.publisher('csis', 1), '/publishers/csis'],
  [routes.sources(3), '/sources?page=3'],
  [routes.search(), '/search'],
  [routes.search({ page: 1, q: '' }), '/search'],
  [
    routes.search({ page: 2, q: 'a & b', topic: 'bridge' }),
    '/search?q=a+%26+b&topic=bridge&page=2',
  ],
  [routes.storyGraph('joint-paper'), '/stories/joint-paper/graph'],
  [routes.topicGraph('bridge'), '/topics/bridge/graph'],
  [routes.topicTimeline('bridge', 2), '/topics/bridge/timeline?page=2'],
  [routes.probabilityWords(), '/track-record#words'],
  [routes.trackRecordTable(), '/track-record.csv'],
  [routes.trackRecordData(2), '/track-record.json?page=2'],
  [routes.archive(), '/archive'],
  [routes.archive('2026-05-08'), '/archive/2026/05/08'],
])('%s is written so', (path, written) => {
  expect(path).toBe(written)
})

test.each([
  ['/feed.xml', ['page']],
  ['/topics/bridge/atom.xml', ['page']],
  ['/actors/cisa/feed.json', ['page']],
  ['/corrections', ['page']],
  ['/actors', ['page']],
  ['/actors/cisa', ['page']],
  ['/publishers', ['page']],
  ['/publishers/csis', ['page']],
  ['/sources', ['page']],
  ['/sources/csis', []],
  ['/track-record.csv', ['page']],
  ['/track-record.json', ['page']],
  ['/track-record', []],
  ['/topics/bridge', ['status', 'page']],
  ['/topics/bridge/graph', ['page']],
  ['/topics/bridge/timeline', ['page']],
  ['/stories/bridge/graph', []],
  ['/stories/feed-xml', []],
  ['/feeds.opml', []],
  ['/search', ['q', 'topic', 'section', 'status', 'actor', 'from', 'to', 'open', 'page']],
  ['/', []],
])('the page at %s reads the keys %j', (path, keys) => {
  expect(queryKeysOf(path)).toEqual(keys)
})

test.each([
  ['/', { kind: 'site' }],
  ['/topics', { kind: 'site' }],
  ['/actors', { kind: 'site' }],
  ['/publishers', { kind: 'site' }],
  ['/sources', { kind: 'site' }],
  ['/feed.xml', { kind: 'site' }],
  ['/sitemaps/1.xml', { kind: 'site' }],
  ['/track-record.csv', { kind: 'site' }],
  ['/track-record.json', { kind: 'site' }],
  ['/opensearch.xml', { kind: 'site' }],
  ['/stories/joint-paper', { kind: 'story', id: 'joint-paper' }],
  ['/stories/joint-paper.json', { kind: 'story', id: 'joint-paper' }],
  ['/stories/joint-paper.md', { kind: 'story', id: 'joint-paper' }],
  ['/stories/joint-paper/card.png', { kind: 'story', id: 'joint-paper' }],
  ['/topics/bridge/feed.xml', { kind: 'topic', id: 'bridge' }],
  ['/topics/bridge/updates/3', { kind: 'update', topic: 'bridge', number: 3 }],
  ['/topics/bridge/updates/3/card.png', { kind: 'update', topic: 'bridge', number: 3 }],
  ['/topics/bridge/graph', { kind: 'topic', id: 'bridge' }],
  ['/stories/joint-paper/graph', { kind: 'story', id: 'joint-paper' }],
  ['/topics/bridge/updates/x', { kind: 'update', topic: 'bridge', number: Number.NaN }],
  ['/actors/cisa', { kind: 'actor', id: 'cisa' }],
  ['/publishers/csis', { kind: 'publisher', id: 'csis' }],
  ['/about', { kind: 'page', id: 'about' }],
  ['/about/us', { kind: 'page', id: 'about/us' }],
  ['/wp-login.php', { kind: 'page', id: 'wp-login.php' }],
  ['/constructor/x', { kind: 'page', id: 'constructor/x' }],
])('%s is about %j', (path, subject) => {
  expect(subjectOf(path)).toEqual(subject)
})

test('a picture that is not there is rendered by nobody', () => {
  const path = routes.image('0a', 480)
  expect(path).toBe('/images/0a-480.webp')
  expect(routes.image('0a', 1600, 'jpg')).toBe('/images/0a-1600.jpg')
  expect(subjectOf(path)).toEqual({ kind: 'page', id: 'images/0a-480.webp' })
})

test('whatever the site has of its own is no page of the newsroom', () => {
  const served = readdirSync('app', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
    .map(({ name }) => `/${name}`)
  const files = readdirSync('public').map((name) => `/${name}`)
  expect(served.length + files.length).toBeGreaterThan(20)
  for (const path of [...served, ...files]) expect(subjectOf(path), path).toEqual({ kind: 'site' })
})

test.each([
  ['/search', true],
  ['/search?q=a', false],
  ['/searching', true],
  ['/topics/search?page=2', true],
])('that the answer at %s is worth keeping is %s', (url, isWorth) => {
  expect(isWorthKeeping(url)).toBe(isWorth)
})
