import type { StorySummary } from '@/lib/archive/views'
import { statusNames } from '@/lib/content/vocabulary'
import { formatDay } from '@/lib/dates'

import type { Edition } from './edition'

/** What both parts of a mail say in the same words. */

export const headlineOf = ({ title, isRetracted }: StorySummary): string =>
  isRetracted ? `Retracted: ${title}` : title

/** ‘Developing’, ‘7 May 2026’, ‘Washington’ */
export const factsOf = ({ status, publishedAt, place, isRetracted }: StorySummary): string[] => [
  ...(isRetracted ? [] : [statusNames[status]]),
  formatDay(publishedAt),
  ...(place === undefined ? [] : [place]),
]

export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`

/** Why it came: whoever did not ask for it must be able to tell who wrote it down. */
export const reasonFor = ({ site, update }: Edition): string =>
  `You get this because your address is on the list of ${site.name} for ${update.topicHeading.title}.`

export const NO_SUMMARY = 'No summary was written for this update.'
export const NO_STORIES = 'No story has been published in this update yet.'

/** ‘12 more stories’, or `undefined` when the mail has all. */
export const remainderOf = ({ remaining }: Edition): string | undefined =>
  remaining === 0 ? undefined : `${counted(remaining, 'more story', 'more stories')} on the site`

const PREHEADER = 140

/** What a mail program shows beside the subject: the headlines. */
export function preheaderOf({ update }: Edition): string {
  const titles = update.storyList.filter(({ isRetracted }) => !isRetracted)
  return shorten(titles.map(({ title }) => title).join('; '), PREHEADER)
}

/** Cut off between words, where one fits. */
export function shorten(text: string, maximum: number): string {
  if (text.length <= maximum) return text
  const kept = text.slice(0, maximum - 1)
  const end = kept.lastIndexOf(' ')
  const whole = end > 0 ? kept.slice(0, end) : kept.replace(/[\ud800-\udbff]$/, '')
  return `${whole.replace(/[\s,;:]+$/, '')}…`
}

export const subjectOf = ({ update }: Edition): string =>
  `${update.title} (${update.topicHeading.title}, #${update.number})`
