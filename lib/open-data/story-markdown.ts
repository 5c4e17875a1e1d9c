import { lastChangeOf } from '@/lib/archive/last-change'
import type {
  ImageView,
  LinkedStory,
  PerspectiveView,
  SourceView,
  StoryDetail,
} from '@/lib/archive/views'
import { largestSizeOf } from '@/lib/content/image-file'
import { licenceUrl } from '@/lib/content/licence'
import {
  toMarkdownHeading,
  toMarkdownLink,
  toMarkdownText,
  toPortableMarkdown,
} from '@/lib/content/portable-markdown'
import { SECTIONS } from '@/lib/content/render-story'
import type { Correction, Scenario } from '@/lib/content/schema/story'
import {
  accessNotes,
  analysisTitles,
  correctionNames,
  outcomeNames,
  sourceKindNames,
} from '@/lib/content/vocabulary'
import { formatDay, formatTime } from '@/lib/dates'
import { scenarioState } from '@/lib/forecast/ledger'
import { formatScore } from '@/lib/forecast/scoring'
import { describeProbability, formatProbability } from '@/lib/forecast/yardstick'
import { routes } from '@/lib/routes'

import { absolute } from './references'
import type { StoryDataOptions } from './story-data'

/** A whole story as one Markdown text (GFM). Its sources are footnotes, numbered as on its page. */
export function renderStoryMarkdown(story: StoryDetail, options: StoryDataOptions): string {
  const write = openWriter(story, options)
  const blocks = [
    toMarkdownHeading(story.isRetracted ? `Retracted: ${story.title}` : story.title, 1),
    ...story.corrections.map(renderCorrection),
    toMarkdownText(story.standfirst),
    renderFacts(story, options),
    `**Key takeaway:** ${toMarkdownText(story.takeaway)}`,
    ...renderImage(story.image, options.base),
    write(story.body, 2),
    '## Deep analysis',
    ...SECTIONS.flatMap((section) => {
      const written = story.analysis[section]
      return written === undefined
        ? []
        : [toMarkdownHeading(analysisTitles[section], 3), write(written, 4)]
    }),
    ...section('What could happen next', renderScenarios(story, options)),
    ...section('Causes', renderLinks(story.causes, options.base)),
    ...section('Effects', renderLinks(story.effects, options.base)),
    ...section(
      'Different perspectives',
      story.perspectives.flatMap((perspective) => [
        ...renderActor(perspective),
        write(perspective.view, 4),
      ]),
    ),
    '## Sources',
    ...story.sources.map(renderSource),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

type Write = (written: string, headingLevel: 2 | 4) => string

function openWriter({ slug, sources }: StoryDetail, { base, storyUrl }: StoryDataOptions): Write {
  const numbers = new Map(sources.map(({ id, number }) => [id, String(number)]))
  const pageUrl = new URL(routes.story(slug), base)
  return (written, headingLevel) =>
    toPortableMarkdown(written, {
      headingLevel,
      storyUrl,
      pageUrl,
      footnote: (sourceId) => numbers.get(sourceId),
    })
}

const section = (title: string, blocks: readonly string[]): string[] =>
  blocks.length === 0 ? [] : [toMarkdownHeading(title, 2), ...blocks]

const renderInstant = (instant: string) => `${formatDay(instant)}, ${formatTime(instant)}`

const renderCorrection = ({ at, kind, note }: Correction): string =>
  `> **${correctionNames[kind]}, ${renderInstant(at)}:** ${toMarkdownText(note)}`

function renderFacts(story: StoryDetail, { base, now }: StoryDataOptions): string {
  const { topic, update, publishedAt } = story
  const updateTitle = `Update #${update.number}, ${update.title}`
  const changedAt = lastChangeOf(story, now)
  return [
    `By ${toMarkdownText(story.authors.join(', '))}`,
    ...(story.place === undefined ? [] : [`Place: ${toMarkdownText(story.place)}`]),
    `Published: ${renderInstant(publishedAt)}`,
    ...(changedAt === publishedAt ? [] : [`Last changed: ${renderInstant(changedAt)}`]),
    ...(story.isRetracted ? [] : [`Status: ${story.status}`]),
    `Topic: ${toMarkdownLink(topic.title, absolute(routes.topic(topic.id), base))}, ${toMarkdownText(topic.section)}`,
    `First reported in: ${
      update.isLive
        ? toMarkdownLink(updateTitle, absolute(routes.update(topic.id, update.number), base))
        : toMarkdownText(updateTitle)
    }`,
    `Page: <${absolute(routes.story(story.slug), base)}>`,
  ]
    .map((fact) => `- ${fact}`)
    .join('\n')
}

function renderScenarios(story: StoryDetail, { base, now }: StoryDataOptions): string[] {
  const record = toMarkdownLink('track record', absolute(routes.trackRecord(), base))
  const isScored = story.scenarios.some((scenario) => scenarioState(scenario, now).score)
  return [
    // It is known only once the history has been read, which no text waits for.
    ...(isScored
      ? [`Whether a forecast is proven to have been made in time is in the ${record}.`]
      : []),
    ...story.scenarios.flatMap((scenario) => renderScenario(scenario, story, now)),
  ]
}

function renderScenario(scenario: Scenario, story: StoryDetail, now: string): string[] {
  const { probability } = scenarioState(scenario, now)
  const forecasts = [
    `${formatDay(story.publishedAt)}: ${formatProbability(scenario.probability)}, at publication`,
    ...scenario.revisions.map(
      (revision) =>
        `${formatDay(revision.at)}: ${formatProbability(revision.probability)}. ${revision.because}`,
    ),
  ]
  return [
    toMarkdownHeading(scenario.statement, 3),
    [
      `- Kind: ${scenario.kind}`,
      `- Forecast: ${toMarkdownText(formatProbability(probability))}, ${describeProbability(probability).words}`,
      `- Counts as yes: ${toMarkdownText(scenario.criterion)}`,
      `- Deadline: ${formatDay(scenario.resolveBy)}`,
      '- Forecasts:',
      ...forecasts.map((forecast) => `  - ${toMarkdownText(forecast)}`),
      ...renderResolution(scenario, story, now),
    ].join('\n'),
  ]
}

function renderResolution(scenario: Scenario, { sources }: StoryDetail, now: string): string[] {
  const { resolution } = scenario
  if (resolution === undefined) return []
  const { score } = scenarioState(scenario, now)
  const evidence = sources
    .filter(({ id }) => resolution.evidence.includes(id))
    .map(({ number }) => mark(number))
  return [
    `- Outcome, ${formatDay(resolution.eventDate)}: ${outcomeNames[resolution.outcome]}. ${toMarkdownText(resolution.note)}${evidence.join('')}`,
    ...(score === undefined
      ? []
      : [
          `- Brier score: ${formatScore(score.first)} for the first forecast, ${formatScore(score.last)} for the last one before the outcome`,
        ]),
  ]
}

function renderLinks(links: readonly LinkedStory[], base: URL): string[] {
  if (links.length === 0) return []
  const entries = links.map(({ story, because }) => {
    const title = story.isRetracted ? `Retracted: ${story.title}` : story.title
    const link = toMarkdownLink(title, absolute(routes.story(story.slug), base))
    return `- ${link}, ${formatDay(story.publishedAt)}. ${toMarkdownText(because)}`
  })
  return [entries.join('\n')]
}

function renderImage(image: ImageView | undefined, base: URL): string[] {
  if (image === undefined) return []
  const { fingerprint, alt, caption, credit, licence } = image
  const path = routes.image(fingerprint, largestSizeOf(image).width, 'jpg')
  const terms = licenceUrl(licence)
  const words = [
    ...(caption === undefined ? [] : [toMarkdownText(caption)]),
    `Image: ${toMarkdownText(credit)}.`,
    terms === undefined ? toMarkdownText(licence) : toMarkdownLink(licence, terms),
  ]
  return [`!${toMarkdownLink(alt, absolute(path, base))}`, words.join(' ')]
}

const renderActor = ({ actor, asOf, source }: PerspectiveView): string[] => [
  toMarkdownHeading(actor.name, 3),
  `${formatDay(asOf)}${mark(source.number)}`,
]

const mark = (number: number) => `[^${number}]`

function renderSource({ number, title, url, publisher, publishedAt, kind, access }: SourceView) {
  const facts = [
    toMarkdownText(publisher.name),
    publishedAt === undefined ? 'undated' : formatDay(publishedAt),
    sourceKindNames[kind],
    accessNotes[access],
  ].filter((fact) => fact !== undefined)
  return `${mark(number)}: ${toMarkdownLink(title, url)}. ${facts.join(', ')}.`
}
