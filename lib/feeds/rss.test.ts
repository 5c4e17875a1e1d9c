import { parseRssFeed } from 'feedsmith'
import { expect, test } from 'vitest'

import type { Feed } from './feed'
import { renderRss } from './rss'

const feed: Feed = {
  title: 'Bridges & roads <north>',
  description: 'What is built, and why',
  language: 'en-GB',
  pageUrl: 'https://news.example/topics/bridges',
  feedUrl: 'https://news.example/topics/bridges/feed.xml',
  updatedAt: '2026-05-09T08:00:00Z',
  items: [
    {
      id: 'tag:news.example,2026-05-08:/stories/old-bridge',
      url: 'https://news.example/stories/old-bridge',
      title: 'A <b>bold</b> plan & its price ]]>',
      summary: 'The bridge costs < 2 million & stays shut.',
      html: '<p>Body with ]]&gt; and <a href="https://news.example/a?b=1&amp;c=2">a link</a>.</p>',
      authors: ['Bridge desk', 'Anna Ŝmidt'],
      categories: ['Bridges', 'Politics'],
      publishedAt: '2026-05-08T10:08:00Z',
      updatedAt: '2026-05-09T08:00:00Z',
    },
  ],
}

test('every field of a feed comes back from its RSS', () => {
  const parsed = parseRssFeed(renderRss(feed))
  expect(parsed).toMatchObject({
    title: feed.title,
    link: feed.pageUrl,
    description: feed.description,
    language: 'en-GB',
    lastBuildDate: 'Sat, 09 May 2026 08:00:00 GMT',
    atom: { links: [{ href: feed.feedUrl, rel: 'self', type: 'application/rss+xml' }] },
    items: [
      {
        title: 'A <b>bold</b> plan & its price ]]>',
        link: 'https://news.example/stories/old-bridge',
        guid: { value: 'tag:news.example,2026-05-08:/stories/old-bridge', isPermaLink: false },
        description: 'The bridge costs &lt; 2 million &amp; stays shut.',
        pubDate: 'Fri, 08 May 2026 10:08:00 GMT',
        dc: { creators: ['Bridge desk', 'Anna Ŝmidt'] },
        categories: [{ name: 'Bridges' }, { name: 'Politics' }],
        content: { encoded: feed.items[0]?.html },
        atom: { updated: '2026-05-09T08:00:00.000Z' },
      },
    ],
  })
})

test('a feed without items has no build date', () => {
  expect(renderRss({ ...feed, updatedAt: undefined, items: [] })).not.toContain('lastBuildDate')
})
