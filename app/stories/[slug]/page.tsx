import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'

import { GRAPH_SCOPE } from '@/components/graph/graph-scope'
import { JsonLd } from '@/components/site/json-ld'
import { StoryArticle } from '@/components/story/story-article'
import { storyMetadata } from '@/components/story/story-metadata'
import { findStoryGraph } from '@/lib/archive/graph-queries'
import { findSite } from '@/lib/archive/newsroom-queries'
import { findForecastCommits } from '@/lib/archive/scenario-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { findCurrentSlug, findStory } from '@/lib/archive/story-queries'
import { listLaterUpdates } from '@/lib/archive/thread-queries'
import { renderStory } from '@/lib/content/render-story'
import { currentTime } from '@/lib/dates'
import { storyJsonLd } from '@/lib/indexing/json-ld'
import { routes } from '@/lib/routes'
import { siteUrl, storyUrlIn } from '@/lib/site'

type Props = PageProps<'/stories/[slug]'>

/** Once a request, for the page and what is said about it in its head. */
const findServedStory = cache((slug: string) => findStory(servedArchive(), slug))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const story = findServedStory((await params).slug)
  return story === undefined ? {} : storyMetadata(story, findSite(servedArchive()), currentTime())
}

export default async function StoryPage({ params }: Props) {
  const { slug } = await params
  const archive = servedArchive()
  const story = findServedStory(slug)
  if (story === undefined) {
    const currentSlug = findCurrentSlug(archive, slug)
    if (currentSlug === undefined) notFound()
    permanentRedirect(routes.story(currentSlug))
  }
  const rendered = renderStory(story, storyUrlIn(archive))
  const site = findSite(archive)
  const now = currentTime()
  return (
    <>
      <JsonLd graph={storyJsonLd(story, { site, base: siteUrl(site) }, now)} />
      <StoryArticle
        {...{ story, rendered, now }}
        graph={findStoryGraph(archive, story.slug, GRAPH_SCOPE)}
        forecastCommits={findForecastCommits(archive, story.slug)}
        laterUpdates={listLaterUpdates(archive, story.slug)}
      />
    </>
  )
}
