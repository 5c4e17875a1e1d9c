import type { Scenario, Source, Story } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import { all, first, fromJson } from './sql'

/** Answers for editors: drafts and what is scheduled count like everything else. */

export interface StoryFile {
  path: string
  slug: string
  title: string
  topic: string
  publishedAt: string
  isDraft: boolean
}

export interface ScenarioFile {
  path: string
  slug: string
  topic: string
  isDraft: boolean
  scenario: Scenario
}

const STORY_FILE = `
  SELECT path, slug, json_extract(summary, '$.title') AS title, topic, published_at AS publishedAt,
    is_draft AS isDraft
  FROM stories`

type StoryRow = Omit<StoryFile, 'isDraft'> & { isDraft: number }

const toStoryFile = (row: StoryRow): StoryFile => ({ ...row, isDraft: row.isDraft === 1 })

/** All stories, the newest first. */
export const listStoryFiles = ({ connection }: Archive): StoryFile[] =>
  all<StoryRow>(connection, `${STORY_FILE} ORDER BY published_at DESC, slug`).map(toStoryFile)

/** By slug or by path. */
export function findStoryFile({ connection }: Archive, name: string): StoryFile | undefined {
  const row = first<StoryRow>(connection, `${STORY_FILE} WHERE slug = ?1 OR path = ?1`, name)
  return row && toStoryFile(row)
}

export const findWholeStory = ({ connection }: Archive, path: string): Story | undefined => {
  const row = first<{ data: string }>(connection, 'SELECT data FROM stories WHERE path = ?', path)
  return row && fromJson<Story>(row.data)
}

/** All scenarios, those due first. */
export const listScenarioFiles = ({ connection }: Archive): ScenarioFile[] =>
  all<{ path: string; slug: string; topic: string; isDraft: number; data: string }>(
    connection,
    `SELECT s.path, s.slug, s.topic, s.is_draft AS isDraft, c.data
     FROM (SELECT path, data FROM open_scenarios UNION ALL SELECT path, data FROM resolved_scenarios) c
       JOIN stories s ON s.path = c.path
     ORDER BY json_extract(c.data, '$.resolveBy'), s.slug`,
  ).map(({ isDraft, data, ...place }) => ({
    ...place,
    isDraft: isDraft === 1,
    scenario: fromJson<Scenario>(data),
  }))

/** Ids of all topics, actors, publishers or pages. */
export const listDocumentIds = (
  { connection }: Archive,
  kind: 'topic' | 'actor' | 'publisher' | 'page',
): string[] =>
  all<{ id: string }>(connection, 'SELECT id FROM documents WHERE kind = ? ORDER BY id', kind).map(
    ({ id }) => id,
  )

/** The number of the newest update of a topic; 0 where there is none. */
export const findLastUpdate = ({ connection }: Archive, topic: string): number =>
  first<{ number: number | null }>(
    connection,
    'SELECT max(number) AS number FROM updates WHERE topic = ?',
    topic,
  )?.number ?? 0

/** Every name that a story has or had. */
export const listTakenSlugs = ({ connection }: Archive): string[] =>
  all<{ slug: string }>(
    connection,
    "SELECT slug FROM stories UNION SELECT target FROM refs WHERE kind = 'former-slug'",
  ).map(({ slug }) => slug)

export interface StorySources {
  path: string
  publishedAt: string
  sources: Source[]
}

/** The sources of every story, in the order in which it lists them. */
export const listStorySources = ({ connection }: Archive): StorySources[] =>
  all<Omit<StorySources, 'sources'> & { sources: string }>(
    connection,
    `SELECT path, published_at AS publishedAt, data -> 'sources' AS sources
     FROM stories ORDER BY path`,
  ).map((row) => ({ ...row, sources: fromJson<Source[]>(row.sources) }))

export interface TopicStatistics {
  topic: string
  /** Published by now; all else counts only what these stories hold. */
  stories: number
  sources: number
  primarySources: number
  /** Different actors whose views are given. */
  actors: number
  openScenarios: number
}

/** Of every topic, also of one without a story. */
export const listTopicStatistics = ({ connection }: Archive, now: string): TopicStatistics[] =>
  all<TopicStatistics>(
    connection,
    `WITH published AS (SELECT path, topic, data FROM stories WHERE is_draft = 0 AND published_at <= ?1)
     SELECT t.id AS topic,
       (SELECT count(*) FROM published p WHERE p.topic = t.id) AS stories,
       (SELECT count(*) FROM published p, json_each(p.data, '$.sources') WHERE p.topic = t.id) AS sources,
       (SELECT count(*) FROM published p, json_each(p.data, '$.sources') e
        WHERE p.topic = t.id AND json_extract(e.value, '$.kind') = 'primary') AS primarySources,
       (SELECT count(DISTINCT r.target) FROM published p JOIN refs r ON r.path = p.path
        WHERE p.topic = t.id AND r.kind = 'actor') AS actors,
       (SELECT count(*) FROM published p JOIN open_scenarios o ON o.path = p.path
        WHERE p.topic = t.id) AS openScenarios
     FROM documents t WHERE t.kind = 'topic' ORDER BY t.id`,
    now,
  )

/** Where files name a story: a path of front matter for a cause, none for links in texts. */
export const listReferencesTo = (
  { connection }: Archive,
  slug: string,
): { path: string; kind: 'cause' | 'link'; place: (string | number)[] }[] =>
  all<{ path: string; kind: 'cause' | 'link'; place: string }>(
    connection,
    "SELECT path, kind, place FROM refs WHERE kind IN ('cause', 'link') AND target = ? ORDER BY path",
    slug,
  ).map((row) => ({ ...row, place: fromJson<(string | number)[]>(row.place) }))
