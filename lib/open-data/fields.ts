import { z } from 'zod'

import { actorSchema } from '@/lib/content/schema/newsroom'
import { correctionSchema, scenarioSchema, storySchema } from '@/lib/content/schema/story'

/** Fields of what is given away. Content schemas read what editors write, these describe answers. */

export const instant = z.iso.datetime().describe('In UTC, as 2026-05-08T10:08:00Z')
export const day = z.iso.date()
export const address = z.url({ protocol: /^https?$/ })
export const markdown = z
  .string()
  .describe('Markdown (GFM); a footnote mark such as [^csis-paper] names a source by its id')

const content = storySchema.shape
export const status = content.status
export const probability = scenarioSchema.shape.probability
export const scenarioKind = scenarioSchema.shape.kind
export const horizon = scenarioSchema.shape.horizon
export const outcome = scenarioSchema.shape.resolution.unwrap().shape.outcome
export const correctionKind = correctionSchema.shape.kind
export const actorKind = actorSchema.shape.kind
export const sourceKind = content.sources.element.shape.kind
export const sourceAccess = content.sources.element.shape.access

export const storyReferenceSchema = z.object({
  slug: z.string(),
  title: z.string(),
  url: address,
  data: address.describe('The same story as JSON'),
  publishedAt: instant,
  isRetracted: z.boolean(),
})

export const topicReferenceSchema = z.object({
  id: z.string(),
  title: z.string(),
  section: z.string(),
  url: address,
  data: address.describe('The same topic as JSON'),
})
