import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { OPEN_SEARCH_TYPE, renderOpenSearch } from '@/lib/indexing/open-search'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function GET() {
  const site = findSite(servedArchive())
  return new Response(renderOpenSearch(site, siteUrl(site)), {
    headers: { 'content-type': `${OPEN_SEARCH_TYPE}; charset=utf-8` },
  })
}
