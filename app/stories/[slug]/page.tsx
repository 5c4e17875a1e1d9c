import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'

import { StoryArticle } from '@/components/story/story-article'
import { storyMetadata } from '@/components/story/story-metadata'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { findCurrentSlug, findStory } from '@/lib/archive/story-queries'
import { renderStory } from '@/lib/content/render-story'
import { currentTime } from '@/lib/dates'
import { routes } from '@/lib/routes'
import { storyUrlIn } from '@/lib/site'

type Props = PageProps<'/stories/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const archive = servedArchive()
  const story = findStory(archive, (await params).slug)
  return story === undefined ? {} : storyMetadata(story, findSite(archive))
}

export default async function StoryPage({ params }: Props) {
  const { slug } = await params
  const archive = servedArchive()
  const story = findStory(archive, slug)
  if (story === undefined) {
    const currentSlug = findCurrentSlug(archive, slug)
    if (currentSlug === undefined) notFound()
    permanentRedirect(routes.story(currentSlug))
  }
  const rendered = renderStory(story, storyUrlIn(archive))
  return <StoryArticle story={story} rendered={rendered} now={currentTime()} />
}
