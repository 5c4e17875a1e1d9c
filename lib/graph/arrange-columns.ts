import { type EdgeConfig, Graph, type GraphLabel, layout } from '@dagrejs/dagre'

import { bottom, type Box, middle, right, short } from './drawing'
import type { EventGraph } from './event-graph'

type Size = Pick<Box, 'width' | 'height'>

/** Boxes of their final size, still without a place. */
export interface Plan {
  graph: EventGraph
  columns: ReadonlyMap<string, number>
  /** Of the box of each event. */
  sizes: ReadonlyMap<string, Size>
  /** Of the label of each link. */
  labelSizes: readonly Size[]
  /** Between a column and the labels beside it, and from one box of a column to the next. */
  spacing: { across: number; down: number }
  /** How far before the box of the effect a line ends. */
  arrow: number
}

export interface Arrangement extends Size {
  boxes: Map<string, Box>
  labelBoxes: Box[]
  /** The way of each link in parts, as it is interrupted where its label stands. */
  routes: Point[][][]
}

export interface Point {
  x: number
  y: number
}

/** Around the whole. */
export const MARGIN = 4

/** Gives every box a place in its column, and leads the links around them. */
export function arrangeColumns(plan: Plan): Arrangement {
  const dagre = toDagre(plan)
  layout(dagre)
  const turn = isUpsideDown(dagre, plan) ? -1 : 1
  const boxAround = ({ x = 0, y = 0 }: Partial<Point>, { width, height }: Size): Box => ({
    ...{ left: x - width / 2, top: turn * y - height / 2, width, height },
  })
  const boxes = new Map(
    Array.from(plan.sizes, ([id, size]) => [id, boxAround(dagre.node(id), size)] as const),
  )
  const labelBoxes = plan.labelSizes.map((size, link) =>
    boxAround(findEdge(dagre, plan.graph, link), size),
  )
  const halves = halfWidths([...boxes.values(), ...labelBoxes])
  const routes = plan.graph.links.map(({ cause, effect }, link) => {
    const [from, to] = [boxes.get(cause), boxes.get(effect)]
    if (from === undefined || to === undefined) return []
    const bends = findEdge(dagre, plan.graph, link).points?.slice(1, -1) ?? []
    const turned = bends.map(({ x, y }) => ({ x, y: turn * y }))
    const label = labelBoxes[link]
    return routeOf({ from, to, label, bends: turned, halves, arrow: plan.arrow })
  })
  return moveIntoView({ boxes, labelBoxes, routes })
}

type DagreGraph = Graph<
  GraphLabel,
  Size & { rank?: number } & Partial<Point>,
  EdgeConfig & Partial<Point> & { points?: Point[] }
>

function toDagre({ graph, columns, sizes, labelSizes, spacing }: Plan): DagreGraph {
  const dagre: DagreGraph = new Graph({ multigraph: true })
  const settings: GraphLabel = {
    ...{ rankdir: 'LR', nodesep: spacing.down, edgesep: spacing.down, ranksep: 2 * spacing.across },
  }
  // Dagre itself ranks by links alone, which may put an event before an earlier one.
  dagre.setGraph(Object.assign(settings, { ranker: rankByColumn(columns) }))
  for (const [id, { width, height }] of sizes) dagre.setNode(id, { width, height })
  graph.links.forEach(({ cause, effect }, link) => {
    const { width, height } = labelSizes[link] ?? { width: 0, height: 0 }
    const label: EdgeConfig = { width, height, minlen: 1, weight: 1, labelpos: 'c' }
    dagre.setEdge(cause, effect, label, `${link}`)
  })
  return dagre
}

/** Between two columns Dagre has a rank for labels; what is in no column is its own root of all. */
const rankByColumn = (columns: ReadonlyMap<string, number>) => (dagre: DagreGraph) => {
  for (const id of dagre.nodes()) dagre.node(id).rank = 2 * (columns.get(id) ?? -1)
}

function findEdge(dagre: DagreGraph, { links }: EventGraph, link: number) {
  const { cause = '', effect = '' } = links[link] ?? {}
  return dagre.edge(cause, effect, `${link}`)
}

/** Dagre does not mind which way up: the one is taken that has more earlier events on top. */
function isUpsideDown(dagre: DagreGraph, { graph, columns }: Plan): boolean {
  const tops = new Map<number | undefined, number>()
  let balance = 0
  for (const { id } of graph.events) {
    const { y = 0 } = dagre.node(id)
    const column = columns.get(id)
    balance += Math.sign(y - (tops.get(column) ?? y))
    tops.set(column, y)
  }
  return balance < 0
}

/** Half the width of the widest box of a column, by the middle of the column. */
function halfWidths(boxes: readonly Box[]): Map<number, number> {
  const halves = new Map<number, number>()
  for (const { left, width } of boxes) {
    const centre = Math.round(left + width / 2)
    halves.set(centre, Math.max(width / 2, halves.get(centre) ?? 0))
  }
  return halves
}

interface Way {
  from: Box
  to: Box
  label: Box | undefined
  /** One in each column between. */
  bends: readonly Point[]
  halves: ReadonlyMap<number, number>
  arrow: number
}

/** Lines cross columns straight and bend only between them, so that they never touch a box. */
function routeOf({ from, to, label, bends, halves, arrow }: Way): Point[][] {
  const route: Point[][] = [[{ x: right(from), y: middle(from) }]]
  for (const { x, y } of bends) {
    const half = halves.get(Math.round(x)) ?? 0
    route.at(-1)?.push({ x: x - half, y })
    if (label !== undefined && Math.abs(x - label.left - label.width / 2) < 1) {
      route.at(-1)?.push({ x: label.left, y })
      route.push([{ x: right(label), y }])
    }
    route.at(-1)?.push({ x: x + half, y })
  }
  route.at(-1)?.push({ x: to.left - arrow, y: middle(to) })
  return route
}

/** Dagre leaves room for boxes, but not for the lines around them. */
function moveIntoView({ boxes, labelBoxes, routes }: Omit<Arrangement, keyof Size>): Arrangement {
  const all = [...boxes.values(), ...labelBoxes]
  const heights = routes.flat(2).map(({ y }) => y)
  const left = MARGIN - Math.min(...all.map((box) => box.left))
  const top = MARGIN - Math.min(...all.map((box) => box.top), ...heights)
  const move = (box: Box) => ({ ...box, left: box.left + left, top: box.top + top })
  return {
    width: Math.ceil(Math.max(...all.map(right)) + left + MARGIN),
    height: Math.ceil(Math.max(...all.map(bottom), ...heights) + top + MARGIN),
    boxes: new Map(Array.from(boxes, ([id, box]) => [id, move(box)])),
    labelBoxes: labelBoxes.map(move),
    routes: routes.map((route) =>
      route.map((part) => part.map(({ x, y }) => ({ x: x + left, y: y + top }))),
    ),
  }
}

/** Path data: straight where points are level, and else in a curve that begins and ends level. */
export function toPath(points: readonly Point[]): string {
  const distinct = points.filter(
    (point, index) => !(isLevel(points[index - 1], point) && points[index - 1]?.x === point.x),
  )
  const bends = distinct.filter(
    (point, index) => !(isLevel(distinct[index - 1], point) && isLevel(point, distinct[index + 1])),
  )
  return bends
    .map(({ x, y }, index) => {
      const before = bends[index - 1]
      if (before === undefined) return `M${short(x)} ${short(y)}`
      if (isLevel(before, { x, y })) return `H${short(x)}`
      const half = short((before.x + x) / 2)
      return `C${half} ${short(before.y)} ${half} ${short(y)} ${short(x)} ${short(y)}`
    })
    .join('')
}

const isLevel = (a: Point | undefined, b: Point | undefined): boolean =>
  a !== undefined && b !== undefined && Math.abs(a.y - b.y) < 0.5
