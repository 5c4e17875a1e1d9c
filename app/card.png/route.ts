import { cardImage } from '@/app/card-image'
import { siteCard } from '@/components/card/card-contents'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function GET() {
  const site = findSite(servedArchive())
  return cardImage(siteCard({ site, host: siteUrl(site).host }))
}
