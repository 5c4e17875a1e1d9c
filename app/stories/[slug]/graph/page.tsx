import type { Metadata } from 'next'

import { pageMetadata } from '@/app/page-metadata'
import { findAskedStory } from '@/app/stories/[slug]/find-asked-story'
import { cardReference } from '@/components/card/card-reference'
import { GRAPH_SCOPE } from '@/components/graph/graph-scope'
import { StoryGraphContent } from '@/components/graph/story-graph-content'
import { titleOf } from '@/components/graph/to-event-graph'
import { JsonLd } from '@/components/site/json-ld'
import { findStoryGraph } from '@/lib/archive/graph-queries'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { findStory } from '@/lib/archive/story-queries'
import { partJsonLd } from '@/lib/indexing/json-ld'
import { routes } from '@/lib/routes'
import { siteUrl } from '@/lib/site'

type Props = PageProps<'/stories/[slug]/graph'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const story = findStory(servedArchive(), (await params).slug)
  if (story === undefined) return {}
  const title = `Causes and effects: ${titleOf(story)}`
  return pageMetadata({
    title,
    description: `What led to this event and what it led to: ${titleOf(story)}`,
    path: routes.storyGraph(story.slug),
    image: cardReference(routes.storyCard(story.slug), titleOf(story)),
  })
}

export default async function StoryGraphPage({ params }: Props) {
  const archive = servedArchive()
  const story = findAskedStory((await params).slug, routes.storyGraph)
  const site = findSite(archive)
  const part = { name: 'Causes and effects', path: routes.storyGraph(story.slug) }
  return (
    <>
      <JsonLd
        graph={partJsonLd(part, { topic: story.topic, story }, { site, base: siteUrl(site) })}
      />
      <StoryGraphContent story={story} graph={findStoryGraph(archive, story.slug, GRAPH_SCOPE)} />
    </>
  )
}
