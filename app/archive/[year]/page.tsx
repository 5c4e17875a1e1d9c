import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { describePeriod, periodMetadata } from '@/app/archive/period'
import { ArchiveHeading } from '@/components/archive/archive-heading'
import { MonthCalendar } from '@/components/archive/month-calendar'
import { PeriodLinks } from '@/components/archive/period-links'
import { countStoriesBy, findPeriodsBeside } from '@/lib/archive/calendar-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { isYear } from '@/lib/days'

type Props = PageProps<'/archive/[year]'>

async function findYear({ params }: Props) {
  const { year } = await params
  const days = isYear(year) ? countStoriesBy(servedArchive(), 'day', year) : []
  return days.length === 0 ? undefined : { year, days }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await findYear(props)
  return found === undefined ? {} : periodMetadata(found.year, describePeriod(found.days))
}

export default async function YearPage(props: Props) {
  const found = await findYear(props)
  if (found === undefined) notFound()
  const { year, days } = found
  const months = [...new Set(days.map(({ period }) => period.slice(0, 7)))]
  return (
    <>
      <ArchiveHeading period={year} description={describePeriod(days)} />
      <div className="flex flex-wrap items-start gap-x-16 gap-y-8">
        {months.map((month) => (
          <MonthCalendar
            key={month}
            month={month}
            days={days.filter(({ period }) => period.startsWith(month))}
            isLinked
          />
        ))}
      </div>
      <PeriodLinks {...findPeriodsBeside(servedArchive(), year)} />
    </>
  )
}
