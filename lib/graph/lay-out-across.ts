import { arrangeColumns, MARGIN, type Point, toPath } from './arrange-columns'
import {
  arrowAt,
  type Drawing,
  type Label,
  type Labelling,
  styles,
  type TextBlock,
} from './drawing'
import { type EventGraph, type GraphLink, inTime } from './event-graph'
import { measureText } from './measure-text'
import { moveCard, moveText, placeCard } from './place-card'
import { columnsOf } from './time-columns'
import { heightOf, placeText } from './wrap-label'

interface AcrossOptions {
  /** What the drawing may take, in units. */
  width: number
  /** The event that the graph is about. */
  focus?: string | undefined
}

/** Between a column of cards and one of labels, and from one box of a column to the next. */
const SPACING = { across: 22, down: 14 }
const ARROW = 7
/** Between a line and the words that stand on it. */
const PADDING = 5
const NARROWEST = { card: 150, words: 150 }
const WIDEST = { card: 230, words: 200 }
/** A number is a link, which is large enough to be touched. */
const NUMBER_SIZE = 24
/** More reasons than these, or ones that make the drawing taller, are easier to follow with numbers. */
const MOST_IN_WORDS = { links: 8, height: 900 }

/** More of either is a thicket in columns, and takes Dagre long. Two digits fit into a circle. */
const MOST = { events: 24, links: 48 }

/**
 * Lays a graph out from left to right in time, with reasons in words if there is room for them.
 *
 * @returns `undefined` where not even numbers leave room for titles, or where there is too much
 */
export function layOutAcross(graph: EventGraph, options: AcrossOptions): Drawing | undefined {
  if (graph.events.length > MOST.events || graph.links.length > MOST.links) return undefined
  const ordered = inTime(graph)
  const columns = columnsOf(ordered, Math.max(4, Math.ceil(ordered.events.length / 4)))
  const inWords =
    ordered.links.length > MOST_IN_WORDS.links
      ? undefined
      : layOutWith('words', ordered, columns, options)
  return inWords !== undefined && inWords.height <= MOST_IN_WORDS.height
    ? inWords
    : layOutWith('numbers', ordered, columns, options)
}

function layOutWith(
  labelling: Labelling,
  graph: EventGraph,
  columns: ReadonlyMap<string, number>,
  { width, focus }: AcrossOptions,
): Drawing | undefined {
  const count = 1 + Math.max(0, ...columns.values())
  const sizes = chooseWidths(labelling, count, width - 2 * MARGIN)
  if (sizes === undefined) return undefined
  const cards = graph.events.map((event) =>
    placeCard(event, { left: 0, top: 0, width: sizes.card }, event.id === focus),
  )
  const labels = graph.links.map((link, index) => placeLabel(labelling, link, index, sizes.label))
  const { boxes, labelBoxes, routes, ...size } = arrangeColumns({
    graph,
    columns,
    sizes: new Map(cards.map(({ id, box }) => [id, box])),
    labelSizes: labels.map(({ box }) => box),
    spacing: SPACING,
    arrow: ARROW,
  })
  return {
    ...size,
    labelling,
    cards: cards.map((card) => moveCard(card, boxes.get(card.id) ?? card.box)),
    labels: labels.map((label, index) => {
      const box = labelBoxes[index] ?? label.box
      return { ...label, box, text: moveText(label.text, label.box, box) }
    }),
    lines: routes.flat().map(toPath).join(''),
    arrows: routes
      .flatMap((route) => route.at(-1)?.at(-1) ?? [])
      .map(arrowAfter)
      .join(''),
  }
}

const arrowAfter = ({ x, y }: Point) => arrowAt(x + ARROW, y)

/** The widths of cards and labels that fill the room there is. */
function chooseWidths(labelling: Labelling, columns: number, room: number) {
  const gaps = columns - 1
  const label = labelling === 'words' ? NARROWEST.words : NUMBER_SIZE
  const free = room - gaps * (label + 2 * SPACING.across)
  const card = Math.min(WIDEST.card, Math.floor(free / columns))
  if (card < NARROWEST.card) return undefined
  const rest = gaps === 0 ? 0 : Math.floor((free - card * columns) / gaps)
  return labelling === 'words'
    ? { card, label: Math.min(WIDEST.words, label + rest) }
    : { card, label }
}

function placeLabel(
  labelling: Labelling,
  { reason, effect }: GraphLink,
  link: number,
  width: number,
): Label {
  const place = { left: 0, top: 0, width }
  if (labelling === 'words') {
    const text = placeText(reason, { ...place, width: width - 2 * PADDING }, styles.reason)
    const taken = Math.max(...text.lines.map((line) => measureText(line.trimEnd(), text.style)))
    const box = { ...place, width: taken + 2 * PADDING, height: heightOf(text) }
    return { link, effect, box, text: centre(text, box.width) }
  }
  const top = (width - styles.reason.leading) / 2
  const text = placeText(String(link + 1), { ...place, top }, styles.reason)
  return { link, effect, box: { ...place, height: width }, text: centre(text, width) }
}

const centre = (text: TextBlock, width: number): TextBlock => ({
  ...text,
  x: width / 2,
  anchor: 'middle',
})
