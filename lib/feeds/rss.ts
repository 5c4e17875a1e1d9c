import { generateRssFeed } from 'feedsmith'

import type { Feed, FeedItem } from './feed'

/** RSS 2.0 with full text. */
export function renderRss(feed: Feed): string {
  return generateRssFeed(
    {
      title: feed.title,
      link: feed.pageUrl,
      description: escapeHtml(feed.description),
      language: feed.language,
      ttl: 15,
      ...(feed.updatedAt !== undefined && { lastBuildDate: new Date(feed.updatedAt) }),
      atom: { links: [{ href: feed.feedUrl, rel: 'self', type: 'application/rss+xml' }] },
      items: feed.items.map(toItem),
    },
    { strict: true },
  )
}

function toItem(item: FeedItem) {
  return {
    title: item.title,
    link: item.url,
    guid: { value: item.id, isPermaLink: false },
    description: escapeHtml(item.summary),
    pubDate: new Date(item.publishedAt),
    dc: { creators: item.authors },
    categories: item.categories.map((name) => ({ name })),
    content: { encoded: item.html },
    atom: { updated: new Date(item.updatedAt) },
  }
}

/** RSS takes a description for HTML. */
const escapeHtml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
