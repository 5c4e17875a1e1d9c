import type { Resolution, Scenario } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import type { Slice } from './feed-queries'
import { all, first, fromJson } from './sql'
import { FEW_LIVE, FROM_STORIES, SUMMARY, type SummaryRow, toSummary } from './summary-rows'
import type { TimelineEntry } from './views'

/** What happens in a topic: its stories, its updates, and outcomes on record until an instant. */
export interface TimelineScope {
  topic: string
  until: string
}

/** An outcome is known by its day, and comes after what was published on it. */
const ENTRIES = `(
  SELECT 'story' AS kind, published_at AS at, path, '' AS data FROM stories
  WHERE topic = ?1 AND is_live = 1
  UNION ALL
  SELECT 'update', published_at, path, json_object('number', number, 'title', title) FROM updates
  WHERE topic = ?1 AND is_live = 1
  UNION ALL
  SELECT 'outcome', r.data ->> '$.resolution.eventDate', r.path, r.data
  FROM resolved_scenarios r JOIN stories s ON s.path = r.path
  WHERE s.topic = ?1 AND s.is_live = 1 AND r.recorded_at <= ?2)`
const ORDER = "ORDER BY at || iif(kind = 'outcome', '~', ''), kind, path, data"

export const countTimeline = ({ connection }: Archive, { topic, until }: TimelineScope): number =>
  first<{ count: number }>(connection, `SELECT count(*) AS count FROM ${ENTRIES}`, topic, until)
    ?.count ?? 0

/** From the earliest to the latest. */
export function listTimeline(
  { connection }: Archive,
  { topic, until, limit, offset }: TimelineScope & Slice,
): TimelineEntry[] {
  const rows = all<{ kind: TimelineEntry['kind']; at: string; path: string; data: string }>(
    connection,
    `SELECT kind, at, path, data FROM ${ENTRIES} ${ORDER} LIMIT ?3 OFFSET ?4`,
    topic,
    until,
    limit,
    offset,
  )
  const summaries = all<SummaryRow & { path: string }>(
    connection,
    `SELECT s.path, ${SUMMARY} ${FROM_STORIES}
     WHERE ${FEW_LIVE} AND s.path IN (SELECT value FROM json_each(?))`,
    JSON.stringify(rows.map(({ path }) => path)),
  )
  const stories = new Map(summaries.map((row) => [row.path, toSummary(row)]))
  return rows.flatMap(({ kind, at, path, data }): TimelineEntry[] => {
    if (kind === 'update') {
      return [{ kind, at, ...fromJson<{ number: number; title: string }>(data) }]
    }
    const story = stories.get(path)
    if (story === undefined) return []
    if (kind === 'story') return [{ kind, at, story }]
    const scenario = fromJson<Scenario & { resolution: Resolution }>(data)
    return [{ kind, at, story, scenario }]
  })
}
