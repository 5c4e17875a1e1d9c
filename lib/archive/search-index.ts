import type { Story } from '@/lib/content/schema/story'
import { toSearchText } from '@/lib/content/search-text'

import type { Archive } from './archive'
import { partWords } from './search-words'
import { all, first, fromJson, run } from './sql'

/**
 * Adds the words of a live story. SQLite writes the words it has gathered to disk whenever a
 * statement begins that it may have to undo by itself, such as an INSERT from a SELECT; between
 * statements for one row each it goes on gathering, which takes a tenth of the time.
 */
function makeSearchable(archive: Archive, id: number, path: string, story: Story) {
  const { connection } = archive
  const { title, topic, status, publishedAt, standfirst, takeaway } = story
  const summary = `${standfirst}\n${takeaway}`
  const names = [story.place ?? '', ...listActorNames(archive, story)].join('\n')
  run(
    connection,
    'INSERT INTO searchable (id, path, topic, status, published_at) VALUES (?, ?, ?, ?, ?)',
    ...[id, path, topic, status, publishedAt],
  )
  run(
    connection,
    'INSERT INTO story_words (rowid, title, summary, body, depth, names) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    ...[title, summary, toSearchText(story.body), depthOf(story), names].map(partWords),
  )
  run(
    connection,
    'INSERT INTO heading_words (rowid, words) VALUES (?, ?)',
    id,
    partWords([title, summary, names].join('\n')),
  )
}

/** What lies below the report: analysis, scenarios and the views of others. */
const depthOf = ({ analysis, scenarios, perspectives }: Story): string =>
  [
    ...Object.values(analysis).flatMap((text) => (text === undefined ? [] : toSearchText(text))),
    ...scenarios.map(({ statement }) => statement),
    ...perspectives.map(({ view }) => toSearchText(view)),
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
     WHERE id IN (SELECT id FROM searchable EXCEPT SELECT rowid FROM stories WHERE is_live = 1)`,
  )
  const missing = all<{ id: number }>(
    connection,
    'SELECT rowid AS id FROM stories WHERE is_live = 1 EXCEPT SELECT id FROM searchable',
  )
  for (const { id } of missing) {
    const row = first<{ path: string; data: string }>(
      connection,
      'SELECT path, data FROM stories WHERE rowid = ?',
      id,
    )
    if (row !== undefined) makeSearchable(archive, id, row.path, fromJson<Story>(row.data))
  }
}
