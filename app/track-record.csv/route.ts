import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'

import { csvAnswer } from '@/app/open-data-answer'
import { findSite } from '@/lib/archive/newsroom-queries'
import { listScenarios } from '@/lib/archive/scenario-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import { toRecordCsv } from '@/lib/open-data/track-record-csv'
import { countRecordPages, listRecordRows, recordPage } from '@/lib/open-data/track-record-rows'
import { parseNumber } from '@/lib/parse-number'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function GET({ nextUrl }: NextRequest) {
  const archive = servedArchive()
  const recorded = listScenarios(archive)
  const page = parseNumber(nextUrl.searchParams.get('page') ?? '1')
  if (page === undefined || page > countRecordPages(recorded.length)) notFound()
  const rows = listRecordRows(recordPage(recorded, page), currentTime())
  return csvAnswer(toRecordCsv(rows, siteUrl(findSite(archive))))
}
