import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { describePeriod, periodMetadata } from '@/app/archive/period'
import { ArchiveHeading } from '@/components/archive/archive-heading'
import { DayTitles } from '@/components/archive/day-titles'
import { MonthCalendar } from '@/components/archive/month-calendar'
import { PeriodLinks } from '@/components/archive/period-links'
import {
  countStoriesBy,
  findPeriodsBeside,
  listStoriesWithin,
} from '@/lib/archive/calendar-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { isMonth } from '@/lib/days'

type Props = PageProps<'/archive/[year]/[month]'>

async function findMonth({ params }: Props) {
  const { year, month: number } = await params
  const month = `${year}-${number}`
  const days = isMonth(month) ? countStoriesBy(servedArchive(), 'day', month) : []
  return days.length === 0 ? undefined : { month, days }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await findMonth(props)
  return found === undefined ? {} : periodMetadata(found.month, describePeriod(found.days))
}

export default async function MonthPage(props: Props) {
  const archive = servedArchive()
  const found = await findMonth(props)
  if (found === undefined) notFound()
  const { month, days } = found
  return (
    <>
      <ArchiveHeading period={month} description={describePeriod(days)} />
      <div className="with-rail">
        <div className="rail mb-8">
          <MonthCalendar month={month} days={days} />
        </div>
        <DayTitles stories={listStoriesWithin(archive, month)} />
      </div>
      <PeriodLinks {...findPeriodsBeside(archive, month)} />
    </>
  )
}
