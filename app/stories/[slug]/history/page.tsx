import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { findAskedStory } from '@/app/stories/[slug]/find-asked-story'
import { cardReference } from '@/components/card/card-reference'
import { HistoryPageContent } from '@/components/history/history-page-content'
import { findStoryHistory } from '@/lib/archive/history-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { findStory } from '@/lib/archive/story-queries'
import { routes } from '@/lib/routes'

type Props = PageProps<'/stories/[slug]/history'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const story = findStory(servedArchive(), (await params).slug)
  if (story === undefined) return {}
  return {
    ...pageMetadata({
      title: `History: ${story.title}`,
      description: 'When this story was published, and every change since then, word by word.',
      path: routes.storyHistory(story.slug),
      image: cardReference(routes.storyCard(story.slug), story.title),
    }),
    // It repeats what no longer holds, which nobody should come upon in a search.
    robots: { index: false, follow: true },
  }
}

export default async function HistoryPage({ params }: Props) {
  const story = findAskedStory((await params).slug, routes.storyHistory)
  const history = findStoryHistory(servedArchive(), story.slug)
  if (history === undefined) notFound()
  return <HistoryPageContent story={story} history={history} />
}
