import type { Story } from '@/lib/content/schema/story'
import { toPlainText } from '@/lib/content/search-text'

import type { Archive } from './archive'
import type { Slice } from './feed-queries'
import { excerptOf, type Finder, markText, openFinder, type Piece } from './search-excerpt'
import {
  countUpTo,
  listNewest,
  listRanked,
  listRankedByHeadings,
  type SearchFilters,
  selectAll,
  selectWith,
  withoutHeadings,
} from './search-selection'
import { parseSearch, type SearchPhrase, toMatchExpression } from './search-words'
import { all, fromJson } from './sql'
import { FEW_LIVE, FROM_SEARCHABLE, SUMMARY, type SummaryRow, toSummary } from './summary-rows'
import type { StorySummary } from './views'

/** What is looked for. Without a text, everything that passes the filters is found. */
export interface StorySearch extends SearchFilters {
  text?: string | undefined
  /** Whether a story must have all words of the text, or any of those that tell stories apart. */
  need?: 'all' | 'any'
}

export interface SearchMatches {
  total: number
  /** Whether there are more, which nobody counted. */
  isMore: boolean
  hits: SearchHit[]
}

export interface SearchHit {
  story: StorySummary
  title: Piece[]
  /** Where the words stand, or the standfirst if they stand in none of its texts. */
  excerpt: Piece[]
}

/** Stories that are counted: who finds as many asks more precisely. */
const COUNTABLE = 1000

export function hasMatches(archive: Archive, search: StorySearch): boolean {
  return countUpTo(archive, select(search, readSearch(archive, search)), 1) > 0
}

/**
 * The best first, of equals the newest; without a text, the newest first.
 *
 * @param countable how many are counted, and can be turned to
 */
export function findMatches(
  archive: Archive,
  { limit, offset, countable = COUNTABLE, ...search }: StorySearch & Slice & { countable?: number },
): SearchMatches {
  const question = readSearch(archive, search)
  const { phrases } = question
  const found = countUpTo(archive, select(search, question), countable + 1)
  const counts = { total: Math.min(found, countable), isMore: found > countable }
  if (counts.total <= offset) return { ...counts, hits: [] }
  const ids = listIds(archive, search, question, { limit, offset, found, countable })
  const finder = openFinder(phrases)
  const hits = readStories(archive, ids).map(({ summary, story }) => ({
    story: summary,
    title: markText(summary.title, finder),
    excerpt: excerptOf(listTexts(story, finder), finder, phrases.length) ?? [
      { text: summary.standfirst, isMatch: false },
    ],
  }))
  return { ...counts, hits }
}

interface Question {
  phrases: SearchPhrase[]
  /** Without a word to look for, there is none. */
  expressions: { finding: string; ranking: string } | undefined
}

function readSearch(archive: Archive, { text = '', need = 'all' }: StorySearch): Question {
  const asked = parseSearch(text)
  const phrases = need === 'all' ? asked : dropCommon(archive, asked)
  const finding = toMatchExpression(phrases, need)
  const ranking = toMatchExpression(phrases, need, 'rank')
  return {
    phrases,
    expressions: finding === undefined || ranking === undefined ? undefined : { finding, ranking },
  }
}

/**
 * Without what more than half of all stories have, such as ‘the’ and ‘why’, unless nothing else is
 * found; and without what none has.
 */
function dropCommon(archive: Archive, phrases: SearchPhrase[]): SearchPhrase[] {
  const half = Math.floor(countUpTo(archive, selectAll({}), Number.MAX_SAFE_INTEGER) / 2)
  const telling = phrases.filter((phrase) => {
    const finding = toMatchExpression([phrase], 'all')
    if (finding === undefined) return false
    const found = countUpTo(archive, selectWith('story_words', finding, {}), half + 1)
    return found > 0 && found <= half
  })
  return telling.length > 0 ? telling : phrases
}

const select = (filters: SearchFilters, { expressions }: Question) =>
  expressions === undefined
    ? selectAll(filters)
    : selectWith('story_words', expressions.finding, filters)

/** Phrases that are weighed, for each story that is counted: all of them in some 20 ms. */
const WEIGHED = 4

/**
 * By rank; but words that a thousand stories have tell little of any of them: then those that have
 * them in their headings come first, by rank if they are few enough, and after them the newest.
 */
function listIds(
  archive: Archive,
  filters: SearchFilters,
  question: Question,
  { found, countable, ...slice }: Slice & { found: number; countable: number },
): number[] {
  const { phrases, expressions } = question
  if (expressions === undefined) return listNewest(archive, selectAll(filters), slice)
  const { finding, ranking } = expressions
  const rankable = Math.min(countable, Math.floor((countable * WEIGHED) / phrases.length))
  if (found <= rankable) return listRanked(archive, ranking, filters, slice)
  const headings = selectWith('heading_words', finding, filters)
  const known = countUpTo(archive, headings, Math.max(rankable, slice.offset + slice.limit) + 1)
  const leading =
    known <= rankable
      ? listRankedByHeadings(archive, selectWith('heading_words', ranking, filters), slice)
      : listNewest(archive, headings, slice)
  if (leading.length === slice.limit) return leading
  const others = withoutHeadings(selectWith('story_words', finding, filters), finding)
  return [
    ...leading,
    ...listNewest(archive, others, {
      limit: slice.limit - leading.length,
      offset: Math.max(0, slice.offset - known),
    }),
  ]
}

function readStories({ connection }: Archive, ids: readonly number[]) {
  const rows = all<SummaryRow & { id: number; data: string }>(
    connection,
    `SELECT f.id, s.data, ${SUMMARY} ${FROM_SEARCHABLE}
     WHERE f.id IN (SELECT value FROM json_each(?)) AND ${FEW_LIVE}`,
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
  const { standfirst, takeaway, body, analysis, scenarios, perspectives, sources } = story
  yield standfirst
  yield takeaway
  const sections = Object.values(analysis).flatMap((section) => section ?? [])
  for (const markdown of [body, ...sections, ...perspectives.map(({ view }) => view)]) {
    for (const block of markdown.split(/\n{2,}/)) if (mayFind(block)) yield toPlainText(block)
  }
  for (const { statement } of scenarios) yield statement
  for (const { title } of sources) yield `Source: ${title}`
}
