import { generateJsonFeed } from 'feedsmith'

import type { Feed, FeedItem } from './feed'

/** JSON Feed 1.1 with full text. */
export function renderJsonFeed(feed: Feed): string {
  const { title, description, language, publisher, pageUrl, selfUrl, paging, hubUrl, icon } = feed
  const written = generateJsonFeed(
    {
      title,
      home_page_url: pageUrl,
      feed_url: selfUrl,
      description,
      ...(paging.next !== undefined && { next_url: paging.next }),
      icon: icon.large,
      favicon: icon.small,
      language,
      authors: [{ name: publisher }],
      ...(hubUrl !== undefined && { hubs: [{ type: 'WebSub', url: hubUrl }] }),
      items: feed.items.map(toItem),
    },
    { strict: true },
  )
  // feedsmith leaves an empty list out, which the format demands.
  return JSON.stringify({ items: [], ...Object(written) })
}

const toItem = (item: FeedItem) => ({
  id: item.id,
  url: item.url,
  title: item.title,
  content_html: item.html,
  summary: item.summary,
  ...(item.imageUrl !== undefined && { image: item.imageUrl }),
  date_published: new Date(item.publishedAt),
  date_modified: new Date(item.updatedAt),
  authors: item.authors.map((name) => ({ name })),
  tags: item.categories,
})
