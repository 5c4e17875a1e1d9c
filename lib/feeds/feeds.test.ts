import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { expect, test } from 'vitest'

import { jsonFeedSchema } from '@/tests/fixtures/json-feed-schema'

import { renderAtom } from './atom'
import { type Feed, type FeedItem, toFeed } from './feed'
import { renderJsonFeed } from './json-feed'
import { renderRss } from './rss'

const base = new URL('https://news.example')

const site = {
  name: 'Bridges & roads <north>',
  description: 'What is built, & why',
  language: 'en-GB',
  publisher: { name: 'Valley <Press> & Sons' },
  policies: {},
}

const place = { site, base, hubUrl: 'https://hub.example/?a=1&b=2', since: '2026-05-10T00:00:00Z' }

const channel = {
  title: 'Bridges & roads <north>',
  description: 'What is <built> & why ]]>',
  folder: '/topics/bridges',
  page: '/topics/bridges',
}

/** Whatever an editor might print that means something to XML, HTML or a script. */
const hostile: FeedItem = {
  id: 'tag:news.example,2026-05-08:/stories/old-bridge',
  url: 'https://news.example/stories/old-bridge',
  title: `A <b>bold</b> & "dear" plan <![CDATA[ 1 ]]> ]]> </script> 🌉 أُغلق الجسر ${'ß'.repeat(220)}`,
  summary: 'It costs < 2 & > 1 &amp; stays ]]> shut. </script>',
  html: '<p>Body with ]]&gt; and ]]> and <code>&lt;![CDATA[</code> &amp;amp; <a href="https://news.example/a?b=1&amp;c=2">a link</a>.</p>\n<pre>  two\n  lines</pre>\n<p>أُغلق 🌉</p>',
  authors: ['Bridge & desk', 'Anna Ŝmidt <anna>'],
  categories: ['Bridges & <roads>', 'Politics'],
  publishedAt: '2026-05-08T10:08:00Z',
  updatedAt: '2026-05-09T08:00:00Z',
}
const plain: FeedItem = {
  ...hostile,
  id: 'tag:news.example,2026-05-07:/stories/new-bridge',
  url: 'https://news.example/stories/new-bridge',
  title: 'A new bridge',
  publishedAt: '2026-05-07T10:08:00Z',
  updatedAt: '2026-05-07T10:08:00Z',
}

const feedOf = (format: 'rss' | 'atom' | 'json', items = [hostile, plain]): Feed =>
  toFeed(place, channel, { format, page: 2, pages: 3 }, items)

test('a page of a feed knows its own address, and those of the others, in its format', () => {
  expect(feedOf('atom')).toEqual({
    id: 'tag:news.example,2026:/topics/bridges',
    title: channel.title,
    description: channel.description,
    language: 'en-GB',
    publisher: 'Valley <Press> & Sons',
    pageUrl: 'https://news.example/topics/bridges',
    selfUrl: 'https://news.example/topics/bridges/atom.xml?page=2',
    paging: {
      first: 'https://news.example/topics/bridges/atom.xml',
      previous: 'https://news.example/topics/bridges/atom.xml',
      next: 'https://news.example/topics/bridges/atom.xml?page=3',
      last: 'https://news.example/topics/bridges/atom.xml?page=3',
    },
    hubUrl: place.hubUrl,
    icon: {
      small: 'https://news.example/icon-192.png',
      large: 'https://news.example/icon-512.png',
    },
    updatedAt: '2026-05-09T08:00:00Z',
    items: [hostile, plain],
  })
})

test('the first page has none before it, the last none after it, and a single one neither', () => {
  const pagingOf = (page: number, pages: number) =>
    Object.keys(toFeed(place, channel, { format: 'rss', page, pages }, []).paging)
  expect(pagingOf(1, 3)).toEqual(['first', 'last', 'next'])
  expect(pagingOf(3, 3)).toEqual(['first', 'last', 'previous'])
  expect(pagingOf(1, 1)).toEqual(['first', 'last'])
})

test('every field of a feed comes back from its RSS', () => {
  const feed = feedOf('rss')
  const type = 'application/rss+xml'
  const { first = '', previous, next, last } = feed.paging
  expect(parseRssFeed(renderRss(feed))).toEqual({
    title: feed.title,
    link: feed.pageUrl,
    description: 'What is &lt;built&gt; &amp; why ]]&gt;',
    language: 'en-GB',
    lastBuildDate: 'Sat, 09 May 2026 08:00:00 GMT',
    ttl: 15,
    image: { url: feed.icon.small, title: feed.title, link: feed.pageUrl },
    atom: {
      links: [
        { href: feed.selfUrl, rel: 'self', type },
        { href: first, rel: 'first', type },
        { href: previous, rel: 'previous', type },
        { href: next, rel: 'next', type },
        { href: last, rel: 'last', type },
        { href: feed.hubUrl, rel: 'hub' },
      ],
    },
    items: [
      {
        title: hostile.title,
        link: hostile.url,
        guid: { value: hostile.id, isPermaLink: false },
        description: 'It costs &lt; 2 &amp; &gt; 1 &amp;amp; stays ]]&gt; shut. &lt;/script&gt;',
        pubDate: 'Fri, 08 May 2026 10:08:00 GMT',
        dc: { creators: hostile.authors, creator: undefined },
        categories: hostile.categories.map((name) => ({ name })),
        content: { encoded: hostile.html },
        atom: { updated: '2026-05-09T08:00:00.000Z' },
      },
      expect.objectContaining({ title: 'A new bridge' }),
    ],
  })
})

test('every field of a feed comes back from its Atom', () => {
  const feed = feedOf('atom')
  const type = 'application/atom+xml'
  const { first, previous, next, last } = feed.paging
  const text = (value: string) => ({ value, type: 'text' })
  expect(parseAtomFeed(renderAtom(feed))).toEqual({
    id: feed.id,
    title: text(feed.title),
    subtitle: text(feed.description),
    updated: '2026-05-09T08:00:00.000Z',
    authors: [{ name: feed.publisher }],
    icon: feed.icon.small,
    logo: feed.icon.large,
    xml: { lang: 'en-GB' },
    links: [
      { href: feed.selfUrl, rel: 'self', type },
      { href: feed.pageUrl, rel: 'alternate', type: 'text/html' },
      { href: first, rel: 'first', type },
      { href: previous, rel: 'previous', type },
      { href: next, rel: 'next', type },
      { href: last, rel: 'last', type },
      { href: feed.hubUrl, rel: 'hub' },
    ],
    entries: [
      {
        id: hostile.id,
        title: text(hostile.title),
        links: [{ href: hostile.url, rel: 'alternate', type: 'text/html' }],
        summary: text(hostile.summary),
        content: { value: hostile.html, type: 'html' },
        published: '2026-05-08T10:08:00.000Z',
        updated: expect.stringMatching(/^2026-05-09T08:00:00\.\d{3}Z$/),
        authors: hostile.authors.map((name) => ({ name })),
        categories: hostile.categories.map((term) => ({ term })),
      },
      expect.objectContaining({ title: text('A new bridge') }),
    ],
  })
})

test('every field of a feed comes back from its JSON Feed', () => {
  const feed = feedOf('json')
  const written = renderJsonFeed(feed)
  expect(JSON.parse(written)).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.pageUrl,
    feed_url: feed.selfUrl,
    description: feed.description,
    next_url: feed.paging.next,
    icon: feed.icon.large,
    favicon: feed.icon.small,
    language: 'en-GB',
    authors: [{ name: feed.publisher }],
    hubs: [{ type: 'WebSub', url: feed.hubUrl }],
    items: [
      {
        id: hostile.id,
        url: hostile.url,
        title: hostile.title,
        content_html: hostile.html,
        summary: hostile.summary,
        date_published: '2026-05-08T10:08:00.000Z',
        date_modified: '2026-05-09T08:00:00.000Z',
        authors: hostile.authors.map((name) => ({ name })),
        tags: hostile.categories,
      },
      expect.objectContaining({ title: 'A new bridge' }),
    ],
  })
  expect(parseJsonFeed(written).items).toHaveLength(2)
})

test('JSON Feed names the picture of an item', () => {
  const imageUrl = 'https://news.example/images/a-1600.jpg'
  const written: unknown = JSON.parse(
    renderJsonFeed(feedOf('json', [{ ...plain, imageUrl }, hostile])),
  )
  expect(jsonFeedSchema.parse(written).items).toMatchObject([{ image: imageUrl }, {}])
  expect(written).not.toHaveProperty('items.1.image')
})

test('JSON feeds are what the format allows: hostile, empty, and with no hub', () => {
  const silent = toFeed(
    { ...place, hubUrl: undefined },
    channel,
    { format: 'json', page: 1, pages: 1 },
    [],
  )
  for (const feed of [feedOf('json'), feedOf('json', []), silent]) {
    expect(jsonFeedSchema.safeParse(JSON.parse(renderJsonFeed(feed))).error).toBeUndefined()
  }
})

test('titles stand on one line, without the spaces of a layout', () => {
  expect(renderRss(feedOf('rss'))).toContain(`<title><![CDATA[${hostile.title.split(']]>')[0]}`)
  expect(renderAtom(feedOf('atom'))).toContain(
    `<title type="text"><![CDATA[${hostile.title.split(']]>')[0]}`,
  )
})

test('items that changed in the same second bear times of their own in Atom, and keep them', () => {
  const items = ['a', 'b', 'c'].map((slug) => ({ ...plain, id: `tag:news.example:/${slug}` }))
  const timesOf = (given: FeedItem[]) =>
    parseAtomFeed(renderAtom(feedOf('atom', given))).entries?.map(({ updated }) => updated)
  expect(new Set(timesOf(items)).size).toBe(3)
  expect(timesOf(items.slice(1))).toEqual(timesOf(items)?.slice(1))
})

test('what XML cannot hold is left out', () => {
  const item = { ...plain, title: 'A \u0001bridge\uffff', html: '<p>\u0008Text\u000b</p>' }
  for (const xml of [renderRss(feedOf('rss', [item])), renderAtom(feedOf('atom', [item]))]) {
    expect(xml).toContain('A bridge')
    expect(xml).toContain('<p>Text</p>')
  }
})

test('an empty feed is as old as what is served, and has its list of items', () => {
  expect(parseRssFeed(renderRss(feedOf('rss', [])))).toMatchObject({
    lastBuildDate: 'Sun, 10 May 2026 00:00:00 GMT',
  })
  expect(parseAtomFeed(renderAtom(feedOf('atom', [])))).toMatchObject({
    updated: '2026-05-10T00:00:00.000Z',
  })
  expect(JSON.parse(renderJsonFeed(feedOf('json', [])))).toMatchObject({ items: [] })
})

test('without a hub none is named', () => {
  const feed = { ...feedOf('rss'), hubUrl: undefined }
  for (const render of [renderRss, renderAtom, renderJsonFeed]) {
    expect(render(feed)).not.toMatch(/hub/)
  }
})

test('names in feeds keep the host that the newsroom gives itself, wherever it is served', () => {
  const named = { ...place, site: { ...site, url: 'https://paper.example:8443/x' } }
  expect(toFeed(named, channel, { format: 'rss', page: 1, pages: 1 }, [])).toMatchObject({
    id: 'tag:paper.example,2026:/topics/bridges',
    selfUrl: 'https://news.example/topics/bridges/feed.xml',
  })
})
