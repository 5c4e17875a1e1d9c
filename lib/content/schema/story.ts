import { z } from 'zod'

import { day, id, instant, line, markdown, probability, webAddress } from './fields'

const storyStatusSchema = z.enum(['breaking', 'developing', 'settled', 'closed'])
export type StoryStatus = z.infer<typeof storyStatusSchema>

const analysisSchema = z
  .strictObject({
    plainEnglish: markdown.optional(),
    rootCauses: markdown.optional(),
    whyItMatters: markdown.optional(),
    howWeGotHere: markdown.optional(),
    escalation: markdown.optional(),
    whatWeDoNotKnow: markdown.optional(),
  })
  .refine((sections) => Object.keys(sections).length > 0, {
    params: { rule: 'missing-key' },
    message: 'needs at least one section, such as `plainEnglish`',
    when: ({ issues }) => issues.length === 0,
  })
export type AnalysisSection = keyof z.infer<typeof analysisSchema>

const causeSchema = z.strictObject({
  story: id.describe('Slug of the earlier story'),
  because: line().describe('Why the earlier event led to this one'),
})
export type Cause = z.infer<typeof causeSchema>

const scenarioKindSchema = z.enum(['opportunity', 'risk', 'precedent', 'consequence'])
export type ScenarioKind = z.infer<typeof scenarioKindSchema>

const horizonSchema = z.enum(['short', 'medium', 'long'])
export type Horizon = z.infer<typeof horizonSchema>

const revisionSchema = z.strictObject({
  at: instant,
  probability,
  because: line(),
})
export type ForecastRevision = z.infer<typeof revisionSchema>

const outcomeSchema = z.enum(['yes', 'no', 'ambiguous', 'annulled'])
export const outcomes = outcomeSchema.options
export type Outcome = z.infer<typeof outcomeSchema>

const resolutionSchema = z.strictObject({
  outcome: outcomeSchema,
  eventDate: day.describe('The day on which the outcome was settled'),
  recordedAt: instant,
  evidence: z.array(id).min(1).describe('Ids of sources of this story'),
  note: line(500),
})
export type Resolution = z.infer<typeof resolutionSchema>

export const scenarioSchema = z.strictObject({
  id,
  kind: scenarioKindSchema,
  horizon: horizonSchema.describe(
    'short: up to 3 months after publication; medium: up to 12; long: more',
  ),
  statement: line().describe('A statement that will turn out true or false'),
  criterion: line(500).describe('What must be seen, and where, for “yes”'),
  resolveBy: day,
  probability: probability.describe('At publication'),
  revisions: z.array(revisionSchema).default([]),
  resolution: resolutionSchema.optional(),
})
export type Scenario = z.infer<typeof scenarioSchema>

export const perspectiveSchema = z.strictObject({
  actor: id,
  view: markdown.describe('What the actor said or did about this event'),
  asOf: day,
  source: id.describe('Id of a source of this story'),
})
export type Perspective = z.infer<typeof perspectiveSchema>

const sourceKindSchema = z.enum(['primary', 'reporting', 'analysis'])
export type SourceKind = z.infer<typeof sourceKindSchema>

const sourceAccessSchema = z.enum(['free', 'registration', 'paywall'])
export type SourceAccess = z.infer<typeof sourceAccessSchema>

const sourceSchema = z.strictObject({
  id,
  publisher: id,
  title: line(),
  url: webAddress,
  publishedAt: day.optional(),
  kind: sourceKindSchema,
  access: sourceAccessSchema,
})
export type Source = z.infer<typeof sourceSchema>

const correctionKindSchema = z.enum(['correction', 'clarification', 'retraction'])
export const correctionKinds = correctionKindSchema.options
export type CorrectionKind = z.infer<typeof correctionKindSchema>

export const correctionSchema = z.strictObject({
  at: instant,
  kind: correctionKindSchema,
  note: line(500),
})
export type Correction = z.infer<typeof correctionSchema>

export const storySchema = z.strictObject({
  title: line(),
  standfirst: line(500),
  topic: id,
  update: z.int().min(1),
  status: storyStatusSchema,
  publishedAt: instant,
  updatedAt: instant.optional(),
  authors: z.array(line(100)).min(1),
  place: line(100).optional(),
  takeaway: line(200),
  analysis: analysisSchema,
  causes: z.array(causeSchema).default([]),
  scenarios: z.array(scenarioSchema).default([]),
  perspectives: z.array(perspectiveSchema).default([]),
  sources: z.array(sourceSchema).min(1),
  corrections: z.array(correctionSchema).default([]),
  /** Slugs it had before, the oldest first: the oldest names it in feeds for ever. */
  previousSlugs: z.array(id).default([]),
  draft: z.boolean().default(false),
})

/** A story as its file tells it: front matter, Markdown body and what the path and the text add. */
export type Story = z.infer<typeof storySchema> & {
  slug: string
  body: string
  /** Words of the body. */
  words: number
  /** Slugs of the stories that its text links to. */
  links: string[]
}
