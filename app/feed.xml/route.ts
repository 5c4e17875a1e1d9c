import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { toFeed } from '@/lib/feeds/feed'
import { listNewestStories } from '@/lib/feeds/newest-stories'
import { rssResponse } from '@/lib/feeds/response'
import { routes } from '@/lib/routes'
import { siteUrl, storyUrlIn } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function GET() {
  const archive = servedArchive()
  const site = findSite(archive)
  const scope = {
    title: site.name,
    description: site.description,
    page: routes.front(),
    feed: routes.feed(),
  }
  return rssResponse(
    toFeed(site, siteUrl(site), scope, listNewestStories(archive), storyUrlIn(archive)),
  )
}
