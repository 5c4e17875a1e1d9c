import type { StoryDetail, StorySummary } from '@/lib/archive/views'
import { renderPlainText } from '@/lib/content/plain-text'
import { correctionNames } from '@/lib/content/vocabulary'
import { lengthOf, wrapText } from '@/lib/content/wrap-text'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

import type { Edition } from './edition'
import { type Forecast, listForecasts, MAXIMUM_FORECASTS } from './forecasts'
import { listNotes } from './notes'
import {
  counted,
  factsOf,
  headlineOf,
  NO_STORIES,
  NO_SUMMARY,
  reasonFor,
  remainderOf,
} from './words'

const WIDTH = 72

/** The plain-text part, for whoever reads no other. Addresses stand on lines of their own. */
export function renderEditionText(edition: Edition, unsubscribeUrl: string | undefined): string {
  const { site, base, update } = edition
  const pageUrl = new URL(routes.update(update.topic, update.number), base).href
  const blocks = [
    wrap(site.name),
    wrap(
      `${update.topicHeading.title} · Update #${update.number} · ${formatDay(update.publishedAt)}`,
    ),
    heading(update.title, '='),
    renderChanged(edition, pageUrl),
    heading('Stories of this update', '='),
    ...(update.storyList.length === 0 ? [NO_STORIES] : []),
    ...edition.stories.map((story) => renderStory(story, edition)),
    ...edition.briefs.map((story) => renderBrief(story, base)),
    renderRemainder(edition, pageUrl),
    renderFooter(edition, pageUrl, unsubscribeUrl),
  ]
  return `${join(blocks)}\n`
}

const join = (blocks: readonly (string | undefined)[]): string =>
  blocks.filter((block) => block !== undefined && block !== '').join('\n\n')

const wrap = (text: string, indents = {}) => wrapText(text, WIDTH, indents)

function heading(text: string, rule: '=' | '-'): string {
  const lines = wrap(text)
  const longest = Math.max(...lines.split('\n').map(lengthOf))
  return `${lines}\n${rule.repeat(Math.min(WIDTH, longest))}`
}

function renderChanged({ changed, storyUrl }: Edition, pageUrl: string): string {
  const links: string[] = []
  const text = renderPlainText(changed.markdown, {
    storyUrl,
    pageUrl: new URL(pageUrl),
    width: WIDTH,
    reference: (url) => {
      if (!links.includes(url)) links.push(url)
      return `[${links.indexOf(url) + 1}]`
    },
  })
  if (changed.isWhole && text === '') return NO_SUMMARY
  return join([
    text,
    links.map((url, index) => `[${index + 1}] ${url}`).join('\n'),
    changed.isWhole ? undefined : `Read all of what changed on the site:\n${pageUrl}`,
  ])
}

const renderBrief = (story: StorySummary, base: URL): string =>
  join([
    `${heading(headlineOf(story), '-')}\n${wrap(factsOf(story).join(' · '))}`,
    wrap(story.standfirst),
    new URL(routes.story(story.slug), base).href,
  ])

function renderStory(story: StoryDetail, { base, now }: Edition): string {
  const url = new URL(routes.story(story.slug), base).href
  const { notes, more } = listNotes(story, now)
  const head = `${heading(headlineOf(story), '-')}\n${wrap(factsOf(story).join(' · '))}`
  const corrections = [
    ...notes.map(({ kind, at, note }) =>
      wrap(`${correctionNames[kind]}, ${formatDay(at)}: ${note}`, { first: '! ', rest: '  ' }),
    ),
    ...(more > 0 ? [`  ${counted(more, 'earlier note', 'earlier notes')} on the site`] : []),
  ]
  if (story.isRetracted) return join([head, corrections.join('\n'), url])
  return join([
    head,
    corrections.join('\n'),
    wrap(story.standfirst),
    wrap(`Key takeaway: ${story.takeaway}`),
    renderForecasts(listForecasts(story.scenarios, now)),
    `The story, with ${counted(story.sources.length, 'source', 'sources')}:\n${url}`,
  ])
}

function renderForecasts(forecasts: readonly Forecast[]): string {
  if (forecasts.length === 0) return ''
  const more = forecasts.length - MAXIMUM_FORECASTS
  return [
    'What could happen next',
    ...forecasts.slice(0, MAXIMUM_FORECASTS).map(({ figure, words, kind, statement, standing }) =>
      wrap(`${figure}, ${words}. ${kind}: ${statement} ${standing}.`, {
        first: '- ',
        rest: '  ',
      }),
    ),
    ...(more > 0 ? [`- ${counted(more, 'more forecast', 'more forecasts')} on the site`] : []),
  ].join('\n')
}

function renderRemainder(edition: Edition, pageUrl: string): string | undefined {
  const remainder = remainderOf(edition)
  return remainder && `${remainder}:\n${pageUrl}`
}

function renderFooter(
  { site, base, update, ...edition }: Edition,
  pageUrl: string,
  unsubscribeUrl: string | undefined,
): string {
  const { previous } = update
  const links: [string, string | undefined][] = [
    ['This update on the site', pageUrl],
    [
      previous === undefined ? '' : `The update before, #${previous.number}`,
      previous && new URL(routes.update(previous.topic, previous.number), base).href,
    ],
    ['All updates', new URL(routes.topic(update.topic), base).href],
    ['Write to us', site.contact?.email ?? site.contact?.url],
    // Last: it is a stand-in here, and each reader's own in what is sent.
    ['Leave the list', unsubscribeUrl],
  ]
  const { publisher } = site
  return join([
    // What mail programs know a signature by, and leave out of a reply.
    '-- ',
    wrap(reasonFor({ site, base, update, ...edition })),
    wrap(
      `Published by ${publisher.name}.${publisher.url === undefined ? '' : ` ${publisher.url}`}`,
    ),
    links.flatMap(([name, url]) => (url === undefined ? [] : [`${name}:\n${url}`])).join('\n'),
  ])
}
