import type { Publisher } from '@/lib/content/schema/newsroom'
import type { Correction, Scenario, Story } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import { toImageView } from './image-view'
import { all, first, fromJson } from './sql'
import { FROM_STORIES, SUMMARY, type SummaryRow, toSummary } from './summary-rows'
import type { FullStory, PublishedCorrection, ResolvedScenario, SourceView } from './views'

/** The stories of a topic, those in which an actor has a view, or, without either, all. */
export interface StoryScope {
  topic?: string | undefined
  actor?: string | undefined
}

/** Part of a list that is read page by page. */
export interface Slice {
  limit: number
  offset: number
}

/** The instant at which what is served was published: no feed tells of anything later. */
export const findServedSince = ({ connection }: Archive): string =>
  first<{ at: string }>(connection, 'SELECT published_at AS at FROM revision')?.at ?? ''

/** By way of an actor's own stories, or SQLite looks through all there are, in their order. */
const OF_ACTOR = `(SELECT DISTINCT path FROM refs WHERE kind = 'actor' AND target = ?) a
  CROSS JOIN stories s ON s.path = a.path`

const within = ({ topic, actor }: StoryScope) => ({
  from: `${actor === undefined ? 'stories s' : OF_ACTOR}
    WHERE s.is_live = 1${topic === undefined ? '' : ' AND s.topic = ?'}`,
  values: [actor, topic].filter((value) => value !== undefined),
})

const count = (archive: Archive, from: string, ...values: string[]): number =>
  first<{ count: number }>(archive.connection, `SELECT count(*) AS count ${from}`, ...values)
    ?.count ?? 0

export function countFullStories(archive: Archive, scope: StoryScope): number {
  const { from, values } = within(scope)
  return count(archive, `FROM ${from}`, ...values)
}

/** Newest first. */
export function listFullStories(
  archive: Archive,
  scope: StoryScope,
  { limit, offset }: Slice,
): FullStory[] {
  const { from, values } = within(scope)
  // The paths first: sorting whole stories to keep fifty of them would read them all.
  const rows = all<StoryRow>(
    archive.connection,
    `SELECT s.data, ${SUMMARY} ${FROM_STORIES}
     WHERE s.path IN (SELECT s.path FROM ${from}
                      ORDER BY s.published_at DESC, s.slug LIMIT ? OFFSET ?)
     ORDER BY s.published_at DESC, s.slug`,
    ...values,
    limit,
    offset,
  )
  return toFullStories(archive, rows)
}

type StoryRow = SummaryRow & { data: string }

function toFullStories(archive: Archive, rows: readonly StoryRow[]): FullStory[] {
  const stories = rows.map((row) => ({ summary: toSummary(row), story: fromJson<Story>(row.data) }))
  const publishers = findPublishers(
    archive,
    stories.flatMap(({ story }) => story.sources.map(({ publisher }) => publisher)),
  )
  return stories.map(({ summary, story }) => {
    const { slug, authors, analysis, body, scenarios, corrections, perspectives } = story
    return {
      ...summary,
      ...{ authors, analysis, body, corrections },
      image: toImageView(archive, story.image),
      firstSlug: story.previousSlugs[0] ?? slug,
      sources: toSourceViews(story, publishers),
      scenarioCount: scenarios.length,
      perspectiveCount: perspectives.length,
    }
  })
}

function findPublishers({ connection }: Archive, ids: readonly string[]): Map<string, Publisher> {
  const rows = all<{ data: string }>(
    connection,
    `SELECT data FROM documents
     WHERE kind = 'publisher' AND id IN (SELECT value FROM json_each(?))`,
    JSON.stringify([...new Set(ids)]),
  )
  return new Map(
    rows.map(({ data }) => fromJson<Publisher>(data)).map((publisher) => [publisher.id, publisher]),
  )
}

const toSourceViews = ({ sources }: Story, publishers: Map<string, Publisher>): SourceView[] =>
  sources.flatMap((source, index) => {
    const publisher = publishers.get(source.publisher)
    if (publisher === undefined) return []
    const { id, name, website } = publisher
    return [{ ...source, number: index + 1, publisher: { id, name, website } }]
  })

const LIVE_CORRECTIONS =
  'FROM corrections c CROSS JOIN stories s ON s.path = c.path WHERE s.is_live = 1 AND c.at <= ?'

/** Of live stories, made until the instant `until`. */
export const countCorrections = (archive: Archive, until: string): number =>
  count(archive, 'FROM corrections c JOIN searchable f ON f.path = c.path WHERE c.at <= ?', until)

/** Of live stories, made until the instant `until`; the newest first. */
export function listCorrections(
  archive: Archive,
  { until, limit, offset }: Slice & { until: string },
): PublishedCorrection[] {
  const rows = all<StoryRow & { correction: string; ordinal: number }>(
    archive.connection,
    `SELECT c.data AS correction, c.ordinal, s.data, ${SUMMARY} ${FROM_STORIES}
     JOIN corrections c ON c.path = s.path
     WHERE c.rowid IN (SELECT c.rowid ${LIVE_CORRECTIONS}
                       ORDER BY c.at DESC, s.slug, c.ordinal DESC LIMIT ? OFFSET ?)
     ORDER BY c.at DESC, s.slug, c.ordinal DESC`,
    until,
    limit,
    offset,
  )
  return withStories(archive, rows, (row, story) => ({
    correction: fromJson<Correction>(row.correction),
    ordinal: row.ordinal,
    story,
  }))
}

const LIVE_RESOLUTIONS =
  'FROM resolved_scenarios r CROSS JOIN stories s ON s.path = r.path WHERE s.is_live = 1 AND r.recorded_at <= ?'

/** Of scenarios of live stories, recorded until the instant `until`. */
export const countResolutions = (archive: Archive, until: string): number =>
  count(
    archive,
    'FROM resolved_scenarios r JOIN searchable f ON f.path = r.path WHERE r.recorded_at <= ?',
    until,
  )

/** Of scenarios of live stories, recorded until the instant `until`; the newest first. */
export function listResolutions(
  archive: Archive,
  { until, limit, offset }: Slice & { until: string },
): ResolvedScenario[] {
  const rows = all<StoryRow & { scenario: string }>(
    archive.connection,
    `SELECT r.data AS scenario, s.data, ${SUMMARY} ${FROM_STORIES}
     JOIN resolved_scenarios r ON r.path = s.path
     WHERE r.rowid IN (SELECT r.rowid ${LIVE_RESOLUTIONS}
                       ORDER BY r.recorded_at DESC, s.slug, r.rowid LIMIT ? OFFSET ?)
     ORDER BY r.recorded_at DESC, s.slug, r.rowid`,
    until,
    limit,
    offset,
  )
  return withStories(archive, rows, (row, story) => {
    const scenario = fromJson<Scenario>(row.scenario)
    const { resolution } = scenario
    return resolution && { scenario: { ...scenario, resolution }, story }
  })
}

function withStories<Row extends StoryRow, Item>(
  archive: Archive,
  rows: readonly Row[],
  toItem: (row: Row, story: FullStory) => Item | undefined,
): Item[] {
  const stories = toFullStories(archive, rows)
  return rows.flatMap((row, index) => {
    const story = stories[index]
    const item = story && toItem(row, story)
    return item === undefined ? [] : [item]
  })
}

/** An actor's name, whether or not it has a view in a live story. */
export const findActorName = ({ connection }: Archive, id: string): string | undefined =>
  first<{ name: string }>(
    connection,
    "SELECT data ->> 'name' AS name FROM documents WHERE kind = 'actor' AND id = ?",
    id,
  )?.name

/** Actors with a view in a live story, by name; any `limit` of them, if there is one. */
export const listSpeakingActors = (
  { connection }: Archive,
  limit = -1,
): { id: string; name: string }[] =>
  all<{ id: string; name: string }>(
    connection,
    `SELECT id, name FROM (
       SELECT d.id, d.data ->> 'name' AS name FROM documents d
       WHERE d.kind = 'actor' AND EXISTS (
         SELECT 1 FROM refs r JOIN stories s ON s.path = r.path
         WHERE r.kind = 'actor' AND r.target = d.id AND s.is_live = 1)
       LIMIT ?)
     ORDER BY name COLLATE NOCASE, id`,
    limit,
  )

/** Only what a title and its link take; the newest first. */
export function listStoryTitles(
  { connection }: Archive,
  scope: StoryScope,
  limit: number,
): Pick<FullStory, 'slug' | 'title' | 'isRetracted'>[] {
  const { from, values } = within(scope)
  return all<{ summary: string }>(
    connection,
    `SELECT s.summary FROM ${from}
     ORDER BY s.published_at DESC, s.slug LIMIT ?`,
    ...values,
    limit,
  ).map(({ summary }) => fromJson(summary))
}

/** Names the files behind the newest stories of a scope: it changes when one of them does. */
export function fingerprintStories(
  { connection }: Archive,
  scope: StoryScope,
  limit: number,
): string {
  const { from, values } = within(scope)
  const rows = all<{ hash: string }>(
    connection,
    `SELECT hash FROM files WHERE path IN (
       SELECT s.path FROM ${from} ORDER BY s.published_at DESC, s.slug LIMIT ?) ORDER BY path`,
    ...values,
    limit,
  )
  return rows.map(({ hash }) => hash).join(' ')
}
