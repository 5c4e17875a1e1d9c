import type { Story, StoryStatus } from '@/lib/content/schema/story'
import { toPlainText } from '@/lib/content/search-text'

import type { Archive } from './archive'
import type { Slice } from './feed-queries'
import { excerptOf, type Finder, markText, openFinder, type Piece } from './search-excerpt'
import { parseSearch, type SearchPhrase, toMatchExpression } from './search-words'
import { all, first, fromJson } from './sql'
import { FEW_LIVE, FROM_STORIES, SUMMARY, type SummaryRow, toSummary } from './summary-rows'
import type { StorySummary } from './views'

/** What is looked for. Without a text, everything that passes the filters is found. */
export interface StorySearch {
  text?: string | undefined
  /** Whether a story must have all words of the text, or any of those that tell stories apart. */
  need?: 'all' | 'any'
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

export interface SearchHit {
  story: StorySummary
  title: Piece[]
  /** Where the words stand, or the standfirst if they stand in none of its texts. */
  excerpt: Piece[]
}

export function countMatches({ connection }: Archive, search: StorySearch): number {
  return countIn({ connection }, within(search, readSearch({ connection }, search).finding))
}

/** The best first, of equals the newest; without a text, the newest first. */
export function findMatches(
  archive: Archive,
  { limit, offset, rankable = RANKABLE, ...search }: StorySearch & Slice & { rankable?: number },
): { total: number; hits: SearchHit[] } {
  const { phrases, finding, ranking } = readSearch(archive, search)
  const every = within(search, finding)
  const total = countIn(archive, every)
  if (total <= offset) return { total, hits: [] }
  const slice = { limit, offset }
  const isRankable = total * phrases.length <= rankable
  const words = phrases.flatMap((phrase) => phrase.words).length
  const ids =
    finding === undefined || ranking === undefined
      ? listNewest(archive, every, slice)
      : isRankable
        ? listRanked(archive, within(search, ranking), slice)
        : listCommon(
            archive,
            {
              heads: within(search, inHeadings(finding)),
              rankedHeads: within(search, inHeadings(ranking)),
              rest: within(search, `(${finding}) NOT (${inHeadings(finding)})`),
              // To weigh a word, the index reads how many stories have it.
              rankable: total * words <= WEIGHABLE * rankable ? rankable / phrases.length : 0,
            },
            slice,
          )
  const finder = openFinder(phrases)
  const hits = readStories(archive, ids).map(({ summary, story }) => ({
    story: summary,
    title: markText(summary.title, finder),
    excerpt: excerptOf(listTexts(story, finder), finder, phrases.length) ?? [
      { text: summary.standfirst, isMatch: false },
    ],
  }))
  return { total, hits }
}

function readSearch(archive: Archive, { text = '', need = 'all' }: StorySearch) {
  const asked = parseSearch(text)
  const phrases = need === 'all' ? asked : dropCommon(archive, asked)
  return {
    phrases,
    finding: toMatchExpression(phrases, need),
    ranking: toMatchExpression(phrases, need, 'rank'),
  }
}

/** Without what more than half of all stories have, such as ‘the’ and ‘why’, unless nothing else is asked. */
function dropCommon({ connection }: Archive, phrases: SearchPhrase[]): SearchPhrase[] {
  const stories = first<{ count: number }>(connection, 'SELECT count(*) AS count FROM searchable')
  const telling = phrases.filter((phrase) => {
    const finding = toMatchExpression([phrase], 'all')
    return countIn({ connection }, within({}, finding)) * 2 <= (stories?.count ?? 0)
  })
  return telling.length > 0 ? telling : phrases
}

interface Part {
  sql: string
  /** The same stories, found at less cost than in an order. */
  countSql: string
  values: string[]
}

/** FROM and WHERE. The words lead, so that the few stories that have them are filtered, not all. */
function within(search: StorySearch, expression: string | undefined): Part {
  const { topic, section, status, actor, from, to, isOpen } = search
  const conditions: [string, string | undefined][] = [
    ['story_words MATCH ?', expression],
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
  const used = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]))
  const sql = `FROM ${expression === undefined ? '' : 'story_words CROSS JOIN '}searchable f
      WHERE ${expression === undefined ? 'true' : 'f.id = story_words.rowid'}
      ${used.map(({ sql }) => `AND ${sql}`).join(' ')}
      ${isOpen === true ? 'AND +f.path IN (SELECT path FROM open_scenarios)' : ''}`
  // What has words can be searched: without a filter, there is nothing else to look at.
  const isWordsAlone = expression !== undefined && used.length === 1 && isOpen !== true
  return {
    sql,
    countSql: isWordsAlone ? 'FROM story_words WHERE story_words MATCH ?' : sql,
    values: used.map(({ value }) => value),
  }
}

const countIn = ({ connection }: Archive, { countSql, values }: Part): number =>
  first<{ count: number }>(connection, `SELECT count(*) AS count ${countSql}`, ...values)?.count ??
  0

const NEWEST_FIRST = 'ORDER BY f.published_at DESC, f.path LIMIT ? OFFSET ?'

function listNewest({ connection }: Archive, { sql, values }: Part, { limit, offset }: Slice) {
  return all<{ id: number }>(
    connection,
    `SELECT f.id ${sql} ${NEWEST_FIRST}`,
    ...values,
    limit,
    offset,
  ).map(({ id }) => id)
}

/** What a word is worth in each column: title, summary, body, what lies below it, names. */
const WEIGHTS = '10.0, 5.0, 2.0, 1.0, 4.0'

function listRanked({ connection }: Archive, { sql, values }: Part, { limit, offset }: Slice) {
  return all<{ id: number }>(
    connection,
    `SELECT f.id ${sql}
     ORDER BY bm25(story_words, ${WEIGHTS}), f.published_at DESC, f.path LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  ).map(({ id }) => id)
}

/** Stories times phrases that are ranked by all their words in some 20 ms. */
const RANKABLE = 4000
/** How many times as many may have the words, where only those are ranked that have them in their headings. */
const WEIGHABLE = 4

const inHeadings = (expression: string) => `{title summary names} : (${expression})`

/**
 * Words that thousands of stories have tell little of any of them: those that have them in their
 * headings come first, by rank if they are not more than `rankable`, and then the newest.
 */
function listCommon(
  archive: Archive,
  {
    heads,
    rankedHeads,
    rest,
    rankable,
  }: { heads: Part; rankedHeads: Part; rest: Part; rankable: number },
  slice: Slice,
): number[] {
  const isRankable = rankable > 0 && countIn(archive, heads) <= rankable
  const leading = isRankable
    ? listRanked(archive, rankedHeads, slice)
    : listNewest(archive, heads, slice)
  if (leading.length === slice.limit) return leading
  const others = {
    limit: slice.limit - leading.length,
    offset: leading.length > 0 ? 0 : Math.max(0, slice.offset - countIn(archive, heads)),
  }
  return [...leading, ...listNewest(archive, rest, others)]
}

function readStories({ connection }: Archive, ids: readonly number[]) {
  const rows = all<SummaryRow & { id: number; data: string }>(
    connection,
    `SELECT s.rowid AS id, s.data, ${SUMMARY} ${FROM_STORIES}
     WHERE s.rowid IN (SELECT value FROM json_each(?)) AND ${FEW_LIVE}`,
    JSON.stringify(ids),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [{ summary: toSummary(row), story: fromJson<Story>(row.data) }]
  })
}

/** The texts of a story, block by block, so that no excerpt runs from a paragraph into a heading. */
function* listTexts(story: Story, { mayFind }: Finder): Generator<string, void> {
  const { standfirst, takeaway, body, analysis, scenarios, perspectives } = story
  yield standfirst
  yield takeaway
  const sections = Object.values(analysis).flatMap((section) => section ?? [])
  for (const markdown of [body, ...sections, ...perspectives.map(({ view }) => view)]) {
    for (const block of markdown.split(/\n{2,}/)) if (mayFind(block)) yield toPlainText(block)
  }
  for (const { statement } of scenarios) yield statement
}
