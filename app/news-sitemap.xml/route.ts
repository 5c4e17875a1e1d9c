import { xmlAnswer } from '@/app/plain-answers'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { listStories } from '@/lib/archive/story-queries'
import { currentTime } from '@/lib/dates'
import { MOST_NEWS, renderNewsSitemap } from '@/lib/indexing/news-sitemap'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function GET() {
  const archive = servedArchive()
  const site = findSite(archive)
  const stories = listStories(archive, { limit: MOST_NEWS })
  return xmlAnswer(renderNewsSitemap(stories, site, { base: siteUrl(site), now: currentTime() }))
}
