import type { z } from 'zod'

import type { StorySummary, TopicHeading } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import type { storyReferenceSchema, topicReferenceSchema } from './fields'

export const absolute = (path: string, base: URL): string => new URL(path, base).href

export const toStoryReference = (
  { slug, title, publishedAt, isRetracted }: StorySummary,
  base: URL,
): z.infer<typeof storyReferenceSchema> => ({
  slug,
  title,
  url: absolute(routes.story(slug), base),
  data: absolute(routes.storyData(slug), base),
  publishedAt,
  isRetracted,
})

export const toTopicReference = (
  { id, title, section }: TopicHeading,
  base: URL,
): z.infer<typeof topicReferenceSchema> => ({
  id,
  title,
  section,
  url: absolute(routes.topic(id), base),
  data: absolute(routes.topicData(id), base),
})
