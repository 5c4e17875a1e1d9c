import type { Entry } from '@/lib/content/parse'

export type ReferenceKind =
  'topic' | 'update' | 'actor' | 'publisher' | 'page' | 'image' | 'cause' | 'link' | 'former-slug'

/** What a file says of another one. */
export interface Reference {
  kind: ReferenceKind
  /** An id, a slug, or `topic/number` for an update. */
  target: string
  /** Path in the front matter; empty for a link in the text. */
  place: (string | number)[]
}

export function listReferences(entry: Entry): Reference[] {
  switch (entry.kind) {
    case 'story': {
      const { topic, update, causes, perspectives, sources, previousSlugs, image } = entry.value
      return [
        { kind: 'topic', target: topic, place: ['topic'] },
        { kind: 'update', target: `${topic}/${update}`, place: ['update'] },
        ...causes.map(({ story }, index) => refer('cause', story, ['causes', index, 'story'])),
        ...perspectives.map(({ actor }, index) =>
          refer('actor', actor, ['perspectives', index, 'actor']),
        ),
        ...sources.map(({ publisher }, index) =>
          refer('publisher', publisher, ['sources', index, 'publisher']),
        ),
        ...(image === undefined ? [] : [refer('image', image.file, ['image', 'file'])]),
        ...previousSlugs.map((slug, index) => refer('former-slug', slug, ['previousSlugs', index])),
        ...listLinks(entry.value.links),
      ]
    }
    case 'update':
      return [
        { kind: 'topic', target: entry.value.topic, place: [] },
        ...listLinks(entry.value.links),
      ]
    case 'site':
      return Object.entries(entry.value.policies).flatMap(([policy, page]) =>
        page === undefined ? [] : [refer('page', page, ['policies', policy])],
      )
    case 'image':
      return []
    default:
      return listLinks(entry.value.links)
  }
}

const refer = (kind: ReferenceKind, target: string, place: Reference['place']): Reference => ({
  kind,
  target,
  place,
})

const listLinks = (slugs: readonly string[]) => slugs.map((slug) => refer('link', slug, []))
