import type { StoryDetail } from '@/lib/archive/views'
import { renderMarkdown } from '@/lib/content/markdown'
import type { Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

/** A feed in no particular format. Addresses are absolute, times are instants in UTC. */
export interface Feed {
  title: string
  description: string
  language: string
  pageUrl: string
  feedUrl: string
  /** Time of the newest item; absent when there is none. */
  updatedAt: string | undefined
  items: FeedItem[]
}

export interface FeedItem {
  /** A `tag:` URI (RFC 4151), the same while the site keeps its host name and the story its slug. */
  id: string
  url: string
  title: string
  /** Plain text. */
  summary: string
  /** HTML whose addresses are absolute. */
  html: string
  authors: string[]
  categories: string[]
  publishedAt: string
  updatedAt: string
}

export interface FeedScope {
  title: string
  description: string
  /** Paths of the site. */
  page: string
  feed: string
}

/** Where a `story:` link leads, if the story is live. */
type StoryUrl = (slug: string) => string | undefined

/** The newest stories of a scope as a feed; `stories` come newest first. */
export function toFeed(
  site: Site,
  base: URL,
  scope: FeedScope,
  stories: readonly StoryDetail[],
  storyUrl: StoryUrl,
): Feed {
  const items = stories.map((story) => toFeedItem(story, base, storyUrl))
  const times = items.map(({ updatedAt }) => updatedAt).sort()
  return {
    title: scope.title,
    description: scope.description,
    language: site.language,
    pageUrl: new URL(scope.page, base).href,
    feedUrl: new URL(scope.feed, base).href,
    updatedAt: times.at(-1),
    items,
  }
}

function toFeedItem(story: StoryDetail, base: URL, storyUrl: StoryUrl): FeedItem {
  const url = new URL(routes.story(story.slug), base).href
  return {
    id: `tag:${base.hostname},${story.publishedAt.slice(0, 10)}:${routes.story(story.slug)}`,
    url,
    title: story.title,
    summary: story.takeaway,
    html: renderBody(story, url, base, storyUrl),
    authors: story.authors,
    categories: [story.topic.title, story.topic.section],
    publishedAt: story.publishedAt,
    updatedAt: story.updatedAt ?? story.publishedAt,
  }
}

function renderBody(story: StoryDetail, url: string, base: URL, storyUrl: StoryUrl): string {
  const numbers = new Map(
    story.sources.map(({ id, number, publisher }) => [id, { number, publisher }]),
  )
  const html = renderMarkdown(story.body, {
    headingLevel: 2,
    storyUrl,
    cite: (sourceId) => {
      const source = numbers.get(sourceId)
      if (source === undefined) return undefined
      const { number, publisher } = source
      return {
        number,
        href: `${url}#source-${sourceId}`,
        label: `Source ${number}: ${publisher.name}`,
      }
    },
  })
  return html.replace(
    /(<(?:a|img)\b[^>]*?\b(?:href|src)=")(\/[^"]*)/g,
    (_match, before: string, path: string) => before + new URL(path, base).href,
  )
}
