import type { Site } from '@/lib/content/schema/newsroom'
import { escapeHtml } from '@/lib/feeds/html'
import { routes } from '@/lib/routes'

import { renderEditionText } from './edition-text'
import type { FittedEdition } from './fit'
import { subjectOf } from './words'

/** All of a mail that is the same to every reader. */
export interface Letter {
  subject: string
  html: string
  text: string
  language: string
  /** The host that names the newsroom, in ids that must stay. */
  host: string
  topic: { id: string; title: string }
  number: number
  /** Address of the page that shows the same. */
  pageUrl: string
  /** Address of the page that lists all updates. */
  archiveUrl: string
  ownerEmail: string | undefined
}

/** What stands in a letter where each reader's own address to leave the list will. */
export const UNSUBSCRIBE_STAND_IN = 'https://unsubscribe.invalid/'

/** @param canLeave whether the letter has an address to leave the list by */
export function toLetter({ edition, html }: FittedEdition, canLeave: boolean): Letter {
  const { site, base, update } = edition
  return {
    subject: subjectOf(edition),
    html,
    text: renderEditionText(edition, canLeave ? UNSUBSCRIBE_STAND_IN : undefined),
    language: site.language,
    host: hostOf(site, base),
    topic: { id: update.topic, title: update.topicHeading.title },
    number: update.number,
    pageUrl: new URL(routes.update(update.topic, update.number), base).href,
    archiveUrl: new URL(routes.topic(update.topic), base).href,
    ownerEmail: site.contact?.email,
  }
}

/** The newsroom's own host where it names one: the mail keeps its names when the site moves. */
const hostOf = (site: Site, base: URL): string =>
  site.url === undefined ? base.hostname : new URL(site.url).hostname

/** A letter with one reader's own address to leave the list. */
export function addressLetter(letter: Letter, unsubscribeUrl: string | undefined): Letter {
  if (unsubscribeUrl === undefined) return letter
  return {
    ...letter,
    html: fillLast(letter.html, escapeHtml(unsubscribeUrl)),
    text: fillLast(letter.text, unsubscribeUrl),
  }
}

/** The last one is ours: whatever an editor wrote comes before the footer. */
function fillLast(text: string, url: string): string {
  const at = text.lastIndexOf(UNSUBSCRIBE_STAND_IN)
  return at === -1 ? text : text.slice(0, at) + url + text.slice(at + UNSUBSCRIBE_STAND_IN.length)
}
