import { distance } from 'fastest-levenshtein'

import type { Story, StoryStatus } from '@/lib/content/schema/story'
import { toPlainText } from '@/lib/content/search-text'

import type { Archive } from './archive'
import type { Slice } from './feed-queries'
import { findRevision } from './ingest'
import { excerptOf, fold, markText, openFinder, type Piece } from './search-excerpt'
import { parseSearch, type SearchPhrase, toMatchExpression } from './search-words'
import { all, first, fromJson } from './sql'
import { FROM_STORIES, SUMMARY, type SummaryRow, toSummary } from './summary-rows'
import type { StorySummary } from './views'

/** What is looked for. Without a text, everything that passes the filters is found. */
export interface StorySearch {
  text?: string | undefined
  /** Whether a story must have all words of the text, or any. */
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
  return countIn({ connection }, within(search, readSearch(search).finding))
}

/** The best first, of equals the newest; without a text, the newest first. */
export function findMatches(
  archive: Archive,
  { limit, offset, rankable = RANKABLE, ...search }: StorySearch & Slice & { rankable?: number },
): { total: number; hits: SearchHit[] } {
  const { phrases, finding, ranking } = readSearch(search)
  const every = within(search, finding)
  const total = countIn(archive, every)
  if (total <= offset) return { total, hits: [] }
  const slice = { limit, offset }
  const isRankable = total * phrases.length <= rankable
  const ids =
    finding === undefined || ranking === undefined
      ? listNewest(archive, every, slice)
      : isRankable
        ? listRanked(archive, within(search, ranking), slice)
        : listCommon(
            archive,
            { search, finding, ranking, rankable: rankable / phrases.length },
            slice,
          )
  const find = openFinder(phrases)
  const hits = readStories(archive, ids).map(({ summary, story }) => ({
    story: summary,
    title: markText(summary.title, find),
    excerpt: excerptOf(listTexts(story), find, phrases.length) ?? [
      { text: summary.standfirst, isMatch: false },
    ],
  }))
  return { total, hits }
}

function readSearch({ text = '', need = 'all' }: StorySearch) {
  const phrases = parseSearch(text)
  return {
    phrases,
    finding: toMatchExpression(phrases, need),
    ranking: toMatchExpression(phrases, need, 'rank'),
  }
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

function listNewest({ connection }: Archive, { sql, values }: Part, { limit, offset }: Slice) {
  return all<{ id: number }>(
    connection,
    `SELECT f.id ${sql} ORDER BY f.published_at DESC, f.path LIMIT ? OFFSET ?`,
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
const HEADINGS = '{title summary names}'

/**
 * Words that thousands of stories have tell little of any of them: those that have them in their
 * headings come first, and then the newest.
 */
function listCommon(
  archive: Archive,
  {
    search,
    finding,
    ranking,
    rankable,
  }: { search: StorySearch; finding: string; ranking: string; rankable: number },
  { limit, offset }: Slice,
): number[] {
  const inHeadings = (expression: string) => `${HEADINGS} : (${expression})`
  const heads = within(search, inHeadings(finding))
  const count = countIn(archive, heads)
  const listLeading = () =>
    count <= rankable
      ? listRanked(archive, within(search, inHeadings(ranking)), { limit, offset })
      : listNewest(archive, heads, { limit, offset })
  const leading = offset < count ? listLeading() : []
  const rest = within(search, `(${finding}) NOT (${inHeadings(finding)})`)
  const others = { limit: limit - leading.length, offset: Math.max(0, offset - count) }
  return [...leading, ...(others.limit > 0 ? listNewest(archive, rest, others) : [])]
}

function readStories({ connection }: Archive, ids: readonly number[]) {
  const rows = all<SummaryRow & { id: number; data: string }>(
    connection,
    `SELECT s.rowid AS id, s.data, ${SUMMARY} ${FROM_STORIES}
     WHERE s.rowid IN (SELECT value FROM json_each(?)) AND s.is_live = 1`,
    JSON.stringify(ids),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [{ summary: toSummary(row), story: fromJson<Story>(row.data) }]
  })
}

/** The texts of a story, block by block, so that no excerpt runs from a paragraph into a heading. */
function* listTexts(story: Story): Generator<string, void> {
  const { standfirst, takeaway, body, analysis, scenarios, perspectives } = story
  yield standfirst
  yield takeaway
  const sections = Object.values(analysis).flatMap((section) => section ?? [])
  for (const markdown of [body, ...sections, ...perspectives.map(({ view }) => view)]) {
    for (const block of markdown.split(/\n{2,}/)) yield toPlainText(block)
  }
  for (const { statement } of scenarios) yield statement
}

/**
 * The text with its unknown words spelt like known ones, as far as that finds a story that passes
 * the filters; `undefined` where there is nothing to put right.
 */
export function suggestSearch(archive: Archive, search: StorySearch): string | undefined {
  const { text = '' } = search
  const unknown = listUnknownWords(archive, text)
  if (unknown.length === 0) return undefined
  const vocabulary = readVocabulary(archive)
  const spelt = new Map(
    unknown.flatMap((word) => {
      const nearest = findNearest(fold(word), vocabulary)
      const meant =
        nearest?.differences === 1 ? nearest.term : (splitInTwo(archive, word) ?? nearest?.term)
      return meant === undefined ? [] : [[word, meant]]
    }),
  )
  const suggestion = text.replace(WORD, (word) => spelt.get(word) ?? word)
  return suggestion !== text && countMatches(archive, { ...search, text: suggestion }) > 0
    ? suggestion
    : undefined
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu
const MOST_UNKNOWN = 4

function listUnknownWords(archive: Archive, text: string): string[] {
  const words = parseSearch(text).flatMap((phrase: SearchPhrase) => phrase.words)
  return [...new Set(words)]
    .filter((word) => word.length >= SHORTEST && countMatches(archive, { text: word }) === 0)
    .slice(0, MOST_UNKNOWN)
}

interface Known {
  term: string
  stories: number
}

/** Those of the revision that was asked last: reading them takes as long as all else of a search. */
const vocabularies = new WeakMap<
  Archive['connection'],
  { key: string | undefined; words: Known[] }
>()

function readVocabulary(archive: Archive): Known[] {
  const key = findRevision(archive)?.key
  const read = vocabularies.get(archive.connection)
  if (read !== undefined && read.key === key) return read.words
  const words = all<Known>(archive.connection, 'SELECT term, doc AS stories FROM vocabulary')
  vocabularies.set(archive.connection, { key, words })
  return words
}

/** ‘node js’ for ‘nodejs’: two words that stand side by side in some story. */
function splitInTwo(archive: Archive, word: string): string | undefined {
  if (word.length > LONGEST_SPLIT) return undefined
  const splits = Array.from({ length: word.length - 1 }, (_, index) => [
    word.slice(0, index + 1),
    word.slice(index + 1),
  ])
  return splits
    .filter((parts) => parts.some((part) => part.length >= SHORTEST))
    .map((parts) => parts.join(' '))
    .find((parts) => countMatches(archive, { text: `"${parts}"` }) > 0)
}

const LONGEST_SPLIT = 24

const SHORTEST = 3
/** A word may differ in one letter, a long one in two. */
const mayDiffer = (word: string) => (word.length < 5 ? 1 : 2)

/** The known word with the fewest different letters; of equals the commonest. */
function findNearest(word: string, vocabulary: readonly Known[]) {
  let best: { term: string; differences: number; stories: number } | undefined
  for (const { term, stories } of vocabulary) {
    if (term.length < SHORTEST || Math.abs(term.length - word.length) > mayDiffer(word)) continue
    const differences = distance(word, term)
    if (differences === 0 || differences > mayDiffer(word)) continue
    // Few mistake the beginning of a word, and with two other letters it is another word.
    if (differences > 1 && term.charAt(0) !== word.charAt(0)) continue
    const isBetter =
      best === undefined ||
      differences < best.differences ||
      (differences === best.differences && stories > best.stories)
    if (isBetter) best = { term, differences, stories }
  }
  return best
}
