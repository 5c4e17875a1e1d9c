import { z } from 'zod'

import type { StorySummary, TopicDetail, UpdateSummary } from '@/lib/archive/views'
import { toPortableMarkdown } from '@/lib/content/portable-markdown'
import { routes } from '@/lib/routes'

import { address, instant, status, storyReferenceSchema, topicReferenceSchema } from './fields'
import { absolute, toStoryReference, toTopicReference } from './references'

/** Stories in one answer. */
export const TOPIC_DATA_STORIES = 100

const listedStorySchema = storyReferenceSchema.extend({
  standfirst: z.string(),
  takeaway: z.string(),
  status,
  updatedAt: instant.optional(),
  update: z.int().describe('Number of the update that first reported it'),
})

/** A topic as `/topics/<topic>.json` gives it away: the type of that answer, and its documentation. */
export const topicDataSchema = z
  .object({
    $schema: address.describe('The JSON Schema of this document'),
    ...topicReferenceSchema.omit({ data: true }).shape,
    description: z.string(),
    about: z.string().describe('Markdown (GFM)'),
    feed: address.describe('The newest stories of the topic in full, as RSS'),
    updates: z
      .array(z.object({ number: z.int(), title: z.string(), url: address, publishedAt: instant }))
      .describe('The newest first'),
    storyCount: z.int().describe('Of all pages together'),
    page: z.int(),
    pages: z.int(),
    previous: address.optional().describe('Newer stories'),
    next: address.optional().describe('Older stories'),
    stories: z.array(listedStorySchema).describe('Those of this page, the newest first'),
  })
  .meta({ title: 'A topic', description: 'A beat that the newsroom follows, and its stories.' })
export type TopicData = z.infer<typeof topicDataSchema>

interface TopicPage {
  topic: TopicDetail
  updates: readonly UpdateSummary[]
  /** From 1. */
  page: number
  /** The stories of that page. */
  stories: readonly StorySummary[]
}

/** At least one, so that a topic without stories has a first page. */
export const countTopicDataPages = ({ stories }: TopicDetail): number =>
  Math.max(1, Math.ceil(stories / TOPIC_DATA_STORIES))

export function toTopicData(
  { topic, updates, page, stories }: TopicPage,
  base: URL,
  storyUrl: (slug: string) => string | undefined,
): TopicData {
  const { data: _, ...heading } = toTopicReference(topic, base)
  const pages = countTopicDataPages(topic)
  const pageUrl = (number: number) => absolute(routes.topicData(topic.id, number), base)
  return {
    $schema: absolute(routes.schema('topic'), base),
    ...heading,
    description: topic.description,
    about: toPortableMarkdown(topic.body, {
      headingLevel: 2,
      storyUrl,
      pageUrl: new URL(heading.url),
      footnote: () => undefined,
    }),
    feed: absolute(routes.topicFeed(topic.id), base),
    updates: updates.map(({ number, title, publishedAt }) => ({
      number,
      title,
      url: absolute(routes.update(topic.id, number), base),
      publishedAt,
    })),
    storyCount: topic.stories,
    page,
    pages,
    ...(page > 1 && { previous: pageUrl(page - 1) }),
    ...(page < pages && { next: pageUrl(page + 1) }),
    stories: stories.map((story) => ({
      ...toStoryReference(story, base),
      standfirst: story.standfirst,
      takeaway: story.takeaway,
      status: story.status,
      ...(story.updatedAt !== undefined && { updatedAt: story.updatedAt }),
      update: story.update.number,
    })),
  }
}
