import { jsonAnswer } from '@/app/open-data-answer'
import { findForecastHistory } from '@/lib/archive/forecast-history'
import { findSite } from '@/lib/archive/newsroom-queries'
import { listScenarios } from '@/lib/archive/scenario-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import { toTrackRecord } from '@/lib/forecast/track-record'
import { toTrackRecordData } from '@/lib/open-data/track-record-data'
import { listRecordRows } from '@/lib/open-data/track-record-rows'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function GET() {
  const archive = servedArchive()
  const now = currentTime()
  const recorded = listScenarios(archive)
  const history = findForecastHistory(archive)
  const base = siteUrl(findSite(archive))
  const rows = listRecordRows(recorded, now)
  return jsonAnswer(toTrackRecordData(toTrackRecord(recorded, now), rows, history, base))
}
