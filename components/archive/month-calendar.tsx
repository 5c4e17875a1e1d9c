import { counted } from '@/components/site/counted'
import type { PeriodCount } from '@/lib/archive/calendar-queries'
import { formatMonth } from '@/lib/dates'
import { weeksOf } from '@/lib/days'
import { routes } from '@/lib/routes'

interface MonthCalendarProps {
  month: string
  days: PeriodCount[]
  /** Whether the month's name leads to its page. */
  isLinked?: boolean
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A month as a table of weeks, where each day with stories leads to them. */
export function MonthCalendar({ month, days, isLinked = false }: MonthCalendarProps) {
  const counts = new Map(days.map(({ period, stories }) => [period, stories]))
  return (
    <table className="calendar">
      <caption className="section-heading">
        {isLinked ? <a href={routes.archive(month)}>{formatMonth(month)}</a> : formatMonth(month)}
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" abbr={day}>
              {day.slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, index) => (
          <tr key={index}>
            {week.map((day, weekday) => (
              <td key={weekday}>
                {day !== undefined && <Day day={day} stories={counts.get(day) ?? 0} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day, stories }: { day: string; stories: number }) {
  const number = Number(day.slice(8))
  if (stories === 0) return <span className="text-muted">{number}</span>
  const found = counted(stories, 'story', 'stories')
  return (
    <a href={routes.archive(day)} className="target py-0 font-semibold text-accent" title={found}>
      {number}
      <span className="sr-only">, {found}</span>
    </a>
  )
}
