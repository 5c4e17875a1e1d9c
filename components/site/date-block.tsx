import { formatDayShort } from '@/lib/dates'

interface DateBlockProps {
  /** A day or an instant. */
  date: string
  className?: string
}

/** The date that hangs in the margin: a large numeral over month and year. */
export function DateBlock({ date, className = '' }: DateBlockProps) {
  const { day, month, year } = formatDayShort(date)
  return (
    <time dateTime={date} className={`date-block ${className}`.trim()}>
      <span>{day}</span> {month} {year}
    </time>
  )
}
