import { nameForecasts } from '@/lib/content/forecast-names'
import type { ImageFile } from '@/lib/content/image-file'
import type { Entry, ParsedFile } from '@/lib/content/parse'
import type { Correction, Scenario, Story } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import { listReferences } from './references'
import { forgetStoriesOf } from './search-index'
import { run } from './sql'

/** Puts what a file says in the place of what it said before; one with errors says nothing. */
export function replaceFile(
  { connection }: Archive,
  { path, hash, entry }: ParsedFile & { hash: string },
) {
  run(connection, 'DELETE FROM files WHERE path = ?', path)
  if (entry === undefined) return
  run(connection, 'INSERT INTO files (path, hash) VALUES (?, ?)', path, hash)
  insertEntry({ connection }, path, entry)
  for (const { kind, target, place } of listReferences(entry)) {
    run(
      connection,
      'INSERT INTO refs (path, kind, target, place) VALUES (?, ?, ?, ?)',
      path,
      kind,
      target,
      JSON.stringify(place),
    )
  }
}

function insertEntry(archive: Archive, path: string, entry: Entry) {
  const { connection } = archive
  if (entry.kind === 'story') return insertStory(archive, path, entry.value)
  if (entry.kind === 'image') return insertImage(archive, path, entry.value)
  const data = JSON.stringify(entry.value)
  if (entry.kind === 'update') {
    const { topic, number, title, publishedAt, draft } = entry.value
    run(
      connection,
      'INSERT INTO updates (path, topic, number, title, published_at, is_draft, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
      path,
      topic,
      number,
      title,
      publishedAt,
      Number(draft),
      data,
    )
    return
  }
  const id = 'id' in entry.value ? entry.value.id : entry.kind
  if (entry.kind === 'actor') forgetStoriesOf(archive, id)
  run(
    connection,
    'INSERT INTO documents (path, kind, id, data) VALUES (?, ?, ?, ?)',
    path,
    entry.kind,
    id,
    data,
  )
}

function insertImage({ connection }: Archive, path: string, image: ImageFile) {
  if (image.fault !== undefined) {
    const fault = JSON.stringify(image.fault)
    run(connection, 'INSERT INTO images (path, fault) VALUES (?, ?)', path, fault)
    return
  }
  run(
    connection,
    'INSERT INTO images (path, fingerprint, width, height) VALUES (?, ?, ?, ?)',
    path,
    image.fingerprint,
    image.width,
    image.height,
  )
}

/** Words that an ordinary adult reads in a minute (Brysbaert 2019, non-fiction: 238). */
const WORDS_PER_MINUTE = 238

function insertStory({ connection }: Archive, path: string, story: Story) {
  const { slug, title, standfirst, takeaway, status, publishedAt, updatedAt, place } = story
  const summary = {
    slug,
    title,
    standfirst,
    takeaway,
    status,
    publishedAt,
    updatedAt,
    place,
    readingMinutes: Math.max(1, Math.round(story.words / WORDS_PER_MINUTE)),
    isRetracted: story.corrections.some(({ kind }) => kind === 'retraction'),
  }
  run(
    connection,
    `INSERT INTO stories (path, slug, topic, update_number, status, published_at, is_draft, summary, data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    path,
    slug,
    story.topic,
    story.update,
    status,
    publishedAt,
    Number(story.draft),
    JSON.stringify(summary),
    JSON.stringify(story),
  )
  insertSources({ connection }, path, story)
  for (const scenario of story.scenarios) insertScenario({ connection }, path, { story, scenario })
  insertCorrections({ connection }, path, story.corrections)
}

const insertSources = ({ connection }: Archive, path: string, { sources }: Story) =>
  run(
    connection,
    `INSERT INTO sources (path, number, publisher, url, kind, access, title, published_at)
     SELECT ?, key + 1, value ->> 'publisher', value ->> 'url', value ->> 'kind',
       value ->> 'access', value ->> 'title', value ->> 'publishedAt' FROM json_each(?)`,
    path,
    JSON.stringify(sources),
  )

function insertScenario(
  { connection }: Archive,
  path: string,
  { story, scenario }: { story: Story; scenario: Scenario },
) {
  const { resolveBy, resolution } = scenario
  run(
    connection,
    resolution === undefined
      ? 'INSERT INTO open_scenarios (path, resolve_by, forecasts, data) VALUES (?, ?, ?, ?)'
      : 'INSERT INTO resolved_scenarios (path, recorded_at, forecasts, data) VALUES (?, ?, ?, ?)',
    path,
    resolution === undefined ? resolveBy : resolution.recordedAt,
    JSON.stringify(nameForecasts(scenario, story.publishedAt)),
    JSON.stringify(scenario),
  )
}

function insertCorrections(
  { connection }: Archive,
  path: string,
  corrections: readonly Correction[],
) {
  corrections.forEach((correction, index) => {
    const { at } = correction
    const ordinal = 1 + corrections.slice(0, index).filter((earlier) => earlier.at === at).length
    run(
      connection,
      'INSERT INTO corrections (path, at, ordinal, data) VALUES (?, ?, ?, ?)',
      path,
      at,
      ordinal,
      JSON.stringify(correction),
    )
  })
}
