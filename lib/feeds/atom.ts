import { createHash } from 'node:crypto'

import { generateAtomFeed } from 'feedsmith'

import { feedTypes } from './alternates'
import type { Feed, FeedItem } from './feed'
import { tidyXml } from './xml'

/** Atom 1.0 with full text. */
export function renderAtom(feed: Feed): string {
  const { id, title, description, language, publisher, pageUrl, selfUrl, paging, hubUrl } = feed
  const type = feedTypes.atom
  const pages = (['first', 'previous', 'next', 'last'] as const).flatMap((rel) => {
    const href = paging[rel]
    return href === undefined ? [] : [{ href, rel, type }]
  })
  return tidyXml(
    generateAtomFeed(
      {
        id,
        title: plain(title),
        subtitle: plain(description),
        updated: new Date(feed.updatedAt),
        authors: [{ name: publisher }],
        icon: feed.icon.small,
        logo: feed.icon.large,
        xml: { lang: language },
        links: [
          { href: selfUrl, rel: 'self', type },
          { href: pageUrl, rel: 'alternate', type: 'text/html' },
          ...pages,
          ...(hubUrl === undefined ? [] : [{ href: hubUrl, rel: 'hub' }]),
        ],
        entries: feed.items.map(toEntry),
      },
      { strict: true },
    ),
  )
}

const plain = (value: string) => ({ value, type: 'text' })

const toEntry = (item: FeedItem) => ({
  id: item.id,
  title: plain(item.title),
  links: [{ href: item.url, rel: 'alternate', type: 'text/html' }],
  summary: plain(item.summary),
  content: { value: item.html, type: 'html' },
  published: new Date(item.publishedAt),
  updated: tellApart(item),
  authors: item.authors.map((name) => ({ name })),
  categories: item.categories.map((term) => ({ term })),
})

/**
 * The time of an item with milliseconds of its own: items that changed in one second are told apart,
 * as feed readers, and the validator, expect of Atom.
 */
function tellApart({ id, updatedAt }: FeedItem): Date {
  const milliseconds = createHash('sha256').update(id).digest().readUInt32BE() % 1000
  return new Date(Date.parse(updatedAt) + milliseconds)
}
