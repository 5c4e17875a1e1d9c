import type { AskedPeriodProps } from '@/components/search/asked-period'
import type { SearchView } from '@/components/search/search-view'
import type { Archive } from '@/lib/archive/archive'
import { countStoriesBy, findPeriodsBeside } from '@/lib/archive/calendar-queries'
import { isDay } from '@/lib/days'
import { parseWrittenPeriod } from '@/lib/written-period'

/** The day or month that is asked for, where nothing else is. */
export function findAskedPeriod(
  archive: Archive,
  { search }: SearchView,
): AskedPeriodProps | undefined {
  const period = parseWrittenPeriod(search.text)
  if (period === undefined) return undefined
  const hasStories = countStoriesBy(archive, isDay(period) ? 'day' : 'month', period).length > 0
  const { previous, next } = findPeriodsBeside(archive, period)
  const nearest = [previous, next].filter((other) => other !== undefined)
  return { period, nearest: hasStories ? [] : nearest, hasStories }
}
