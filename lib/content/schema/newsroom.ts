import { z } from 'zod'

import { day, id, instant, line, siteAddress, webAddress } from './fields'

/** What every Markdown file has besides its front matter; `id` is its file name. */
interface Document {
  id: string
  body: string
  links: string[]
}

export const siteSchema = z.strictObject({
  name: line(60).meta({ description: 'What the site is called', examples: ['Foresheet'] }),
  description: line().describe('What it is for, in one sentence'),
  url: siteAddress.optional().meta({
    description: 'Where readers find it; the base of every absolute address',
    examples: ['https://news.example.org'],
  }),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, {
      error: 'must be a language tag, such as `en-GB`',
    })
    .meta({ description: 'The language of its texts, as a BCP 47 tag', examples: ['en-GB'] }),
  publisher: z
    .strictObject({
      name: line(100).describe('Its name, as a reader would write it'),
      url: webAddress.optional().describe('Where it says who it is'),
    })
    .describe('Who answers for what is published'),
  contact: z
    .strictObject({
      email: z
        .email()
        .optional()
        .meta({ description: 'The address of the desk', examples: ['desk@example.org'] }),
      url: webAddress.optional().describe('A page with ways to reach the newsroom'),
    })
    .optional()
    .describe('How readers reach the newsroom; shown at the foot of every page'),
  policies: z
    .strictObject({
      about: id.meta({ description: 'The page that says who the newsroom is', names: 'page' }),
      method: id.meta({ description: 'The page that says how it works', names: 'page' }),
      corrections: id.meta({ description: 'The page that says how it corrects', names: 'page' }),
    })
    .partial()
    .default({})
    .describe('Names of pages of the newsroom that state how it works'),
})
export type Site = z.infer<typeof siteSchema>

export const topicSchema = z.strictObject({
  title: line(100).meta({
    description: 'The beat, as readers see it',
    examples: ['Cybersecurity: threats and defences'],
  }),
  section: line(60).meta({
    description: 'The group that the topic belongs to',
    examples: ['Technology', 'Politics'],
  }),
  description: line().describe('One sentence on what is followed here'),
  accent: z
    .int()
    .min(0)
    .max(359)
    .meta({ description: 'Hue of the topic in degrees of OKLCH', examples: [255] }),
})
export type Topic = z.infer<typeof topicSchema> & Document

export const updateSchema = z.strictObject({
  title: line().meta({
    description: 'What this update is about',
    examples: ['Governments answer a supply-chain attack'],
  }),
  publishedAt: instant.describe('When it is published, in UTC; later than now means scheduled'),
  draft: z.boolean().default(false).describe('A draft is never published'),
})
export type Update = z.infer<typeof updateSchema> &
  Omit<Document, 'id'> & { topic: string; number: number }

const actorKindSchema = z.enum(['agency', 'company', 'parliament', 'researcher', 'group'])
export const actorKinds = actorKindSchema.options
export type ActorKind = z.infer<typeof actorKindSchema>

export const actorSchema = z.strictObject({
  name: line(120).meta({
    description: 'The full name, as the actor writes it',
    examples: ['Cybersecurity and Infrastructure Security Agency'],
  }),
  shortName: line(40)
    .optional()
    .meta({ description: 'What it is called for short', examples: ['CISA'] }),
  kind: actorKindSchema.describe('What kind of actor it is'),
  country: line(60)
    .optional()
    .meta({ description: 'Where it is at home', examples: ['United States'] }),
  website: webAddress.optional().describe('Its own site'),
})
export type Actor = z.infer<typeof actorSchema> & Document

export const publisherSchema = z.strictObject({
  name: line(120).meta({
    description: 'The full name, as the publisher writes it',
    examples: ['Center for Strategic and International Studies'],
  }),
  website: webAddress.describe('Its own site'),
})
export type Publisher = z.infer<typeof publisherSchema> & Document

export const roadmapSchema = z.strictObject({
  title: line(100).describe('The heading of the page'),
  description: line().describe('One sentence on what it says'),
  banner: z
    .strictObject({
      text: line(160).describe('One sentence'),
      from: day.describe('The first day on which it is shown, in UTC'),
      until: day.describe('The last day on which it is shown, in UTC'),
    })
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
  title: line(100).meta({ description: 'The heading of the page', examples: ['About us'] }),
  description: line().describe('One sentence on what it says'),
})
export type Page = z.infer<typeof pageSchema> & Document
