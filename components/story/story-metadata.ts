import type { Metadata } from 'next'

import type { StoryDetail } from '@/lib/archive/views'
import type { Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

export function storyMetadata(story: StoryDetail, site: Site): Metadata {
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
        'application/rss+xml': [
          { url: routes.topicFeed(story.topic.id), title: story.topic.title },
        ],
      },
    },
    openGraph: {
      type: 'article',
      siteName: site.name,
      title,
      description,
      url: routes.story(story.slug),
      publishedTime: story.publishedAt,
      modifiedTime: story.updatedAt ?? story.publishedAt,
      authors: story.authors,
      section: story.topic.section,
      tags: [story.topic.title],
    },
  }
}
