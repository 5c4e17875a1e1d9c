import type { Actor, Publisher } from '@/lib/content/schema/newsroom'
import type { Scenario, Story, StoryStatus } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import { toImageView } from './image-view'
import { all, first, fromJson } from './sql'
import {
  FEW_LIVE,
  FROM_STORIES,
  HEADINGS,
  SUMMARY,
  type SummaryRow,
  toSummary,
} from './summary-rows'
import type { LinkedStory, OpenScenario, SourceView, StoryDetail, StorySummary } from './views'

export interface StoryFilter {
  topic?: string | undefined
  status?: StoryStatus | undefined
}

const matching = ({ topic, status }: StoryFilter) => ({
  where: `s.is_live = 1${topic === undefined ? '' : ' AND s.topic = ?'}${status === undefined ? '' : ' AND s.status = ?'}`,
  values: [topic, status].filter((value) => value !== undefined),
})

export function countStories({ connection }: Archive, filter: StoryFilter = {}): number {
  const { where, values } = matching(filter)
  const row = first<{ count: number }>(
    connection,
    `SELECT count(*) AS count FROM stories s WHERE ${where}`,
    ...values,
  )
  return row?.count ?? 0
}

/** Newest first. */
export function listStories(
  { connection }: Archive,
  { limit, offset = 0, ...filter }: StoryFilter & { limit: number; offset?: number },
): StorySummary[] {
  const { where, values } = matching(filter)
  return all<SummaryRow>(
    connection,
    `SELECT ${SUMMARY} ${FROM_STORIES} WHERE ${where} ORDER BY s.published_at DESC, s.slug LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  ).map(toSummary)
}

/** The stories first reported in an update, newest first. */
export const listStoriesOfUpdate = (
  { connection }: Archive,
  topic: string,
  number: number,
): StorySummary[] =>
  all<SummaryRow>(
    connection,
    `SELECT ${SUMMARY} ${FROM_STORIES}
     WHERE s.is_live = 1 AND s.topic = ? AND s.update_number = ? ORDER BY s.published_at DESC, s.slug`,
    topic,
    number,
  ).map(toSummary)

export const isLive = ({ connection }: Archive, slug: string): boolean =>
  first(connection, 'SELECT 1 FROM stories WHERE slug = ? AND is_live = 1', slug) !== undefined

/** The slug under which a story that was once called `slug` lives now. */
export const findCurrentSlug = ({ connection }: Archive, slug: string): string | undefined =>
  first<{ slug: string }>(
    connection,
    `SELECT s.slug FROM refs r JOIN stories s ON s.path = r.path
     WHERE r.kind = 'former-slug' AND r.target = ? AND s.is_live = 1`,
    slug,
  )?.slug

/** Scenarios without a resolution whose deadline is `from` (a day) or later, the soonest first. */
export const listOpenScenarios = (
  { connection }: Archive,
  { from, limit, topic }: { from: string; limit: number; topic?: string },
): OpenScenario[] =>
  all<SummaryRow & { scenario: string }>(
    connection,
    `SELECT o.data AS scenario, ${SUMMARY}
     FROM open_scenarios o CROSS JOIN stories s ON s.path = o.path ${HEADINGS}
     WHERE s.is_live = 1 AND o.resolve_by >= ?1 AND (?2 IS NULL OR s.topic = ?2)
     ORDER BY o.resolve_by, s.slug, o.rowid LIMIT ?3`,
    from,
    topic ?? null,
    limit,
  ).map((row) => ({ scenario: fromJson<Scenario>(row.scenario), story: toSummary(row) }))

export function findStory(archive: Archive, slug: string): StoryDetail | undefined {
  const row = first<SummaryRow & { path: string; data: string }>(
    archive.connection,
    `SELECT s.path, s.data, ${SUMMARY} ${FROM_STORIES} WHERE s.slug = ? AND s.is_live = 1`,
    slug,
  )
  if (row === undefined) return undefined
  const story = fromJson<Story>(row.data)
  const sources = toSourceViews(archive, row.path, story)
  const sourceById = new Map(sources.map((source) => [source.id, source]))
  const actors = documentsReferredBy<Actor>(archive, row.path, 'actor')
  const { authors, analysis, scenarios, corrections, body, words } = story

  return {
    ...toSummary(row),
    authors,
    analysis,
    scenarios,
    corrections,
    body,
    words,
    image: toImageView(archive, story.image),
    sources,
    causes: listCauses(archive, row.path, story),
    effects: listEffects(archive, slug),
    perspectives: story.perspectives.flatMap((perspective) => {
      const actor = actors.get(perspective.actor)
      const source = sourceById.get(perspective.source)
      return actor && source ? [{ ...perspective, actor, source }] : []
    }),
  }
}

function toSourceViews(archive: Archive, path: string, { sources }: Story): SourceView[] {
  const publishers = documentsReferredBy<Publisher>(archive, path, 'publisher')
  return sources.flatMap((source, index) => {
    const publisher = publishers.get(source.publisher)
    if (publisher === undefined) return []
    const { id, name, website } = publisher
    return [{ ...source, number: index + 1, publisher: { id, name, website } }]
  })
}

function documentsReferredBy<T extends { id: string }>(
  { connection }: Archive,
  path: string,
  kind: 'actor' | 'publisher',
): Map<string, T> {
  const rows = all<{ data: string }>(
    connection,
    `SELECT data FROM documents
     WHERE kind = ?1 AND id IN (SELECT target FROM refs WHERE path = ?2 AND kind = ?1)`,
    kind,
    path,
  )
  return new Map(
    rows.map(({ data }) => fromJson<T>(data)).map((document) => [document.id, document]),
  )
}

function listCauses({ connection }: Archive, path: string, story: Story): LinkedStory[] {
  const rows = all<SummaryRow>(
    connection,
    `SELECT ${SUMMARY} ${FROM_STORIES}
     WHERE ${FEW_LIVE} AND s.slug IN (SELECT target FROM refs WHERE path = ? AND kind = 'cause')
     ORDER BY s.published_at, s.slug`,
    path,
  )
  return rows
    .map(toSummary)
    .map((cause) => ({ story: cause, because: reasonFor(story, cause.slug) }))
}

function listEffects({ connection }: Archive, slug: string): LinkedStory[] {
  const rows = all<SummaryRow & { data: string }>(
    connection,
    `SELECT s.data, ${SUMMARY} ${FROM_STORIES}
     WHERE ${FEW_LIVE} AND s.path IN (SELECT path FROM refs WHERE target = ? AND kind = 'cause')
     ORDER BY s.published_at, s.slug`,
    slug,
  )
  return rows.map((row) => ({
    story: toSummary(row),
    because: reasonFor(fromJson<Story>(row.data), slug),
  }))
}

const reasonFor = ({ causes }: Story, slug: string): string =>
  causes.find(({ story }) => story === slug)?.because ?? ''
