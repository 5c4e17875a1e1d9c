import type { Archive } from './archive'
import { first } from './sql'

/** How much the index holds, for whoever runs the site. */
export interface Statistics {
  stories: number
  /** Drafts, and what is scheduled. */
  hiddenStories: number
  updates: number
  topics: number
  actors: number
  publishers: number
}

const NOTHING: Statistics = {
  stories: 0,
  hiddenStories: 0,
  updates: 0,
  topics: 0,
  actors: 0,
  publishers: 0,
}

export const countNewsroom = ({ connection }: Archive): Statistics =>
  first<Statistics>(
    connection,
    `SELECT
      (SELECT count(*) FROM stories WHERE is_live = 1) AS stories,
      (SELECT count(*) FROM stories WHERE is_live = 0) AS hiddenStories,
      (SELECT count(*) FROM updates WHERE is_live = 1) AS updates,
      (SELECT count(*) FROM documents WHERE kind = 'topic') AS topics,
      (SELECT count(*) FROM documents WHERE kind = 'actor') AS actors,
      (SELECT count(*) FROM documents WHERE kind = 'publisher') AS publishers`,
  ) ?? NOTHING
