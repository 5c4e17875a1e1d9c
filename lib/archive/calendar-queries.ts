import type { Archive } from './archive'
import { all, first } from './sql'
import { FROM_STORIES, SUMMARY, type SummaryRow, toSummary } from './summary-rows'
import type { StorySummary } from './views'

/** A year `YYYY`, month `YYYY-MM` or day `YYYY-MM-DD` in UTC, and its live stories. */
export interface PeriodCount {
  period: string
  stories: number
}

const LENGTHS = { year: 4, month: 7, day: 10 } as const

/**
 * The years, months or days with live stories, in their order.
 *
 * @param within the period in which they lie; empty for all there are
 */
export const countStoriesBy = (
  { connection }: Archive,
  unit: keyof typeof LENGTHS,
  within = '',
): PeriodCount[] =>
  all<PeriodCount>(
    connection,
    `SELECT substr(published_at, 1, ${LENGTHS[unit]}) AS period, count(*) AS stories FROM stories
     WHERE is_live = 1 AND published_at BETWEEN ?1 AND ?1 || '~' GROUP BY period ORDER BY period`,
    within,
  )

/** Live stories that were published within a period, the newest first. */
export const listStoriesWithin = ({ connection }: Archive, period: string): StorySummary[] =>
  all<SummaryRow>(
    connection,
    `SELECT ${SUMMARY} ${FROM_STORIES}
     WHERE s.is_live = 1 AND s.published_at BETWEEN ?1 AND ?1 || '~'
     ORDER BY s.published_at DESC, s.slug`,
    period,
  ).map(toSummary)

/** The periods of the same length before and after, as far as there are any with live stories. */
export function findPeriodsBeside({ connection }: Archive, period: string) {
  const find = (function_: 'max' | 'min', condition: string) =>
    first<{ at: string | null }>(
      connection,
      `SELECT ${function_}(published_at) AS at FROM stories WHERE is_live = 1 AND published_at ${condition}`,
      period,
    )?.at?.slice(0, period.length)
  return { previous: find('max', '< ?'), next: find('min', "> ? || '~'") }
}
