import { lastChangeOf } from '@/lib/archive/last-change'
import type { FullStory, ImageView, SourceView } from '@/lib/archive/views'
import type { Citation } from '@/lib/content/citations'
import { largestSizeOf } from '@/lib/content/image-file'
import { licenceUrl } from '@/lib/content/licence'
import { renderMarkdown } from '@/lib/content/markdown'
import {
  accessNotes,
  analysisTitles,
  correctionNames,
  sourceKindNames,
} from '@/lib/content/vocabulary'
import { formatDay, formatTime } from '@/lib/dates'
import { routes } from '@/lib/routes'

import { type FeedItem, type FeedPlace, tagUri } from './feed'
import { escapeHtml, linkTo, withAbsoluteAddresses } from './html'
import { rememberTexts, type StoryUrl } from './remember-text'

/** A story with its full text; of one that was retracted, the reason in its place. */
export function toStoryItem(place: FeedPlace, story: FullStory, storyUrl: StoryUrl): FeedItem {
  const url = new URL(routes.story(story.slug), place.base).href
  const retraction = story.corrections.findLast(({ kind }) => kind === 'retraction')
  const image = retraction === undefined ? story.image : undefined
  return {
    id: storyTag(place, story),
    url,
    title: titleOf(story),
    summary: retraction?.note ?? story.takeaway,
    html: [
      renderNotes(story),
      ...(retraction === undefined
        ? [
            ...(image === undefined ? [] : [renderImage(image, place.base)]),
            textOf(story, url, storyUrl),
            renderSources(story),
            renderRest(story, url),
          ]
        : [`<p>${linkTo(url, 'The story, with what was wrong')}</p>`]),
    ].join('\n'),
    imageUrl: image && imageUrl(image, place.base),
    authors: story.authors,
    categories: [story.topic.title, story.topic.section],
    publishedAt: story.publishedAt,
    // Forecasts are not in the text.
    updatedAt: lastChangeOf({ ...story, scenarios: [] }, place.since),
  }
}

/** The name of a story in feeds: its first slug and its day outlast every later one. */
export const storyTag = (place: FeedPlace, story: FullStory, part = ''): string =>
  tagUri(place, story.publishedAt.slice(0, 10), routes.story(story.firstSlug) + part)

export const titleOf = ({ isRetracted, title }: Pick<FullStory, 'isRetracted' | 'title'>) =>
  isRetracted ? `Retracted: ${title}` : title

/** What has changed since the story was published, for those who have read it. */
function renderNotes({ corrections, updatedAt }: FullStory): string {
  const retractions = corrections.filter(({ kind }) => kind === 'retraction')
  const others = corrections.filter(({ kind }) => kind !== 'retraction')
  const notes = [...retractions, ...others].map(
    ({ at, kind, note }) =>
      `<p><strong>${correctionNames[kind]}</strong>, ${formatMoment(at)}: ${escapeHtml(note)}</p>`,
  )
  if (updatedAt !== undefined) notes.push(`<p><em>Updated ${formatMoment(updatedAt)}.</em></p>`)
  return notes.join('\n')
}

export const formatMoment = (instant: string) => `${formatDay(instant)}, ${formatTime(instant)}`

/** A JPEG, which every reader of feeds can show. */
const imageUrl = (image: ImageView, base: URL): string =>
  new URL(routes.image(image.fingerprint, largestSizeOf(image).width, 'jpg'), base).href

function renderImage(image: ImageView, base: URL): string {
  const { width, height } = largestSizeOf(image)
  const licence = licenceUrl(image.licence)
  const credit = [
    `Image: ${escapeHtml(image.credit)}.`,
    licence === undefined ? escapeHtml(image.licence) : linkTo(licence, image.licence),
  ].join(' ')
  const caption = image.caption === undefined ? '' : `${escapeHtml(image.caption)} `
  const size = `width="${width}" height="${height}"`
  return [
    '<figure>',
    `<img src="${escapeHtml(imageUrl(image, base))}" alt="${escapeHtml(image.alt)}" ${size}>`,
    `<figcaption>${caption}${credit}</figcaption>`,
    '</figure>',
  ].join('\n')
}

/** All that the text of a story is made from. */
interface StoryText extends Pick<FullStory, 'standfirst' | 'body' | 'analysis' | 'sources'> {
  url: string
}

const textOf = (
  { standfirst, body, analysis, sources }: FullStory,
  url: string,
  storyUrl: StoryUrl,
): string => writeText({ standfirst, body, analysis, sources, url }, storyUrl)

const writeText = rememberTexts(renderText)

function renderText({ url, ...story }: StoryText, storyUrl: StoryUrl): string {
  const sources = new Map(story.sources.map((source) => [source.id, source]))
  // Readers drop ids, so that only the story's own page has a source to lead to.
  const cite = (sourceId: string): Citation | undefined => {
    const source = sources.get(sourceId)
    return (
      source && { number: source.number, href: `${url}#source-${sourceId}`, label: labelOf(source) }
    )
  }
  const analysis = analysisSections.flatMap((section) => {
    const markdown = story.analysis[section]
    if (markdown === undefined) return []
    const html = renderMarkdown(markdown, { headingLevel: 3, storyUrl, cite })
    return [`<h2>${escapeHtml(analysisTitles[section])}</h2>`, html]
  })
  const body = renderMarkdown(story.body, { headingLevel: 2, storyUrl, cite })
  const standfirst = `<p><strong>${escapeHtml(story.standfirst)}</strong></p>`
  return withAbsoluteAddresses([standfirst, body, ...analysis].join('\n'), url)
}

const labelOf = ({ number, publisher }: SourceView) => `Source ${number}: ${publisher.name}`

const analysisSections = [
  'plainEnglish',
  'rootCauses',
  'whyItMatters',
  'howWeGotHere',
  'escalation',
  'whatWeDoNotKnow',
] as const satisfies readonly (keyof typeof analysisTitles)[]

function renderSources({ sources }: FullStory): string {
  const entries = sources.map((source) => {
    const notes = [
      source.publisher.name,
      source.publishedAt === undefined ? 'undated' : formatDay(source.publishedAt),
      sourceKindNames[source.kind],
      accessNotes[source.access],
    ].filter((note) => note !== undefined)
    return `<li>${linkTo(source.url, source.title)}, ${escapeHtml(notes.join(', '))}</li>`
  })
  return `<h2>Sources</h2>\n<ol>\n${entries.join('\n')}\n</ol>`
}

/** What only the page can show. */
function renderRest({ scenarioCount, perspectiveCount }: FullStory, url: string): string {
  const more = [
    ...(scenarioCount > 0 ? ['our forecasts'] : []),
    ...(perspectiveCount > 0 ? ['the views of those involved'] : []),
    'causes and effects',
  ]
  const list = new Intl.ListFormat('en-GB').format(more)
  return `<p>${linkTo(url, `On the site: ${list}`)}</p>`
}
