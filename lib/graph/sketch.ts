import { arrangeColumns, type Point, toPath } from './arrange-columns'
import { type Box, middle } from './drawing'
import { type EventGraph, inTime } from './event-graph'
import { columnsOf } from './time-columns'

/** A graph at a glance, from left to right in time: dots without words. */
export interface Sketch {
  width: number
  height: number
  /** Path data of the links. */
  lines: string
  /** Path data of the events, for a round pen, but for the one that the graph is about. */
  dots: string
  /** Path data of that one. */
  focus: string
}

/** What lines keep free around the middle of a dot, which is drawn no larger but for the focus. */
const DOT = 10
const SPACING = { across: 14, down: 8 }
const TALLEST = 6

export function sketchGraph(graph: EventGraph, focus: string): Sketch {
  const ordered = inTime(graph)
  const { boxes, routes, width, height } = arrangeColumns({
    graph: ordered,
    columns: columnsOf(ordered, TALLEST),
    sizes: new Map(ordered.events.map(({ id }) => [id, { width: DOT, height: DOT }])),
    labelSizes: [],
    spacing: SPACING,
    arrow: 0,
  })
  const dotsOf = (isDrawn: (id: string) => boolean) =>
    Array.from(boxes, ([id, box]) => (isDrawn(id) ? toDot(box) : '')).join('')
  return {
    ...{ width, height },
    lines: routes.flat().map(toRoundPath).join(''),
    dots: dotsOf((id) => id !== focus),
    focus: dotsOf((id) => id === focus),
  }
}

const toRoundPath = (points: readonly Point[]): string =>
  toPath(points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })))

/** A line without length, which a round pen makes a dot. */
const toDot = (box: Box): string =>
  `M${Math.round(box.left + DOT / 2)} ${Math.round(middle(box))}h0`
