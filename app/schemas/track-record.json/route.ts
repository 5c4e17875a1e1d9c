import { jsonAnswer } from '@/app/open-data-answer'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { describeAnswer } from '@/lib/open-data/json-schemas'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function GET() {
  const base = siteUrl(findSite(servedArchive()))
  return jsonAnswer(describeAnswer('track-record', base), 'application/schema+json')
}
