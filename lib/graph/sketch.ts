import { arrangeColumns, toPath } from './arrange-columns'
import { type Box, middle } from './drawing'
import { type EventGraph, inTime } from './event-graph'
import { columnsOf } from './time-columns'

/** A graph at a glance, from left to right in time: dots without words. */
export interface Sketch {
  width: number
  height: number
  /** Path data of the links. */
  lines: string
  /** Path data of the events, but for the one that the graph is about. */
  dots: string
  /** Path data of that one. */
  focus: string
}

const DOT = 10
const SPACING = { across: 14, down: 8 }

export function sketchGraph(graph: EventGraph, focus: string): Sketch {
  const ordered = inTime(graph)
  const { boxes, routes, width, height } = arrangeColumns({
    graph: ordered,
    columns: columnsOf(ordered, 6),
    sizes: new Map(ordered.events.map(({ id }) => [id, { width: DOT, height: DOT }])),
    labelSizes: [],
    spacing: SPACING,
    arrow: 0,
  })
  const drawDots = (isDrawn: (id: string) => boolean) =>
    Array.from(boxes, ([id, box]) => (isDrawn(id) ? drawDot(box) : '')).join('')
  return {
    ...{ width, height },
    lines: routes.flat().map(toPath).join(''),
    dots: drawDots((id) => id !== focus),
    focus: drawDots((id) => id === focus),
  }
}

const drawDot = (box: Box): string => {
  const radius = DOT / 2
  const arc = `a${radius} ${radius} 0 1 1`
  return `M${Math.round(box.left)} ${Math.round(middle(box))}${arc} ${DOT} 0${arc}-${DOT} 0`
}
