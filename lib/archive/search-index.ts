import type { Story } from '@/lib/content/schema/story'
import { toSearchText } from '@/lib/content/search-text'

import type { Archive } from './archive'
import { partWords } from './search-words'
import { all, fromJson, run } from './sql'

/** Makes a story of the index one that search finds. Those that are not live go with `alignSearch`. */
export function makeSearchable(archive: Archive, path: string, story: Story) {
  const { connection } = archive
  const { title, topic, status, publishedAt, standfirst, takeaway } = story
  const summary = `${standfirst}\n${takeaway}`
  const names = [story.place ?? '', ...listActorNames(archive, story)].join('\n')
  run(
    connection,
    `INSERT INTO searchable (id, path, topic, status, published_at)
     SELECT rowid, path, ?, ?, ? FROM stories WHERE path = ?`,
    ...[topic, status, publishedAt, path],
  )
  run(
    connection,
    `INSERT INTO story_words (rowid, title, summary, body, depth, names)
     SELECT rowid, ?, ?, ?, ?, ? FROM stories WHERE path = ?`,
    ...[title, summary, toSearchText(story.body), depthOf(story), names].map(partWords),
    path,
  )
  run(
    connection,
    'INSERT INTO heading_words (rowid, words) SELECT rowid, ? FROM stories WHERE path = ?',
    partWords([title, summary, names].join('\n')),
    path,
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
  const missing = all<{ path: string; data: string }>(
    connection,
    `SELECT path, data FROM stories
     WHERE rowid IN (SELECT rowid FROM stories WHERE is_live = 1 EXCEPT SELECT id FROM searchable)`,
  )
  for (const { path, data } of missing) makeSearchable(archive, path, fromJson<Story>(data))
}
