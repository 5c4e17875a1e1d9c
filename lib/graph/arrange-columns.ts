import { type EdgeConfig, Graph, type GraphLabel, layout } from '@dagrejs/dagre'

import {
  arrowAt,
  bottom,
  type Box,
  type Card,
  type Drawing,
  type Label,
  right,
  short,
} from './drawing'
import type { EventGraph } from './event-graph'
import { moveBox, moveCard, moveText } from './place-card'

/** Cards and labels of their final size, still without a place. */
export interface Parts {
  graph: EventGraph
  columns: ReadonlyMap<string, number>
  cards: readonly Card[]
  labels: readonly Label[]
}

/** Between a column of cards and one of labels. */
export const GAP = 22
/** Around the whole. */
export const MARGIN = 4
/** Between the boxes and lines of a column. */
const BETWEEN = 14
const ARROW = 7

interface Point {
  x: number
  y: number
}

type Plan = Graph<
  GraphLabel,
  { width: number; height: number; rank?: number } & Partial<Point>,
  EdgeConfig & Partial<Point> & { points?: Point[] }
>

/** Gives every box a place in its column, and draws the links around them. */
export function arrangeColumns(parts: Parts): Omit<Drawing, 'labelling'> {
  const plan = planOf(parts)
  layout(plan)
  const cards = parts.cards.map((card) => {
    const { left, top } = cornerOf(plan.node(card.id), card.box)
    return moveCard(card, left, top)
  })
  const labels = parts.labels.map((label) => {
    const { left, top } = cornerOf(findEdge(plan, parts.graph, label.link), label.box)
    return { ...label, box: moveBox(label.box, left, top), text: moveText(label.text, left, top) }
  })
  const routes = routeLinks(plan, parts.graph, cards, labels)
  return moveIntoView({ cards, labels, routes })
}

function planOf({ graph, columns, cards, labels }: Parts): Plan {
  const plan: Plan = new Graph({ multigraph: true })
  const settings: GraphLabel = {
    ...{ rankdir: 'LR', nodesep: BETWEEN, edgesep: BETWEEN, ranksep: 2 * GAP },
  }
  // Dagre itself ranks by links alone, which may put an event before an earlier one.
  plan.setGraph(Object.assign(settings, { ranker: rankByColumn(columns) }))
  for (const { id, box } of cards) plan.setNode(id, { width: box.width, height: box.height })
  for (const { link, box } of labels) {
    const { cause = '', effect = '' } = graph.links[link] ?? {}
    const { width, height } = box
    plan.setEdge(cause, effect, { width, height, minlen: 1, weight: 1, labelpos: 'c' }, `${link}`)
  }
  return plan
}

/** Between two columns Dagre has a rank for labels; what is in none is its own root of all. */
const rankByColumn = (columns: ReadonlyMap<string, number>) => (plan: Plan) => {
  for (const id of plan.nodes()) plan.node(id).rank = 2 * (columns.get(id) ?? -1)
}

const findEdge = (plan: Plan, graph: EventGraph, link: number) => {
  const { cause = '', effect = '' } = graph.links[link] ?? {}
  return plan.edge(cause, effect, `${link}`)
}

const cornerOf = ({ x = 0, y = 0 }: Partial<Point>, { width, height }: Box) => ({
  left: x - width / 2,
  top: y - height / 2,
})

/** The way of a link, in parts: it is interrupted where its label stands. */
type Route = Point[][]

function routeLinks(
  plan: Plan,
  graph: EventGraph,
  cards: readonly Card[],
  labels: readonly Label[],
): Route[] {
  const boxes = new Map(cards.map(({ id, box }) => [id, box]))
  const halves = halfWidths([...cards, ...labels].map(({ box }) => box))
  return labels.map(({ link, box: label }) => {
    const { cause = '', effect = '' } = graph.links[link] ?? {}
    const { points = [] } = findEdge(plan, graph, link)
    const [from, to] = [boxes.get(cause), boxes.get(effect)]
    if (from === undefined || to === undefined) return []
    return routeOf({ from, to, label, halves, bends: points.slice(1, -1) })
  })
}

/** Half the width of the widest box of a column, by the middle of the column. */
function halfWidths(boxes: readonly Box[]): Map<number, number> {
  const halves = new Map<number, number>()
  for (const { left, width } of boxes) {
    const middle = Math.round(left + width / 2)
    halves.set(middle, Math.max(width / 2, halves.get(middle) ?? 0))
  }
  return halves
}

interface Way {
  from: Box
  to: Box
  label: Box
  /** One in each column between. */
  bends: readonly Point[]
  halves: ReadonlyMap<number, number>
}

/** Lines cross columns straight and bend only between them, so that they never touch a box. */
function routeOf({ from, to, label, bends, halves }: Way): Route {
  const route: Route = [[{ x: right(from), y: from.top + from.height / 2 }]]
  for (const { x, y } of bends) {
    const half = halves.get(Math.round(x)) ?? 0
    route.at(-1)?.push({ x: x - half, y })
    if (Math.abs(x - label.left - label.width / 2) < 1) {
      route.at(-1)?.push({ x: label.left, y })
      route.push([{ x: right(label), y }])
    }
    route.at(-1)?.push({ x: x + half, y })
  }
  route.at(-1)?.push({ x: to.left - ARROW, y: to.top + to.height / 2 })
  return route
}

interface Placed {
  cards: Card[]
  labels: Label[]
  routes: Route[]
}

/** Dagre leaves room for boxes, but not for the lines around them. */
function moveIntoView({ cards, labels, routes }: Placed): Omit<Drawing, 'labelling'> {
  const boxes = [...cards, ...labels].map(({ box }) => box)
  const heights = routes.flat(2).map(({ y }) => y)
  const left = MARGIN - Math.min(...boxes.map((box) => box.left))
  const top = MARGIN - Math.min(...boxes.map((box) => box.top), ...heights)
  const moved = routes.map((route) =>
    route.map((part) => part.map(({ x, y }) => ({ x: x + left, y: y + top }))),
  )
  return {
    width: Math.ceil(Math.max(...boxes.map(right)) + left + MARGIN),
    height: Math.ceil(Math.max(...boxes.map(bottom), ...heights) + top + MARGIN),
    cards: cards.map((card) => moveCard(card, left, top)),
    labels: labels.map((label) => ({
      ...label,
      box: moveBox(label.box, left, top),
      text: moveText(label.text, left, top),
    })),
    lines: moved.flat().map(toPath).join(''),
    arrows: moved
      .flatMap((route) => route.at(-1)?.at(-1) ?? [])
      .map(({ x, y }) => arrowAt(x + ARROW, y))
      .join(''),
  }
}

const toPath = (points: readonly Point[]): string =>
  points
    .map(({ x, y }, index) => {
      const previous = points[index - 1]
      if (previous === undefined) return `M${short(x)} ${short(y)}`
      if (Math.abs(previous.y - y) < 0.5) return `H${short(x)}`
      const half = short((previous.x + x) / 2)
      return `C${half} ${short(previous.y)} ${half} ${short(y)} ${short(x)} ${short(y)}`
    })
    .join('')
