import { formatDay, formatMonth } from '@/lib/dates'

/** ‘2026’, ‘May 2026’ or ‘8 May 2026’, after the length of what is named. */
export function nameOfPeriod(period: string): string {
  if (period.length === 4) return period
  return period.length === 7 ? formatMonth(period) : formatDay(period)
}
