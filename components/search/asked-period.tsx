import { nameOfPeriod } from '@/components/archive/period-names'
import { routes } from '@/lib/routes'

export interface AskedPeriodProps {
  /** A day or a month. */
  period: string
  hasStories: boolean
  /** Those with stories before and after one that has none. */
  nearest: string[]
}

/** Leads whoever looks for a day to its stories, as few of them say when they were published. */
export function AskedPeriod({ period, hasStories, nearest }: AskedPeriodProps) {
  const name = nameOfPeriod(period)
  if (hasStories) {
    return (
      <p className="mb-4 text-xl">
        <a href={routes.archive(period)}>Stories of {name}</a>
      </p>
    )
  }
  return (
    <p className="mb-4 max-w-measure">
      There is no story of {name}.{nearest.length > 0 && ' The nearest are those of '}
      {nearest.map((other, index) => (
        <span key={other}>
          {index > 0 && ' and '}
          <a href={routes.archive(other)}>{nameOfPeriod(other)}</a>
        </span>
      ))}
      {nearest.length > 0 && '.'}
    </p>
  )
}
