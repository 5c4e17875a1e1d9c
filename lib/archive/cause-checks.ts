import type { CrossFinding } from '@/lib/content/locate'

import type { Archive } from './archive'
import { all, fromJson } from './sql'

interface CauseEdge {
  path: string
  place: string
  effect: string
  cause: string
  effectTime: string
  causeTime: string
}

const CAUSE_EDGES = `
  SELECT r.path, r.place, e.slug AS effect, c.slug AS cause,
    e.published_at AS effectTime, c.published_at AS causeTime
  FROM refs r JOIN stories e ON e.path = r.path JOIN stories c ON c.slug = r.target
  WHERE r.kind = 'cause'`

/** Edges from or to a story that changed, of which the cause is not the earlier one. */
function listBackwardEdges({ connection }: Archive, suspects: string): CauseEdge[] {
  const isBackward = `${CAUSE_EDGES} AND c.published_at >= e.published_at`
  const among = 'SELECT value FROM json_each(?1)'
  return all<CauseEdge>(
    connection,
    `${isBackward} AND r.path IN (${among})
     UNION
     ${isBackward} AND r.target IN (SELECT slug FROM stories WHERE path IN (${among}))`,
    suspects,
  )
}

/**
 * Causes that are later than their effects, and stories that cause each other.
 *
 * @param suspects paths of what may have changed, as JSON
 */
export function checkCauses(archive: Archive, suspects: string): CrossFinding[] {
  const backward = listBackwardEdges(archive, suspects)
  // Time alone keeps a newsroom free of circles, as long as every cause is earlier than its effect.
  if (backward.length === 0) return []
  const edges = all<CauseEdge>(archive.connection, `${CAUSE_EDGES} ORDER BY r.path, r.rowid`)
  return [...checkCauseOrder(backward), ...checkCauseCycles(edges)]
}

const checkCauseOrder = (backward: readonly CauseEdge[]): CrossFinding[] =>
  backward
    .filter(({ causeTime, effectTime }) => causeTime > effectTime)
    .map(({ path, place, cause, causeTime, effectTime }) => ({
      file: path,
      rule: 'cause-order',
      message: `the cause \`${cause}\` (${causeTime}) is later than this story (${effectTime})`,
      suggestion: 'a cause comes first; perhaps this story caused the other',
      at: { path: fromJson<(string | number)[]>(place) },
    }))

function checkCauseCycles(edges: readonly CauseEdge[]): CrossFinding[] {
  const causes = new Map<string, CauseEdge[]>()
  for (const edge of edges) causes.set(edge.effect, [...(causes.get(edge.effect) ?? []), edge])
  const done = new Set<string>()
  const findings: CrossFinding[] = []

  const follow = (slug: string, trail: string[]) => {
    for (const { path, place, cause } of causes.get(slug) ?? []) {
      const start = [...trail, slug].indexOf(cause)
      if (start !== -1) {
        findings.push({
          file: path,
          rule: 'cause-cycle',
          message: `stories cause each other in a circle: ${[...trail.slice(start), slug, cause].join(' ← ')}`,
          at: { path: fromJson<(string | number)[]>(place) },
        })
      } else if (!done.has(cause)) follow(cause, [...trail, slug])
    }
    done.add(slug)
  }
  for (const slug of causes.keys()) if (!done.has(slug)) follow(slug, [])
  return findings
}
