import type { Archive } from '@/lib/archive/archive'
import { findServedSince } from '@/lib/archive/feed-queries'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { parseNumber } from '@/lib/parse-number'
import { type FeedFormat, routes } from '@/lib/routes'
import { settings } from '@/lib/settings'
import { siteUrl, storyUrlIn } from '@/lib/site'

import { feedTypes } from './alternates'
import { renderAtom } from './atom'
import { type ArchiveChannel, listChannels } from './channels'
import type { Feed, FeedPlace } from './feed'
import { renderJsonFeed } from './json-feed'
import { renderOpml } from './opml'
import { readFeed } from './read-feed'
import { renderRss } from './rss'

const renderers = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJsonFeed,
} as const satisfies Record<FeedFormat, (feed: Feed) => string>

/** Answers for a feed of what is served; `find` gives no channel where there is none. */
export async function answerFeed(
  format: FeedFormat,
  request: Request,
  find: (archive: Archive) => ArchiveChannel | undefined,
): Promise<Response> {
  const archive = servedArchive()
  const channel = find(archive)
  const asked = new URL(request.url).searchParams.get('page')
  const page = asked === null ? 1 : parseNumber(asked)
  if (channel === undefined || page === undefined) return nothing()
  if (asked === '1') return redirectTo(routes.feed(channel.folder, format))
  const place = placeOf(archive)
  const feed = await readFeed(archive, place, channel, { format, page }, storyUrlIn(archive))
  if (feed === undefined) return nothing()
  return new Response(renderers[format](feed), { headers: headersOf(feedTypes[format], place) })
}

function placeOf(archive: Archive): FeedPlace {
  const site = findSite(archive)
  const { websubHub } = settings()
  return { site, base: siteUrl(site), hubUrl: websubHub, since: findServedSince(archive) }
}

/** Answers with the list of all feeds. */
export function answerFeedList(): Response {
  const archive = servedArchive()
  const place = placeOf(archive)
  const list = renderOpml(place, listChannels(archive))
  return new Response(list, { headers: headersOf('text/x-opml', place) })
}

/**
 * An editor may publish a story some minutes after the time it bears. A date of the newest item
 * would then tell those who ask `If-Modified-Since` that there is nothing new.
 */
const headersOf = (type: string, { since }: FeedPlace) => ({
  'content-type': `${type}; charset=utf-8`,
  'last-modified': new Date(since).toUTCString(),
})

/** The delivery answers it with the page for addresses that lead nowhere. */
const nothing = () => new Response(null, { status: 404 })

const redirectTo = (location: string) => new Response(null, { status: 308, headers: { location } })
