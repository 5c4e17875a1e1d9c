/** Events and what led to what. */
export interface EventGraph {
  events: GraphEvent[]
  links: GraphLink[]
}

export interface GraphEvent {
  id: string
  /** An instant. */
  at: string
  title: string
  /** A line below the title: the day, and where the event comes from. */
  note: string
}

/** A cause, its effect and why the one led to the other. Both ends are events of the graph. */
export interface GraphLink {
  cause: string
  effect: string
  reason: string
}

const comesFirst = (a: GraphEvent, b: GraphEvent) =>
  a.at.localeCompare(b.at) || (a.id < b.id ? -1 : 1)

/**
 * The events from the earliest to the latest; of two at the same instant the cause comes first.
 * Links come in the order of their effects, then of their causes. They are those that lead forward,
 * which in a sound newsroom are all.
 */
export function inTime({ events, links }: EventGraph): EventGraph {
  const ordered = events.toSorted(comesFirst)
  for (let start = 0; start < ordered.length;) {
    const at = ordered[start]?.at
    const later = ordered.findIndex((event, index) => index > start && event.at !== at)
    const end = later === -1 ? ordered.length : later
    if (end - start > 1) {
      ordered.splice(start, end - start, ...causesFirst(ordered.slice(start, end), links))
    }
    start = end
  }
  const places = new Map(ordered.map(({ id }, index) => [id, index]))
  const place = (id: string) => places.get(id) ?? -1
  return {
    events: ordered,
    links: links
      .filter(({ cause, effect }) => place(cause) >= 0 && place(cause) < place(effect))
      .toSorted((a, b) => place(a.effect) - place(b.effect) || place(a.cause) - place(b.cause)),
  }
}

/** Events of one instant. */
function causesFirst(events: readonly GraphEvent[], links: readonly GraphLink[]): GraphEvent[] {
  const ordered: GraphEvent[] = []
  for (let rest = [...events]; rest.length > 0;) {
    const waiting = new Set(rest.map(({ id }) => id))
    const blocked = new Set(
      links.flatMap(({ cause, effect }) => (waiting.has(cause) ? [effect] : [])),
    )
    const next = rest.find(({ id }) => !blocked.has(id)) ?? rest[0]
    if (next !== undefined) ordered.push(next)
    rest = rest.filter((event) => event !== next)
  }
  return ordered
}
