import { z } from 'zod'

import { IMAGE_NAME } from '@/lib/content/image-file'

import { day, id, instant, line, markdown, probability, webAddress } from './fields'

const storyStatusSchema = z.enum(['breaking', 'developing', 'settled', 'closed'])
export type StoryStatus = z.infer<typeof storyStatusSchema>

const analysisSchema = z
  .strictObject({
    plainEnglish: markdown.optional().describe('The event for someone who never heard of it'),
    rootCauses: markdown.optional().describe('Why it could happen at all'),
    whyItMatters: markdown.optional().describe('What follows from it, and for whom'),
    howWeGotHere: markdown.optional().describe('What came before'),
    escalation: markdown.optional().describe('How it could grow, and what would hold it back'),
    whatWeDoNotKnow: markdown.optional().describe('What nobody has shown yet'),
  })
  .refine((sections) => Object.keys(sections).length > 0, {
    params: { rule: 'missing-key' },
    message: 'needs at least one section, such as `plainEnglish`',
    when: ({ issues }) => issues.length === 0,
  })
export type AnalysisSection = keyof z.infer<typeof analysisSchema>

const causeSchema = z.strictObject({
  story: id.meta({ description: 'Slug of the earlier story', examples: ['axios-npm-compromise'] }),
  because: line().describe('Why the earlier event led to this one'),
})
export type Cause = z.infer<typeof causeSchema>

const scenarioKindSchema = z.enum(['opportunity', 'risk', 'precedent', 'consequence'])
export type ScenarioKind = z.infer<typeof scenarioKindSchema>

const horizonSchema = z.enum(['short', 'medium', 'long'])
export type Horizon = z.infer<typeof horizonSchema>

const revisionSchema = z.strictObject({
  at: instant.describe('When the probability was changed, in UTC'),
  probability: probability.describe('From then on'),
  because: line().describe('What changed our mind'),
})
export type ForecastRevision = z.infer<typeof revisionSchema>

const outcomeSchema = z.enum(['yes', 'no', 'ambiguous', 'annulled'])
export const outcomes = outcomeSchema.options
export type Outcome = z.infer<typeof outcomeSchema>

const resolutionSchema = z.strictObject({
  outcome: outcomeSchema.describe(
    'yes or no by the criterion; ambiguous where it does not decide; annulled where the question fell away',
  ),
  eventDate: day.describe('The day on which the outcome was settled, in UTC'),
  recordedAt: instant.describe('When we wrote it down, in UTC'),
  evidence: z.array(id).min(1).describe('Ids of sources of this story'),
  note: line(500).describe('How the criterion was met or missed'),
})
export type Resolution = z.infer<typeof resolutionSchema>

export const scenarioSchema = z.strictObject({
  id: id.meta({
    description: 'Names the scenario within its story, for ever',
    examples: ['joint-framework'],
  }),
  kind: scenarioKindSchema.describe('What it would be for those concerned'),
  horizon: horizonSchema.describe(
    'short: up to 3 months after publication; medium: up to 12; long: more',
  ),
  statement: line().meta({
    description: 'A statement that will turn out true or false',
    examples: ['The two governments sign a framework by 8 August 2026.'],
  }),
  criterion: line(500).meta({
    description: 'What must be seen, and where, for “yes”',
    examples: ['A signed text on an official site of either government.'],
  }),
  resolveBy: day.describe('The last day on which it can still come true, in UTC'),
  probability: probability.describe('At publication'),
  revisions: z
    .array(revisionSchema)
    .default([])
    .describe('Later changes of the probability, the oldest first'),
  resolution: resolutionSchema.optional().describe('What happened, once that is known'),
})
export type Scenario = z.infer<typeof scenarioSchema>

export const perspectiveSchema = z.strictObject({
  actor: id.meta({
    description: 'Who said or did it: the name of a file in actors/',
    examples: ['cisa'],
    names: 'actor',
  }),
  view: markdown.describe('What the actor said or did about this event'),
  asOf: day.describe('The day on which it was said or done'),
  source: id.describe('Id of a source of this story'),
})
export type Perspective = z.infer<typeof perspectiveSchema>

const sourceKindSchema = z.enum(['primary', 'reporting', 'analysis'])
export type SourceKind = z.infer<typeof sourceKindSchema>

const sourceAccessSchema = z.enum(['free', 'registration', 'paywall'])
export type SourceAccess = z.infer<typeof sourceAccessSchema>

const sourceSchema = z.strictObject({
  id: id.describe('Names the source within its story: [^csis-paper] in the text cites it'),
  publisher: id.meta({
    description: 'Who published it: the name of a file in publishers/',
    examples: ['csis'],
    names: 'publisher',
  }),
  title: line().describe('The title that the document bears itself'),
  url: webAddress.meta({
    description: 'Where the document is',
    examples: ['https://www.csis.org/analysis/paper'],
  }),
  publishedAt: day.optional().describe('The day that the document bears itself'),
  kind: sourceKindSchema.describe(
    'primary: of someone who acted or saw it; reporting: of those who asked them; analysis: of those who thought about it',
  ),
  access: sourceAccessSchema.describe('What a reader needs in order to read it'),
})
export type Source = z.infer<typeof sourceSchema>

const correctionKindSchema = z.enum(['correction', 'clarification', 'retraction'])
export const correctionKinds = correctionKindSchema.options
export type CorrectionKind = z.infer<typeof correctionKindSchema>

export const correctionSchema = z.strictObject({
  at: instant.describe('When it was put right, in UTC'),
  kind: correctionKindSchema.describe(
    'correction: it was wrong; clarification: it was unclear; retraction: it should not have been published',
  ),
  note: line(500).describe('What was wrong or unclear, and what is right'),
})
export type Correction = z.infer<typeof correctionSchema>

export const imageSchema = z.strictObject({
  file: z
    .string()
    .max(100)
    .regex(IMAGE_NAME, {
      error: 'must be the name of a JPEG, PNG, WebP or AVIF in images/, such as `ferry.jpg`',
    })
    .meta({
      description: 'The name of a file in images/, at least 1,200 pixels wide',
      examples: ['ferry.jpg'],
    }),
  alt: line(300).meta({
    description: 'What can be seen, for those who cannot see it',
    examples: ['A ferry at the quay, its ramp up.'],
  }),
  credit: line(150).meta({ description: 'Who made it', examples: ['Ada Fenn'] }),
  licence: line(150).meta({
    description:
      'What allows us to show it; the short name of a Creative Commons licence is linked',
    examples: ['CC BY 4.0', 'By permission'],
  }),
  caption: line(500)
    .optional()
    .meta({
      description: 'What cannot be seen: who, where, when',
      examples: ['On Monday at noon.'],
    }),
})
export type StoryImage = z.infer<typeof imageSchema>

export const storySchema = z.strictObject({
  title: line().meta({
    description: 'What happened, as a headline',
    examples: ['Two governments publish a joint paper'],
  }),
  standfirst: line(500).describe('One or two sentences that say more than the headline'),
  topic: id.meta({
    description:
      'The topic it belongs to: the name of a file in topics/, and of the folder it lies in',
    examples: ['cybersecurity'],
    names: 'topic',
  }),
  update: z
    .int()
    .min(1)
    .meta({ description: 'Number of the update that first reported it', examples: [3] }),
  status: storyStatusSchema.describe(
    'breaking: it may change within hours; developing: the main facts stand; settled: they are established; closed: nothing more is expected',
  ),
  publishedAt: instant.describe('When it is published, in UTC; later than now means scheduled'),
  updatedAt: instant.optional().describe('When something was last added, in UTC'),
  authors: z
    .array(line(100))
    .min(1)
    .meta({ description: 'The by-line', examples: [['Ada Fenn']] }),
  place: line(100)
    .optional()
    .meta({ description: 'Where it happened', examples: ['Washington'] }),
  image: imageSchema.optional().describe('The picture that leads the story'),
  takeaway: line(200).describe('What a reader should keep, in one sentence'),
  analysis: analysisSchema.describe('Sections below the text; at least one'),
  causes: z.array(causeSchema).default([]).describe('Earlier stories that led to this one'),
  scenarios: z.array(scenarioSchema).default([]).describe('What could happen next'),
  perspectives: z
    .array(perspectiveSchema)
    .default([])
    .describe('What actors said or did about this event'),
  sources: z.array(sourceSchema).min(1).describe('What the text rests on; each is cited'),
  corrections: z
    .array(correctionSchema)
    .default([])
    .describe('What was wrong or unclear after it was published'),
  previousSlugs: z
    .array(id)
    .default([])
    .describe('Slugs it had before, the oldest first: the oldest names it in feeds for ever'),
  draft: z.boolean().default(false).describe('A draft is never published'),
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
