import { z } from 'zod'

import { lastChangeOf } from '@/lib/archive/last-change'
import type { ImageView, LinkedStory, StoryDetail } from '@/lib/archive/views'
import { largestSizeOf } from '@/lib/content/image-file'
import { licenceUrl } from '@/lib/content/licence'
import { toPortableMarkdown } from '@/lib/content/portable-markdown'
import type { Site } from '@/lib/content/schema/newsroom'
import type { Scenario } from '@/lib/content/schema/story'
import { scenarioState } from '@/lib/forecast/ledger'
import { routes } from '@/lib/routes'

import {
  actorKind,
  address,
  correctionKind,
  day,
  horizon,
  instant,
  markdown,
  outcome,
  probability,
  scenarioKind,
  sourceAccess,
  sourceKind,
  status,
  storyReferenceSchema,
  topicReferenceSchema,
} from './fields'
import { absolute, toStoryReference, toTopicReference } from './references'

const forecastSchema = z.object({
  at: instant,
  probability,
  because: z.string().optional().describe('Absent from the first forecast, made at publication'),
})

const resolutionSchema = z.object({
  outcome,
  eventDate: day.describe('The day on which the outcome was settled, in UTC'),
  recordedAt: instant,
  evidence: z.array(z.string()).describe('Ids of sources of this story'),
  note: z.string(),
  brierScores: z
    .object({
      first: z.number().describe('Of the forecast made at publication'),
      last: z.number().describe('Of the last one made before the day of the outcome'),
    })
    .optional()
    .describe(
      'From 0, perfect, to 1; only a plain yes or no is scored. Of the forecasts as they are printed: which of them are proven, the track record tells',
    ),
})

const scenarioDataSchema = z.object({
  id: z.string(),
  url: address,
  kind: scenarioKind,
  horizon,
  statement: z.string(),
  criterion: z.string().describe('What must be seen, and where, for “yes”'),
  resolveBy: day,
  probability: probability.describe('The forecast that stands, or stood before the outcome'),
  forecasts: z.array(forecastSchema).describe('All of them, the first one first'),
  resolution: resolutionSchema.optional(),
})

const linkSchema = z.object({
  story: storyReferenceSchema,
  because: z.string().describe('Why the earlier event led to the later one'),
})

const sourceDataSchema = z.object({
  id: z.string(),
  number: z.int().describe('As the citations on the page show it'),
  title: z.string(),
  url: address,
  publisher: z.object({ name: z.string(), website: address }),
  publishedAt: day.optional(),
  kind: sourceKind,
  access: sourceAccess,
})

const imageDataSchema = z.object({
  url: address.describe('A JPEG'),
  width: z.int().describe('Pixels of the JPEG'),
  height: z.int(),
  alt: z.string().describe('What can be seen'),
  caption: z.string().optional(),
  credit: z.string().describe('Who made it'),
  licence: z.string(),
  licenceUrl: address.optional().describe('Of a licence of Creative Commons'),
})

/** A story as `/stories/<slug>.json` gives it away: the type of that answer, and its documentation. */
export const storyDataSchema = z
  .object({
    $schema: address.describe('The JSON Schema of this document'),
    url: address.describe('The page of the story'),
    markdown: address.describe('The same story as one Markdown text'),
    slug: z.string(),
    language: z.string(),
    title: z.string(),
    standfirst: z.string(),
    takeaway: z.string(),
    topic: topicReferenceSchema,
    update: z
      .object({ number: z.int(), title: z.string(), url: address.optional() })
      .describe('The update that first reported the story; without `url` while it is not out'),
    status,
    isRetracted: z.boolean(),
    publishedAt: instant,
    updatedAt: instant.optional().describe('The last time that the text was brought up to date'),
    changedAt: instant.describe('The last change of any kind, also of a forecast'),
    authors: z.array(z.string()),
    place: z.string().optional(),
    image: imageDataSchema.optional().describe('The picture that leads the story'),
    words: z.int().describe('Of the body'),
    body: markdown,
    analysis: z
      .object({
        plainEnglish: markdown.optional(),
        rootCauses: markdown.optional(),
        whyItMatters: markdown.optional(),
        howWeGotHere: markdown.optional(),
        escalation: markdown.optional(),
        whatWeDoNotKnow: markdown.optional(),
      })
      .describe('At least one of the sections'),
    scenarios: z.array(scenarioDataSchema),
    perspectives: z.array(
      z.object({
        actor: z.object({
          id: z.string(),
          name: z.string(),
          kind: actorKind,
          country: z.string().optional(),
          url: address,
        }),
        view: markdown,
        asOf: day,
        source: z.string().describe('Id of a source of this story'),
      }),
    ),
    causes: z.array(linkSchema).describe('Earlier stories that led to this one'),
    effects: z.array(linkSchema).describe('Later stories that this one led to'),
    sources: z.array(sourceDataSchema),
    corrections: z.array(z.object({ at: instant, kind: correctionKind, note: z.string() })),
  })
  .meta({ title: 'A story', description: 'One event as the newsroom reports it.' })
export type StoryData = z.infer<typeof storyDataSchema>

export interface StoryDataOptions {
  site: Site
  base: URL
  now: string
  /** Where a `story:` link leads: a path of the site, if the story is live. */
  storyUrl: (slug: string) => string | undefined
}

export function toStoryData(story: StoryDetail, options: StoryDataOptions): StoryData {
  const { site, base, now } = options
  const pageUrl = absolute(routes.story(story.slug), base)
  const text = (written: string) => toDataMarkdown(written, story, options)
  const { slug, title, standfirst, takeaway, publishedAt, updatedAt, place, authors, words } = story
  return {
    $schema: absolute(routes.schema('story'), base),
    url: pageUrl,
    markdown: absolute(routes.storyMarkdown(slug), base),
    slug,
    language: site.language,
    title,
    standfirst,
    takeaway,
    topic: toTopicReference(story.topic, base),
    update: {
      number: story.update.number,
      title: story.update.title,
      ...(story.update.isLive && {
        url: absolute(routes.update(story.topic.id, story.update.number), base),
      }),
    },
    status: story.status,
    isRetracted: story.isRetracted,
    publishedAt,
    ...(updatedAt !== undefined && { updatedAt }),
    changedAt: lastChangeOf(story, now),
    authors,
    ...(place !== undefined && { place }),
    ...(story.image !== undefined && { image: toImageData(story.image, base) }),
    words,
    body: text(story.body),
    analysis: Object.fromEntries(
      Object.entries(story.analysis).flatMap(([section, written]) =>
        written === undefined ? [] : [[section, text(written)]],
      ),
    ),
    scenarios: story.scenarios.map((scenario) =>
      toScenarioData(scenario, pageUrl, publishedAt, now),
    ),
    perspectives: story.perspectives.map(({ actor, view, asOf, source }) => ({
      actor: {
        id: actor.id,
        name: actor.name,
        kind: actor.kind,
        ...(actor.country !== undefined && { country: actor.country }),
        url: absolute(routes.actor(actor.id), base),
      },
      view: text(view),
      asOf,
      source: source.id,
    })),
    causes: story.causes.map((link) => toLink(link, base)),
    effects: story.effects.map((link) => toLink(link, base)),
    sources: story.sources.map(({ publisher, ...source }) => ({
      ...source,
      publisher: { name: publisher.name, website: publisher.website },
    })),
    corrections: story.corrections,
  }
}

function toImageData(image: ImageView, base: URL): NonNullable<StoryData['image']> {
  const { fingerprint, alt, caption, credit, licence } = image
  const { width, height } = largestSizeOf(image)
  const url = licenceUrl(licence)
  return {
    url: absolute(routes.image(fingerprint, width, 'jpg'), base),
    width,
    height,
    alt,
    ...(caption !== undefined && { caption }),
    ...{ credit, licence },
    ...(url !== undefined && { licenceUrl: url }),
  }
}

/** Citations keep naming their source by its id. */
function toDataMarkdown(
  written: string,
  { slug, sources }: StoryDetail,
  { base, storyUrl }: StoryDataOptions,
): string {
  const ids = new Set(sources.map(({ id }) => id))
  return toPortableMarkdown(written, {
    headingLevel: 2,
    storyUrl,
    pageUrl: new URL(routes.story(slug), base),
    footnote: (sourceId) => (ids.has(sourceId) ? sourceId : undefined),
  })
}

const toLink = ({ story, because }: LinkedStory, base: URL) => ({
  story: toStoryReference(story, base),
  because,
})

function toScenarioData(
  scenario: Scenario,
  pageUrl: string,
  publishedAt: string,
  now: string,
): StoryData['scenarios'][number] {
  const { id, kind, horizon, statement, criterion, resolveBy, revisions, resolution } = scenario
  const { probability, score } = scenarioState(scenario, now)
  return {
    id,
    url: `${pageUrl}#scenario-${id}`,
    kind,
    horizon,
    statement,
    criterion,
    resolveBy,
    probability,
    forecasts: [{ at: publishedAt, probability: scenario.probability }, ...revisions],
    ...(resolution !== undefined && {
      resolution: { ...resolution, ...(score !== undefined && { brierScores: score }) },
    }),
  }
}
