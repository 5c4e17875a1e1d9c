import type { StoryDetail, TopicDetail, UpdateDetail } from '@/lib/archive/views'
import type { Site } from '@/lib/content/schema/newsroom'
import { formatDay } from '@/lib/dates'

import type { CardContent } from './card'
import { printable } from './printable'

/** Hue of what belongs to no topic, as in app/globals.css. */
const HOUSE_HUE = 30

interface Frame {
  site: Site
  /** Host name of the site. */
  host: string
}

export function siteCard({ site, host }: Frame): CardContent {
  const siteName = printable(site.name) ?? host
  return {
    siteName,
    language: site.language,
    hue: HOUSE_HUE,
    kicker: undefined,
    day: undefined,
    title: printable(site.description) ?? siteName,
    text: undefined,
    note: siteName === host ? undefined : host,
  }
}

export function topicCard({ title, section, accent, description }: TopicDetail, frame: Frame) {
  return headlineCard(frame, {
    hue: accent,
    topic: section,
    day: undefined,
    title,
    text: description,
    note: undefined,
  })
}

export function updateCard(update: UpdateDetail, frame: Frame): CardContent {
  return headlineCard(frame, {
    hue: update.topicHeading.accent,
    topic: update.topicHeading.title,
    day: formatDay(update.publishedAt),
    title: update.title,
    text: titlesOf(update),
    note: `Update #${update.number}`,
  })
}

/** Of the newest stories. */
function titlesOf({ storyList }: UpdateDetail): string | undefined {
  const titles = storyList.filter(({ isRetracted }) => !isRetracted).map(({ title }) => title)
  return titles.length === 0 ? undefined : titles.slice(0, 3).join(' · ')
}

export function storyCard(story: StoryDetail, frame: Frame): CardContent {
  const retraction = story.corrections.findLast(({ kind }) => kind === 'retraction')
  return headlineCard(frame, {
    hue: story.topic.accent,
    topic: story.topic.title,
    day: formatDay(story.publishedAt),
    title: story.isRetracted ? `Retracted: ${story.title}` : story.title,
    text: retraction?.note ?? story.takeaway,
    note: story.topic.section,
  })
}

interface Headline {
  hue: number
  topic: string
  day: string | undefined
  title: string
  text: string | undefined
  note: string | undefined
}

/** A headline in a script that the fonts lack gives way to the topic, and that one to the site. */
function headlineCard(frame: Frame, { hue, day, ...written }: Headline): CardContent {
  const house = siteCard(frame)
  const topic = printable(written.topic)
  const title = printable(written.title)
  if (title === undefined) {
    return { ...house, hue, day, title: topic ?? house.siteName, text: undefined }
  }
  return {
    siteName: house.siteName,
    language: house.language,
    hue,
    kicker: topic,
    day,
    title,
    text: written.text === undefined ? undefined : printable(written.text),
    note: (written.note === undefined ? undefined : printable(written.note)) ?? house.note,
  }
}
