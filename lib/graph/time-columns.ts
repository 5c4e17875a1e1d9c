import type { EventGraph } from './event-graph'

/**
 * Parts a graph in time into columns: every event of a column is earlier than those of the next,
 * and no two of a column are linked. The number of the column by the event.
 *
 * @param tallest how many events a column may have
 */
export function columnsOf({ events, links }: EventGraph, tallest: number): Map<string, number> {
  const columns = new Map<string, number>()
  let column = 0
  let members = 0
  for (const { id } of events) {
    const isCausedHere = links.some(
      ({ cause, effect }) => effect === id && columns.get(cause) === column,
    )
    if (isCausedHere || members === tallest) {
      column += 1
      members = 0
    }
    columns.set(id, column)
    members += 1
  }
  return columns
}
