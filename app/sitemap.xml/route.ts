import { xmlAnswer } from '@/app/plain-answers'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import { renderSitemap } from '@/lib/indexing/sitemap'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function GET() {
  const archive = servedArchive()
  return xmlAnswer(renderSitemap(archive, { base: siteUrl(findSite(archive)), now: currentTime() }))
}
