import type { Metadata } from 'next'

import { cardReference } from '@/components/card/card-reference'
import { lastChangeOf } from '@/lib/archive/last-change'
import type { StoryDetail } from '@/lib/archive/views'
import type { Site } from '@/lib/content/schema/newsroom'
import { feedAlternates } from '@/lib/feeds/alternates'
import { routes } from '@/lib/routes'

export function storyMetadata(story: StoryDetail, site: Site, now: string): Metadata {
  const retraction = story.corrections.findLast(({ kind }) => kind === 'retraction')
  const description = retraction?.note ?? story.takeaway
  const title = story.isRetracted ? `Retracted: ${story.title}` : story.title
  return {
    title,
    description,
    authors: story.authors.map((name) => ({ name })),
    alternates: {
      canonical: routes.story(story.slug),
      types: {
        'application/json': [{ url: routes.storyData(story.slug), title: 'This story as JSON' }],
        'text/markdown': [
          { url: routes.storyMarkdown(story.slug), title: 'This story as Markdown' },
        ],
        ...feedAlternates(routes.topic(story.topic.id), story.topic.title),
      },
    },
    openGraph: {
      type: 'article',
      siteName: site.name,
      title,
      description,
      url: routes.story(story.slug),
      publishedTime: story.publishedAt,
      modifiedTime: lastChangeOf(story, now),
      authors: story.authors,
      section: story.topic.section,
      tags: [story.topic.title],
      images: [cardReference(routes.storyCard(story.slug), title)],
    },
  }
}
