import { csvAnswer } from '@/app/open-data-answer'
import { findSite } from '@/lib/archive/newsroom-queries'
import { listScenarios } from '@/lib/archive/scenario-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import { toRecordCsv } from '@/lib/open-data/track-record-csv'
import { listRecordRows } from '@/lib/open-data/track-record-rows'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function GET() {
  const archive = servedArchive()
  const rows = listRecordRows(listScenarios(archive), currentTime())
  return csvAnswer(toRecordCsv(rows, siteUrl(findSite(archive))))
}
