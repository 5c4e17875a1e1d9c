import type { Metadata } from 'next'

import { pageMetadata } from '@/app/page-metadata'
import { RECORD_DESCRIPTION, RecordPageContent } from '@/components/record/record-page-content'
import { findForecastHistory } from '@/lib/archive/forecast-history'
import { findSite, listTopicHeadings } from '@/lib/archive/newsroom-queries'
import { listScenarios } from '@/lib/archive/scenario-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import { feedAlternates } from '@/lib/feeds/alternates'
import { resolutionsChannel } from '@/lib/feeds/channels'
import { toTrackRecord } from '@/lib/forecast/track-record'
import { routes } from '@/lib/routes'

export function generateMetadata(): Metadata {
  const channel = resolutionsChannel(findSite(servedArchive()))
  return pageMetadata({
    title: 'Track record',
    description: RECORD_DESCRIPTION,
    path: routes.trackRecord(),
    types: {
      ...feedAlternates(channel.folder, channel.title),
      'text/csv': routes.trackRecordTable(),
      'application/json': routes.trackRecordData(),
    },
  })
}

export default function TrackRecordPage() {
  const archive = servedArchive()
  const now = currentTime()
  const { method } = findSite(archive).policies
  return (
    <RecordPageContent
      record={toTrackRecord(listScenarios(archive), now)}
      topics={listTopicHeadings(archive)}
      history={findForecastHistory(archive)}
      method={method && routes.page(method)}
      now={now}
    />
  )
}
