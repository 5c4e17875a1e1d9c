import type { StoryStatus } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import type { Slice } from './feed-queries'
import { all, first } from './sql'

export interface SearchFilters {
  topic?: string | undefined
  section?: string | undefined
  status?: StoryStatus | undefined
  /** Id of one with a view in the story. */
  actor?: string | undefined
  /** Days of publication, both included. */
  from?: string | undefined
  to?: string | undefined
  /** Only stories with a scenario that has not been resolved. */
  isOpen?: boolean | undefined
}

/** Stories that can be searched, by some of their words. */
export interface Selection {
  /** The column with their ids in `searchable`, which ascend with time. */
  id: 'f.id' | 'w.rowid'
  from: string
  where: string
  /** Of `where`. */
  values: string[]
}

/** Tables of words, with what a word is worth in each of their columns, in their order. */
const WORDS = {
  story_words: { title: 10, summary: 5, body: 2, depth: 1, names: 4, stems: 1 },
  heading_words: { title: 10, summary: 5, names: 4, stems: 4 },
} as const
export type Words = keyof typeof WORDS

/** Of all that can be searched, what passes the filters. */
export function selectAll(filters: SearchFilters): Selection {
  const { conditions, values } = toConditions(filters)
  return { id: 'f.id', from: 'searchable f', where: ['true', ...conditions].join(' AND '), values }
}

/**
 * What has the words and passes the filters. The words lead, so that the few stories that have them
 * are filtered, not all.
 *
 * @param expression of FTS5
 */
export function selectWith(words: Words, expression: string, filters: SearchFilters): Selection {
  const { conditions, values } = toConditions(filters)
  return {
    id: 'w.rowid',
    from: `${words} w ${conditions.length > 0 ? 'CROSS JOIN searchable f ON f.id = w.rowid' : ''}`,
    where: [`${words} MATCH ?`, ...conditions].join(' AND '),
    values: [expression, ...values],
  }
}

function toConditions({ topic, section, status, actor, from, to, isOpen }: SearchFilters) {
  const filters: [string, string | undefined][] = [
    ['f.topic = ?', topic],
    [
      `f.topic IN (SELECT id FROM documents WHERE kind = 'topic' AND data ->> 'section' = ?)`,
      section,
    ],
    ['f.status = ?', status],
    [`+f.path IN (SELECT path FROM refs WHERE kind = 'actor' AND target = ?)`, actor],
    ['f.published_at >= ?', from],
    // Of an instant, the day comes first: `~` is greater than whatever follows it.
    [`f.published_at < ? || '~'`, to],
  ]
  const used = filters.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]))
  return {
    conditions: [
      ...used.map(({ sql }) => sql),
      ...(isOpen === true ? ['+f.path IN (SELECT path FROM open_scenarios)'] : []),
    ],
    values: used.map(({ value }) => value),
  }
}

/** Without those that have the words in their headings. */
export const withoutHeadings = (selection: Selection, expression: string): Selection => ({
  ...selection,
  where: `${selection.where} AND ${selection.id} NOT IN
      (SELECT rowid FROM heading_words WHERE heading_words MATCH ?)`,
  values: [...selection.values, expression],
})

/** How many are selected, or `most` of them. */
export const countUpTo = (
  { connection }: Archive,
  { from, where, values }: Selection,
  most: number,
): number =>
  first<{ count: number }>(
    connection,
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ?)`,
    ...values,
    most,
  )?.count ?? 0

/** Ids of the newest, which are found first. */
export const listNewest = (
  { connection }: Archive,
  { id, from, where, values }: Selection,
  { limit, offset }: Slice,
): number[] =>
  all<{ id: number }>(
    connection,
    `SELECT ${id} AS id FROM ${from} WHERE ${where} ORDER BY ${id} DESC LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  ).map(({ id }) => id)

/**
 * Ids of the best; of equals the newest come first. What is said in headings counts once more: a
 * story is about it. All that has the words is looked at.
 */
export function listRanked(
  { connection }: Archive,
  expression: string,
  filters: SearchFilters,
  { limit, offset }: Slice,
): number[] {
  const headings = selectWith('heading_words', expression, filters)
  const { id, from, where, values } = selectWith('story_words', expression, filters)
  return all<{ id: number }>(
    connection,
    `WITH headings AS MATERIALIZED (
       SELECT ${headings.id} AS id, ${rankIn('heading_words')} AS rank
       FROM ${headings.from} WHERE ${headings.where})
     SELECT ${id} AS id FROM ${from} LEFT JOIN headings h ON h.id = ${id} WHERE ${where}
     ORDER BY ${rankIn('story_words')} + coalesce(h.rank, 0), ${id} DESC LIMIT ? OFFSET ?`,
    ...headings.values,
    ...values,
    limit,
    offset,
  ).map(({ id }) => id)
}

/** Ids of the best by their headings alone. */
export function listRankedByHeadings(
  { connection }: Archive,
  { id, from, where, values }: Selection,
  { limit, offset }: Slice,
): number[] {
  return all<{ id: number }>(
    connection,
    `SELECT ${id} AS id FROM ${from} WHERE ${where}
     ORDER BY ${rankIn('heading_words')}, ${id} DESC LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  ).map(({ id }) => id)
}

const rankIn = (words: Words): string =>
  `bm25(${[words, ...Object.values(WORDS[words]).map((weight) => weight.toFixed(1))].join(', ')})`
