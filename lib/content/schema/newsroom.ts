import { z } from 'zod'

import { day, id, instant, line, siteAddress, webAddress } from './fields'

/** What every Markdown file has besides its front matter; `id` is its file name. */
interface Document {
  id: string
  body: string
  links: string[]
}

export const siteSchema = z.strictObject({
  name: line(60),
  description: line(),
  url: siteAddress.optional(),
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, {
    error: 'must be a language tag, such as `en-GB`',
  }),
  publisher: z.strictObject({ name: line(100), url: webAddress.optional() }),
  contact: z.strictObject({ email: z.email().optional(), url: webAddress.optional() }).optional(),
  policies: z
    .strictObject({ about: id, method: id, corrections: id })
    .partial()
    .default({})
    .describe('Pages of content/pages that state how the newsroom works'),
})
export type Site = z.infer<typeof siteSchema>

export const topicSchema = z.strictObject({
  title: line(100),
  section: line(60),
  description: line(),
  accent: z.int().min(0).max(359).describe('Hue of the topic in degrees of OKLCH'),
})
export type Topic = z.infer<typeof topicSchema> & Document

export const updateSchema = z.strictObject({
  title: line(),
  publishedAt: instant,
  draft: z.boolean().default(false),
})
export type Update = z.infer<typeof updateSchema> &
  Omit<Document, 'id'> & { topic: string; number: number }

const actorKindSchema = z.enum(['agency', 'company', 'parliament', 'researcher', 'group'])
export const actorKinds = actorKindSchema.options
export type ActorKind = z.infer<typeof actorKindSchema>

export const actorSchema = z.strictObject({
  name: line(120),
  shortName: line(40).optional(),
  kind: actorKindSchema,
  country: line(60).optional(),
  website: webAddress.optional(),
})
export type Actor = z.infer<typeof actorSchema> & Document

export const publisherSchema = z.strictObject({
  name: line(120),
  website: webAddress,
})
export type Publisher = z.infer<typeof publisherSchema> & Document

export const roadmapSchema = z.strictObject({
  title: line(100),
  description: line(),
  banner: z
    .strictObject({ text: line(160), from: day, until: day })
    .refine((banner) => banner.from <= banner.until, {
      params: { rule: 'date-order' },
      path: ['until'],
      message: 'is before `from`',
    })
    .optional()
    .describe('Shown on every page from the first day to the last, both included'),
})
export type Roadmap = z.infer<typeof roadmapSchema> & Document

export const pageSchema = z.strictObject({
  title: line(100),
  description: line(),
})
export type Page = z.infer<typeof pageSchema> & Document
