import type { Metadata } from 'next'

import { pageMetadata } from '@/app/page-metadata'
import { YearList } from '@/components/archive/year-list'
import { PageHeading } from '@/components/site/page-heading'
import { countStoriesBy } from '@/lib/archive/calendar-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { routes } from '@/lib/routes'

const description = 'Every story by the day on which we published it.'

export const generateMetadata = (): Metadata =>
  pageMetadata({ title: 'Archive', description, path: routes.archive() })

export default function ArchivePage() {
  return (
    <>
      <PageHeading title="Archive" description={description} />
      <YearList months={countStoriesBy(servedArchive(), 'month')} />
    </>
  )
}
