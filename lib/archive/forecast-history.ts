import type { Archive } from './archive'
import { first, inTransaction, run } from './sql'

/** What the history of the content says of the forecasts in it. */
export type ForecastHistory =
  /** The history ends before it begins, so that nothing can be said. */
  | { state: 'shallow' }
  | {
      state: 'read'
      /** The revision from which on it was read; from the very first one without it. */
      since: string | undefined
      /** When the newest commit of all was made, an instant. */
      newestAt: string
      /** When each forecast came to stand in the content, by its name. */
      firstCommits: ReadonlyMap<string, string>
      /** Those that an edit brought, of which anything known before no longer holds. */
      renewed: ReadonlySet<string>
    }

/** How far a history was read. */
export interface KnownHistory {
  revision: string
  newestAt: string
}

export interface StoredHistory extends KnownHistory {
  /** `none` where the content has no history at all. */
  state: 'read' | 'shallow' | 'none'
}

/** What is known of the history of the source that the index was made from; nothing before it was read. */
export const findForecastHistory = ({ connection }: Archive): StoredHistory | undefined =>
  first<StoredHistory>(
    connection,
    `SELECT h.revision, h.state, h.newest_at AS newestAt
     FROM forecast_history h JOIN revision r ON r.source = h.source`,
  )

interface Place {
  source: string
  revision: string
}

/** Notes that nothing can be told, and forgets what was. */
export function storeNoHistory(
  { connection }: Archive,
  { source, revision }: Place,
  state: 'shallow' | 'none',
) {
  inTransaction(connection, () => {
    run(connection, 'DELETE FROM first_commits')
    run(
      connection,
      `INSERT OR REPLACE INTO forecast_history (only, source, revision, state, newest_at, changed_by)
       VALUES (1, ?, ?, ?, '', ?)`,
      source,
      revision,
      state,
      state,
    )
  })
}

/** Forgets all, as it is to be told anew from the beginning. */
export function clearForecastHistory({ connection }: Archive) {
  inTransaction(connection, () => {
    run(connection, 'DELETE FROM forecast_history')
    run(connection, 'DELETE FROM first_commits')
  })
}

/** Adds what a later part of the history tells: a forecast that is known keeps its time, unless renewed. */
export function addFirstCommits(
  { connection }: Archive,
  commits: readonly [string, string][],
  renewed: ReadonlySet<string> = new Set(),
) {
  inTransaction(connection, () => {
    for (const [forecast, committedAt] of commits) {
      run(
        connection,
        `INSERT OR ${renewed.has(forecast) ? 'REPLACE' : 'IGNORE'} INTO first_commits (forecast, committed_at) VALUES (?, ?)`,
        forecast,
        committedAt,
      )
    }
  })
}

/** Notes that all is told up to a revision. */
export function finishForecastHistory(
  { connection }: Archive,
  { source, revision }: Place,
  { newestAt, isChanged }: { newestAt: string; isChanged: boolean },
) {
  inTransaction(connection, () => {
    const before = first<{ changedBy: string }>(
      connection,
      "SELECT changed_by AS changedBy FROM forecast_history WHERE state = 'read'",
    )
    run(
      connection,
      `INSERT OR REPLACE INTO forecast_history (only, source, revision, state, newest_at, changed_by)
       VALUES (1, ?, ?, 'read', ?, ?)`,
      source,
      revision,
      newestAt,
      isChanged || before === undefined ? revision : before.changedBy,
    )
  })
}
