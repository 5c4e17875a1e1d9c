import type { Metadata } from 'next'

import { pageMetadata } from '@/app/page-metadata'
import { nameOfPeriod } from '@/components/archive/period-names'
import { counted } from '@/components/site/counted'
import { type PeriodCount } from '@/lib/archive/calendar-queries'
import { routes } from '@/lib/routes'

const total = (counts: readonly PeriodCount[]) =>
  counts.reduce((sum, { stories }) => sum + stories, 0)

export const describePeriod = (counts: readonly PeriodCount[]): string =>
  `${counted(total(counts), 'story', 'stories')} on ${counted(counts.length, 'day', 'days')}.`

/** @param period one with stories; others have no page */
export const periodMetadata = (period: string, description: string): Metadata =>
  pageMetadata({
    title: `Archive: ${nameOfPeriod(period)}`,
    description,
    path: routes.archive(period),
  })
