import { FeedSection } from '@/components/feed/feed-section'
import { counted } from '@/components/site/counted'
import { Quiet } from '@/components/site/quiet'
import type { PeriodCount } from '@/lib/archive/calendar-queries'
import { formatMonth } from '@/lib/dates'
import { routes } from '@/lib/routes'

/** Every month with stories, by year, the newest year first. */
export function YearList({ months }: { months: PeriodCount[] }) {
  if (months.length === 0) return <Quiet>No story has been published yet.</Quiet>
  const years = [...new Set(months.map(({ period }) => period.slice(0, 4)))].toReversed()
  return (
    <div className="grid gap-y-10">
      {years.map((year) => (
        <FeedSection key={year} id={`year-${year}`} title={<YearTitle year={year} />}>
          <ul className="columns-of-topics gap-y-2">
            {months
              .filter(({ period }) => period.startsWith(year))
              .map(({ period, stories }) => (
                <li key={period} className="meta-line">
                  <a href={routes.archive(period)} className="target">
                    {formatMonth(period)}
                  </a>{' '}
                  <span>{counted(stories, 'story', 'stories')}</span>
                </li>
              ))}
          </ul>
        </FeedSection>
      ))}
    </div>
  )
}

const YearTitle = ({ year }: { year: string }) => <a href={routes.archive(year)}>{year}</a>
