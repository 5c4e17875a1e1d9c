import type { Horizon, Scenario, ScenarioKind } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import type { Slice } from './feed-queries'
import { findForecastHistory } from './forecast-history'
import { all, first, fromJson } from './sql'
import { HEADINGS, mapLiveStories, SUMMARY, type SummaryRow, toSummary } from './summary-rows'
import type { ForecastCommits, RecordedScenario, StorySummary } from './views'

export interface ScenarioFilter {
  topic?: string | undefined
  kind?: ScenarioKind | undefined
  horizon?: Horizon | undefined
}

interface LedgerRow {
  scenario: string
  /** When each forecast was first committed, `null` where the history does not tell. */
  commits: string
}

/** Of a scenario `c`. */
const COMMITS = `(SELECT json_group_array(f.committed_at ORDER BY n.key)
   FROM json_each(c.forecasts) n LEFT JOIN first_commits f ON f.forecast = n.value) AS commits`
const LEDGER = `c.data AS scenario, ${COMMITS}`

/** Every scenario of the live stories, resolved or not, by deadline. */
export function listScenarios(archive: Archive): RecordedScenario[] {
  const rows = all<LedgerRow & { path: string }>(
    archive.connection,
    `SELECT c.path, ${LEDGER}
     FROM (SELECT path, forecasts, data FROM open_scenarios
           UNION ALL SELECT path, forecasts, data FROM resolved_scenarios) c`,
  )
  // Scenarios of one story share it: joined, each would bring along the story and its whole topic.
  const stories = mapLiveStories(archive)
  const toRecorded = openLedger(archive)
  return rows
    .flatMap((row) => {
      const story = stories.get(row.path)
      return story === undefined ? [] : toRecorded(row, story)
    })
    .sort(compareDeadlines)
}

const compareDeadlines = (one: RecordedScenario, other: RecordedScenario): number =>
  compare(one.scenario.resolveBy, other.scenario.resolveBy) ||
  compare(one.story.slug, other.story.slug) ||
  compare(one.scenario.id, other.scenario.id)

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** `s` is a live story, in `searchable` or in `stories`. */
const matching = ({ topic, kind, horizon }: ScenarioFilter) => ({
  where: [
    'true',
    topic !== undefined && 's.topic = ?',
    kind !== undefined && "c.data ->> 'kind' = ?",
    horizon !== undefined && "c.data ->> 'horizon' = ?",
  ]
    .filter(Boolean)
    .join(' AND '),
  values: [topic, kind, horizon].filter((value) => value !== undefined),
})

/** Scenarios without a resolution. */
export function countUnresolved({ connection }: Archive, filter: ScenarioFilter = {}): number {
  const { where, values } = matching(filter)
  const row = first<{ count: number }>(
    connection,
    `SELECT count(*) AS count FROM open_scenarios c JOIN searchable s ON s.path = c.path WHERE ${where}`,
    ...values,
  )
  return row?.count ?? 0
}

/** Scenarios without a resolution, by deadline: those that are overdue come first. */
export function listUnresolved(
  archive: Archive,
  { limit, offset, ...filter }: ScenarioFilter & Slice,
): RecordedScenario[] {
  const { where, values } = matching(filter)
  const rows = all<LedgerRow & SummaryRow>(
    archive.connection,
    `SELECT ${LEDGER}, ${SUMMARY}
     FROM open_scenarios c CROSS JOIN stories s ON s.path = c.path ${HEADINGS}
     WHERE s.is_live = 1 AND ${where}
     ORDER BY c.resolve_by, s.slug, c.data ->> 'id' LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  )
  const toRecorded = openLedger(archive)
  return rows.map((row) => toRecorded(row, toSummary(row)))
}

/** When each forecast of a live story was first committed, by the id of its scenario. */
export function findForecastCommits(archive: Archive, slug: string): ForecastCommits {
  const isRead = isHistoryRead(archive)
  const rows = all<{ id: string; commits: string }>(
    archive.connection,
    ['open_scenarios', 'resolved_scenarios']
      .map(
        (table) =>
          `SELECT c.data ->> 'id' AS id, ${COMMITS}
           FROM stories s JOIN ${table} c ON c.path = s.path WHERE s.slug = ?1 AND s.is_live = 1`,
      )
      .join(' UNION ALL '),
    slug,
  )
  return new Map(rows.map(({ id, commits }) => [id, toCommits(commits, isRead)]))
}

const isHistoryRead = (archive: Archive) => findForecastHistory(archive)?.state === 'read'

const toCommits = (commits: string, isRead: boolean) =>
  fromJson<(string | null)[]>(commits).map((at) => (isRead ? (at ?? undefined) : undefined))

/** What the history tells counts only once it has been read to its end. */
function openLedger(archive: Archive) {
  const isRead = isHistoryRead(archive)
  return ({ scenario, commits }: LedgerRow, story: StorySummary): RecordedScenario => ({
    scenario: fromJson<Scenario>(scenario),
    story,
    committedAt: toCommits(commits, isRead),
  })
}
