import type { Feed } from './feed'
import { renderRss } from './rss'

export const rssResponse = (feed: Feed) =>
  new Response(renderRss(feed), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  })
