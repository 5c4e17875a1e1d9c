import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { periodMetadata } from '@/app/archive/period'
import { ArchiveHeading } from '@/components/archive/archive-heading'
import { PeriodLinks } from '@/components/archive/period-links'
import { FeedSection } from '@/components/feed/feed-section'
import { StoryList } from '@/components/feed/story-list'
import { counted } from '@/components/site/counted'
import { findPeriodsBeside, listStoriesWithin } from '@/lib/archive/calendar-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { formatDay } from '@/lib/dates'
import { isDay } from '@/lib/days'

type Props = PageProps<'/archive/[year]/[month]/[day]'>

async function findDay({ params }: Props) {
  const { year, month, day: number } = await params
  const day = `${year}-${month}-${number}`
  const stories = isDay(day) ? listStoriesWithin(servedArchive(), day) : []
  return stories.length === 0 ? undefined : { day, stories }
}

const describe = (stories: readonly unknown[]) =>
  `${counted(stories.length, 'story', 'stories')} published on this day.`

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await findDay(props)
  if (found === undefined) return {}
  const description = `What we published on ${formatDay(found.day)}.`
  return periodMetadata(found.day, description)
}

export default async function DayPage(props: Props) {
  const found = await findDay(props)
  if (found === undefined) notFound()
  const { day, stories } = found
  return (
    <>
      <ArchiveHeading period={day} description={describe(stories)} />
      <FeedSection id="stories" title="Stories of this day">
        <StoryList stories={stories} withTopic />
      </FeedSection>
      <PeriodLinks {...findPeriodsBeside(servedArchive(), day)} />
    </>
  )
}
