import { createHash } from 'node:crypto'

import type { Story } from '@/lib/content/schema/story'
import { toSearchText } from '@/lib/content/search-text'

import type { Archive } from './archive'
import { partWords } from './search-words'
import { all, first, fromJson, run } from './sql'
import { listStems } from './word-stems'

interface Searchable {
  id: number
  /** Its rowid in `stories`. */
  story: number
}

/**
 * Adds the words of a live story. SQLite writes the words it has gathered to disk whenever a
 * statement begins that it may have to undo by itself, such as an INSERT from a SELECT, and whenever
 * an id follows that is less than the last; between statements for one row each, in the order of
 * ids, it goes on gathering, which takes a tenth of the time.
 */
function makeSearchable(archive: Archive, { id, story: rowid }: Searchable) {
  const { connection } = archive
  const row = first<{ path: string; data: string }>(
    connection,
    'SELECT path, data FROM stories WHERE rowid = ?',
    rowid,
  )
  if (row === undefined) return
  const story = fromJson<Story>(row.data)
  const { title, topic, status, publishedAt, standfirst, takeaway } = story
  const names = [story.place ?? '', ...listActorNames(archive, story)].join('\n')
  const headings = { title, summary: `${standfirst}\n${takeaway}`, names }
  run(
    connection,
    `INSERT INTO searchable (id, story, path, topic, status, published_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    ...[id, rowid, row.path, topic, status, publishedAt],
  )
  const texts = { ...headings, body: toSearchText(story.body), depth: depthOf(story) }
  addWords(archive, 'story_words', id, texts)
  addWords(archive, 'heading_words', id, headings)
}

function addWords(
  { connection }: Archive,
  table: 'story_words' | 'heading_words',
  id: number,
  texts: Record<string, string>,
) {
  const columns = [...Object.keys(texts), 'stems']
  run(
    connection,
    `INSERT INTO ${table} (rowid, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
    id,
    ...Object.values(texts).map(partWords),
    listStems(Object.values(texts)).join(' '),
  )
}

/** What lies below the report: analysis, scenarios, the views of others, and what the sources are called. */
const depthOf = ({ analysis, scenarios, perspectives, sources }: Story): string =>
  [
    ...Object.values(analysis).flatMap((text) => (text === undefined ? [] : toSearchText(text))),
    ...scenarios.map(({ statement }) => statement),
    ...perspectives.map(({ view }) => toSearchText(view)),
    ...sources.map(({ title }) => title),
  ].join('\n\n')

function listActorNames({ connection }: Archive, { perspectives }: Story): string[] {
  if (perspectives.length === 0) return []
  return all<{ name: string; shortName: string | null }>(
    connection,
    `SELECT data ->> 'name' AS name, data ->> 'shortName' AS shortName FROM documents
     WHERE kind = 'actor' AND id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(perspectives.map(({ actor }) => actor)),
  ).flatMap(({ name, shortName }) => (shortName === null ? name : [name, shortName]))
}

/** The names of an actor are among the words of its stories; `alignSearch` reads them again. */
export function forgetStoriesOf({ connection }: Archive, actor: string) {
  run(
    connection,
    `DELETE FROM searchable
     WHERE path IN (SELECT path FROM refs WHERE kind = 'actor' AND target = ?)`,
    actor,
  )
}

/** Makes exactly the live stories searchable. */
export function alignSearch(archive: Archive) {
  const { connection } = archive
  run(
    connection,
    `DELETE FROM searchable
     WHERE story IN (SELECT story FROM searchable EXCEPT SELECT rowid FROM stories WHERE is_live = 1)`,
  )
  const missing = all<{ story: number; slug: string; publishedAt: string }>(
    connection,
    `SELECT rowid AS story, slug, published_at AS publishedAt FROM stories
     WHERE is_live = 1 AND rowid NOT IN (SELECT story FROM searchable)`,
  )
  const inOrder = missing
    .map((story) => ({ ...story, id: idAt(story) }))
    .sort((one, other) => one.id - other.id)
  for (const { id, story } of inOrder) makeSearchable(archive, { id: freeId(archive, id), story })
}

/** Enough that of the stories of one second hardly two want the same; more makes the index longer. */
const IDS_A_SECOND = 4096

/** Of stories published together, the slug decides, so that every replica has the same order. */
function idAt({ slug, publishedAt }: { slug: string; publishedAt: string }): number {
  const second = Date.parse(publishedAt) / 1000
  const within = createHash('sha256').update(slug).digest().readUInt32BE() % IDS_A_SECOND
  return second * IDS_A_SECOND + within
}

function freeId({ connection }: Archive, wanted: number): number {
  let id = wanted
  while (first(connection, 'SELECT 1 FROM searchable WHERE id = ?', id) !== undefined) id += 1
  return id
}
