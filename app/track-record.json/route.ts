import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'

import { jsonAnswer } from '@/app/open-data-answer'
import { findForecastHistory } from '@/lib/archive/forecast-history'
import { findSite } from '@/lib/archive/newsroom-queries'
import { listScenarios } from '@/lib/archive/scenario-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import { toTrackRecord } from '@/lib/forecast/track-record'
import { toTrackRecordData } from '@/lib/open-data/track-record-data'
import { countRecordPages, listRecordRows, recordPage } from '@/lib/open-data/track-record-rows'
import { parseNumber } from '@/lib/parse-number'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function GET({ nextUrl }: NextRequest) {
  const archive = servedArchive()
  const now = currentTime()
  const recorded = listScenarios(archive)
  const page = parseNumber(nextUrl.searchParams.get('page') ?? '1')
  if (page === undefined || page > countRecordPages(recorded.length)) notFound()
  const record = toTrackRecord(recorded, now)
  const rows = listRecordRows(recordPage(recorded, page), now)
  const history = findForecastHistory(archive)
  return jsonAnswer(toTrackRecordData({ record, history, page, rows }, siteUrl(findSite(archive))))
}
