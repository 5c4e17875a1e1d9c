import type { EventGraph } from './event-graph'

/**
 * A lane for each event that has effects, from 0, which lies nearest: it is taken from the event to
 * the last of its effects, and free for others below. The graph must be in time.
 */
export function lanesOf({ events, links }: EventGraph): Map<string, number> {
  const places = new Map(events.map(({ id }, index) => [id, index]))
  const lastEffects = new Map<string, number>()
  for (const { cause, effect } of links) {
    lastEffects.set(cause, Math.max(places.get(effect) ?? 0, lastEffects.get(cause) ?? 0))
  }
  const lanes = new Map<string, number>()
  /** Of each lane, the place of the event at which it is free again. */
  const freeAt: number[] = []
  events.forEach(({ id }, place) => {
    const end = lastEffects.get(id)
    if (end === undefined) return
    const free = freeAt.findIndex((at) => at <= place)
    const lane = free === -1 ? freeAt.length : free
    freeAt[lane] = end
    lanes.set(id, lane)
  })
  return lanes
}
