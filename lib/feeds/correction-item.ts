import type { PublishedCorrection } from '@/lib/archive/views'
import { correctionNames } from '@/lib/content/vocabulary'
import { routes } from '@/lib/routes'

import type { FeedItem, FeedPlace } from './feed'
import { escapeHtml, linkTo } from './html'
import { formatMoment, storyTag } from './story-item'

/** What was wrong with a story, and when that was put right. */
export function toCorrectionItem(
  place: FeedPlace,
  { correction: { at, kind, note }, ordinal, story }: PublishedCorrection,
): FeedItem {
  const url = new URL(`${routes.story(story.slug)}#corrections`, place.base).href
  const name = correctionNames[kind]
  return {
    id: storyTag(place, story, `/corrections/${at}${ordinal === 1 ? '' : `/${ordinal}`}`),
    url,
    title: `${name}: ${story.title}`,
    summary: note,
    html: [
      `<p>${escapeHtml(note)}</p>`,
      `<p>${name} of ${formatMoment(at)} to ${linkTo(url, story.title)}</p>`,
    ].join('\n'),
    authors: [place.site.publisher.name],
    categories: [name, story.topic.title],
    publishedAt: at,
    updatedAt: at,
  }
}
