import { routes } from '@/lib/routes'

import { nameOfPeriod } from './period-names'

interface PeriodLinksProps {
  /** Those with stories. */
  previous: string | undefined
  next: string | undefined
}

/** The periods of the same length before and after. */
export function PeriodLinks({ previous, next }: PeriodLinksProps) {
  if (previous === undefined && next === undefined) return null
  return (
    <nav aria-label="Before and after" className="mt-10 border-t border-rule pt-3">
      <ul className="meta-line justify-between">
        <li>
          {previous !== undefined && (
            <a href={routes.archive(previous)} rel="prev" className="target">
              ← {nameOfPeriod(previous)}
            </a>
          )}
        </li>
        <li>
          {next !== undefined && (
            <a href={routes.archive(next)} rel="next" className="target">
              {nameOfPeriod(next)} →
            </a>
          )}
        </li>
      </ul>
    </nav>
  )
}
