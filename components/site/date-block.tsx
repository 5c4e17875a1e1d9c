import { formatDayShort } from '@/lib/dates'

interface DateBlockProps {
  /** A day or an instant. */
  date: string
  className?: string
  /** What happens then, where that is not publication. */
  label?: string
}

/** The date that hangs in the margin: a large numeral over month and year. */
export function DateBlock({ date, className = '', label }: DateBlockProps) {
  const { day, month, year } = formatDayShort(date)
  return (
    <time dateTime={date} className={`date-block ${className}`.trim()}>
      {label && `${label} `}
      <span>{day}</span> {month} {year}
    </time>
  )
}
