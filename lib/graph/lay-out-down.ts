import { arrowAt, bottom, type Card, type Drawing, type Label, short, styles } from './drawing'
import { type EventGraph, type GraphLink, inTime } from './event-graph'
import { lanesOf } from './lanes'
import { placeCard } from './place-card'
import { heightOf, placeText } from './wrap-label'

interface DownOptions {
  /** What the drawing takes, in units. */
  width: number
  /** The event that the graph is about. */
  focus?: string | undefined
}

const MARGIN = 4
/** Between two events, and between a reason and its event. */
const GAP = { events: 22, reason: 8 }
const ARROW = 7
/** From one lane to the next, where there is room for so many, and at the least. */
const LANE = { usual: 12, least: 5 }
/** The share of the width that lanes may take. */
const MOST_FOR_LANES = 0.4
const BEND = 4

/**
 * Lays a graph out from top to bottom in time: cards below each other, each with the reasons of its
 * links above it, and lanes beside them that lead from an event to its effects.
 *
 * @returns `undefined` where lanes would leave no room for words
 */
export function layOutDown(graph: EventGraph, { width, focus }: DownOptions): Drawing | undefined {
  const ordered = inTime(graph)
  const lanes = lanesOf(ordered)
  const count = Math.max(0, ...[...lanes.values()].map((lane) => lane + 1))
  const step = Math.min(LANE.usual, (width * MOST_FOR_LANES - ARROW) / Math.max(1, count))
  if (step < LANE.least) return undefined
  const left = MARGIN + (count === 0 ? 0 : count * step + ARROW)
  const column = { left, width: width - left - MARGIN }
  const laneAt = (event: string) => left - ARROW - ((lanes.get(event) ?? 0) + 0.5) * step

  const { cards, labels, height } = stack(ordered, column, focus)
  const ways = draftWays(ordered.links, cards, labels)
  const drawn = ways.map(({ cause, stubAt, targets }) =>
    drawLane({ x: laneAt(cause), left, stubAt, targets }),
  )
  return {
    ...{ width, height, cards, labels, labelling: 'words' },
    lines: drawn.join(''),
    arrows: labels.map(({ box, text }) => arrowAt(left, arrivalOf({ box, text }))).join(''),
  }
}

/** Where the arrow to a reason comes in: beside its first line. */
const arrivalOf = ({ box, text }: Pick<Label, 'box' | 'text'>) => box.top + text.style.leading / 2

/** One below the other: the reasons of an event's links, then its card. */
function stack(
  { events, links }: EventGraph,
  column: { left: number; width: number },
  focus: string | undefined,
) {
  const cards: Card[] = []
  const labels: Label[] = []
  let top = MARGIN
  for (const event of events) {
    links.forEach(({ effect, reason }, link) => {
      if (effect !== event.id) return
      const place = { left: column.left + 4, width: column.width - 4, top }
      const text = placeText(reason, place, styles.reason)
      labels.push({ link, effect, box: { ...place, height: heightOf(text) }, text })
      top += heightOf(text) + GAP.reason
    })
    const card = placeCard(event, { ...column, top }, event.id === focus)
    cards.push(card)
    top = bottom(card.box) + GAP.events
  }
  return { cards, labels, height: Math.ceil(top - (cards.length > 0 ? GAP.events : 0) + MARGIN) }
}

/** Of each cause, where its lane begins and where it turns to effects. */
function draftWays(links: readonly GraphLink[], cards: readonly Card[], labels: readonly Label[]) {
  const boxes = new Map(cards.map(({ id, box }) => [id, box]))
  const arrivals = new Map(labels.map((label) => [label.link, arrivalOf(label)]))
  return [...new Set(links.map(({ cause }) => cause))].map((cause) => {
    const { top = 0, height = 0 } = boxes.get(cause) ?? {}
    return {
      cause,
      stubAt: top + height / 2,
      targets: links.flatMap((link, index) =>
        link.cause === cause ? [arrivals.get(index) ?? 0] : [],
      ),
    }
  })
}

interface Lane {
  x: number
  /** The left edge of cards. */
  left: number
  stubAt: number
  targets: readonly number[]
}

/** Out of the card, down the lane, and round a bend to each effect. */
function drawLane({ x, left, stubAt, targets }: Lane): string {
  const end = Math.max(...targets)
  const lane = short(x)
  const down = `M${short(left)} ${short(stubAt)}H${short(x + BEND)}Q${lane} ${short(stubAt)} ${lane} ${short(stubAt + BEND)}V${short(end - BEND)}`
  const turns = targets.map(
    (y) => `M${lane} ${short(y - BEND)}q0 ${BEND} ${BEND} ${BEND}H${short(left - ARROW)}`,
  )
  return down + turns.join('')
}
