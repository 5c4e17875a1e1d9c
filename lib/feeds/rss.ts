import { generateRssFeed } from 'feedsmith'

import { feedTypes } from './alternates'
import type { Feed, FeedItem } from './feed'
import { escapeHtml } from './html'
import { tidyXml } from './xml'

/** Minutes for which a reader may keep the feed without asking again. */
const TIME_TO_LIVE = 15

/** RSS 2.0 with full text. */
export function renderRss(feed: Feed): string {
  const { title, pageUrl, description, language, icon, selfUrl, paging, hubUrl } = feed
  const type = feedTypes.rss
  const pages = (['first', 'previous', 'next', 'last'] as const).flatMap((rel) => {
    const href = paging[rel]
    return href === undefined ? [] : [{ href, rel, type }]
  })
  return tidyXml(
    generateRssFeed(
      {
        title,
        link: pageUrl,
        description: escapeHtml(description),
        language,
        ttl: TIME_TO_LIVE,
        lastBuildDate: new Date(feed.updatedAt),
        image: { url: icon.small, title, link: pageUrl },
        atom: {
          links: [
            { href: selfUrl, rel: 'self', type },
            ...pages,
            ...(hubUrl === undefined ? [] : [{ href: hubUrl, rel: 'hub' }]),
          ],
        },
        items: feed.items.map(toItem),
      },
      { strict: true },
    ),
  )
}

// RSS takes a description for HTML.
const toItem = (item: FeedItem) => ({
  title: item.title,
  link: item.url,
  guid: { value: item.id, isPermaLink: false },
  description: escapeHtml(item.summary),
  pubDate: new Date(item.publishedAt),
  dc: { creators: item.authors },
  categories: item.categories.map((name) => ({ name })),
  content: { encoded: item.html },
  atom: { updated: new Date(item.updatedAt) },
})
