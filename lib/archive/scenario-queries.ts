import { nameForecasts } from '@/lib/content/forecast-names'
import type { Horizon, Scenario, ScenarioKind } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import type { Slice } from './feed-queries'
import { findFirstCommits } from './forecast-history'
import { all, first, fromJson } from './sql'
import { FROM_STORIES, HEADINGS, SUMMARY, type SummaryRow, toSummary } from './summary-rows'
import type { RecordedScenario } from './views'

export interface ScenarioFilter {
  topic?: string | undefined
  kind?: ScenarioKind | undefined
  horizon?: Horizon | undefined
}

type ScenarioRow = SummaryRow & { scenario: string }

const ORDER = "ORDER BY c.data ->> 'resolveBy', s.slug, c.data ->> 'id'"

/** Every scenario of the live stories, resolved or not, by deadline. */
export const listScenarios = (archive: Archive): RecordedScenario[] =>
  toRecorded(
    archive,
    all<ScenarioRow>(
      archive.connection,
      `SELECT c.data AS scenario, ${SUMMARY} ${FROM_STORIES}
       JOIN (SELECT path, data FROM open_scenarios
             UNION ALL SELECT path, data FROM resolved_scenarios) c ON c.path = s.path
       WHERE s.is_live = 1 ${ORDER}`,
    ),
  )

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
  const rows = all<ScenarioRow>(
    archive.connection,
    `SELECT c.data AS scenario, ${SUMMARY}
     FROM open_scenarios c CROSS JOIN stories s ON s.path = c.path ${HEADINGS}
     WHERE s.is_live = 1 AND ${where}
     ORDER BY c.resolve_by, s.slug, c.data ->> 'id' LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  )
  return toRecorded(archive, rows)
}

function toRecorded(archive: Archive, rows: readonly ScenarioRow[]): RecordedScenario[] {
  const scenarios = rows.map((row) => {
    const scenario = fromJson<Scenario>(row.scenario)
    return { scenario, story: toSummary(row), names: nameForecasts(scenario) }
  })
  const commits = findFirstCommits(
    archive,
    scenarios.flatMap(({ names }) => names),
  )
  return scenarios.map(({ names, ...entry }) => ({
    ...entry,
    committedAt: names.map((name) => commits.get(name)),
  }))
}
