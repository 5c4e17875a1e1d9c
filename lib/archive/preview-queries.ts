import { routes } from '@/lib/routes'

import type { Archive } from './archive'
import { all } from './sql'

/** Something that a preview shows and readers do not see. */
export interface Unpublished {
  /** Path of its page. */
  url: string
  kind: 'draft' | 'scheduled'
  publishedAt: string
}

interface Row {
  slug: string | null
  topic: string
  number: number
  isDraft: number
  publishedAt: string
}

/**
 * Live stories and updates that readers would not see at `now`: of an index that is for readers,
 * none. Those due first come first.
 */
export const listUnpublished = ({ connection }: Archive, now: string): Unpublished[] =>
  all<Row>(
    connection,
    `SELECT slug, topic, 0 AS number, is_draft AS isDraft, published_at AS publishedAt
     FROM stories WHERE is_live = 1 AND (is_draft = 1 OR published_at > ?1)
     UNION ALL
     SELECT NULL, topic, number, is_draft, published_at
     FROM updates WHERE is_live = 1 AND (is_draft = 1 OR published_at > ?1)
     ORDER BY publishedAt, slug, topic, number`,
    now,
  ).map(({ slug, topic, number, isDraft, publishedAt }) => ({
    url: slug === null ? routes.update(topic, number) : routes.story(slug),
    kind: isDraft === 1 ? 'draft' : 'scheduled',
    publishedAt,
  }))
