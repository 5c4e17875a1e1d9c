import type { Actor } from '@/lib/content/schema/newsroom'
import type { Story } from '@/lib/content/schema/story'
import { toSearchText } from '@/lib/content/search-text'

import type { Archive } from './archive'
import type { Slice } from './feed-queries'
import { isOrdinaryWord, standsAlone } from './name-in-text'
import { parseSearch, type SearchPhrase, toMatchExpression } from './search-words'
import { all, first, fromJson } from './sql'
import { findStory } from './story-queries'
import { FROM_SEARCHABLE, SUMMARY, type SummaryRow, toSummary } from './summary-rows'
import type { ActorDetail, ActorListing, ActorView, StorySummary } from './views'

/** All actors, with what live stories say of each, in no order that readers would know. */
export const listActors = ({ connection }: Archive): ActorListing[] =>
  all<{ data: string; views: number; stories: number }>(
    connection,
    `SELECT d.data, count(r.path) AS views, count(DISTINCT r.path) AS stories
     FROM documents d LEFT JOIN refs r ON r.kind = 'actor' AND r.target = d.id
       AND r.path NOT IN (SELECT path FROM stories WHERE is_live = 0)
     WHERE d.kind = 'actor' GROUP BY d.id ORDER BY d.id`,
  ).map(({ data, views, stories }) => {
    const { id, name, shortName, kind, country } = fromJson<Actor>(data)
    return {
      ...{ id, name, kind, views, stories },
      ...(shortName !== undefined && { shortName }),
      ...(country !== undefined && { country }),
    }
  })

/** The views of an actor in live stories: `place` is the path of the reference in the front matter. */
const VIEWS = `
  SELECT s.slug, s.published_at, r.place ->> '$[1]' AS position,
    s.data ->> ('$.perspectives[' || (r.place ->> '$[1]') || '].asOf') AS as_of
  FROM refs r JOIN stories s ON s.path = r.path
  WHERE r.kind = 'actor' AND r.target = ? AND s.is_live = 1`

export function findActor({ connection }: Archive, id: string): ActorDetail | undefined {
  const document = first<{ data: string }>(
    connection,
    "SELECT data FROM documents WHERE kind = 'actor' AND id = ?",
    id,
  )
  const counts = first<Omit<ActorDetail, 'actor'>>(
    connection,
    `SELECT count(*) AS views, count(DISTINCT slug) AS stories, min(as_of) AS "from",
       max(as_of) AS until FROM (${VIEWS})`,
    id,
  )
  return document && counts && { actor: fromJson<Actor>(document.data), ...counts }
}

/** What an actor said and did, the latest first. */
export function listViews(archive: Archive, actor: string, { limit, offset }: Slice): ActorView[] {
  const places = all<{ slug: string; position: number }>(
    archive.connection,
    `SELECT slug, position FROM (${VIEWS})
     ORDER BY as_of DESC, published_at DESC, slug, position LIMIT ? OFFSET ?`,
    actor,
    limit,
    offset,
  )
  const slugs = new Set(places.map(({ slug }) => slug))
  const stories = new Map([...slugs].map((slug) => [slug, findStory(archive, slug)]))
  return places.flatMap(({ slug, position }) => {
    const story = stories.get(slug)
    const perspective = story?.perspectives[position]
    return story && perspective ? [{ perspective, story }] : []
  })
}

/**
 * Live stories in whose text an actor's name stands, though no view of the actor's does; the newest
 * first.
 */
export function listStoriesNaming(archive: Archive, actor: Actor, limit: number): StorySummary[] {
  const { id, name, shortName } = actor
  const names = [name, shortName ?? '']
  const isSure = (phrase: SearchPhrase) => !isOrdinaryWord(phrase.words.join(' '))
  const phrases = names.flatMap((text) => parseSearch(quote(text)))
  const isMeant = toNameCheck(archive, actor)
  const sure = listStoriesWith(archive, id, phrases.filter(isSure), limit)
  const doubtful = listStoriesWith(
    archive,
    id,
    phrases.filter((phrase) => !isSure(phrase)),
    limit * LOOKED_AT,
  )
  const meant: typeof sure = []
  for (const row of doubtful) {
    if (meant.length === limit) break
    if (isMeant(fromJson<Story>(row.data))) meant.push(row)
  }
  return [...new Map([...sure, ...meant].map((row) => [row.id, row])).values()]
    .toSorted((one, other) => other.id - one.id)
    .slice(0, limit)
    .map(toSummary)
}

/** Of stories that may mean something else, how many are read for each that is wanted. */
const LOOKED_AT = 5

function listStoriesWith(
  { connection }: Archive,
  actor: string,
  phrases: readonly SearchPhrase[],
  limit: number,
) {
  const expression = toMatchExpression(phrases, 'any')
  if (expression === undefined) return []
  return all<SummaryRow & { id: number; data: string }>(
    connection,
    `SELECT f.id, s.data, ${SUMMARY} ${FROM_SEARCHABLE}
     WHERE f.id IN (
       SELECT w.rowid FROM story_words w CROSS JOIN searchable f ON f.id = w.rowid
       WHERE story_words MATCH ?
         AND f.path NOT IN (SELECT path FROM refs WHERE kind = 'actor' AND target = ?)
       ORDER BY w.rowid DESC LIMIT ?)
     ORDER BY f.id DESC`,
    expression,
    actor,
    limit,
  )
}

/** Whether a story that has an ordinary word, such as ‘House’, has it as the name of the actor. */
function toNameCheck({ connection }: Archive, { id, name, shortName }: Actor) {
  const ordinary = [name, shortName ?? ''].filter(isOrdinaryWord)
  const others = all<{ name: string }>(
    connection,
    "SELECT data ->> 'name' AS name FROM documents WHERE kind = 'actor' AND id <> ?",
    id,
  ).map((other) => other.name)
  const context = { own: name.split(/[^\p{L}\p{N}\p{M}]+/u), others }
  return ({ title, standfirst, takeaway, body, analysis, scenarios, perspectives }: Story) =>
    [
      ...[title, standfirst, takeaway, toSearchText(body)],
      ...Object.values(analysis).flatMap((text) => (text === undefined ? [] : toSearchText(text))),
      ...scenarios.map(({ statement }) => statement),
      ...perspectives.map(({ view }) => toSearchText(view)),
    ].some((text) => ordinary.some((word) => standsAlone(text, word, context)))
}

/** A name as one phrase, whatever quotation marks it has of its own. */
const quote = (text: string) => `"${text.replace(/["“”„‟«»]/g, ' ')}"`
