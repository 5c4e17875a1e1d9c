import { arrangeColumns, GAP, MARGIN } from './arrange-columns'
import { type Drawing, type Label, type Labelling, styles } from './drawing'
import { type EventGraph, inTime } from './event-graph'
import { placeCard } from './place-card'
import { columnsOf } from './time-columns'
import { heightOf, placeText } from './wrap-label'

interface AcrossOptions {
  /** What the drawing may take, in units. */
  width: number
  /** The event that the graph is about. */
  focus?: string | undefined
}

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
  const labels = graph.links.map(({ reason }, index) =>
    placeLabel(labelling, labelling === 'words' ? reason : String(index + 1), index, sizes.label),
  )
  return { labelling, ...arrangeColumns({ graph, columns, cards, labels }) }
}

/** The widths of cards and labels that fill the room there is. */
function chooseWidths(labelling: Labelling, columns: number, room: number) {
  const gaps = columns - 1
  const label = labelling === 'words' ? NARROWEST.words : NUMBER_SIZE
  const free = room - gaps * (label + 2 * GAP)
  const card = Math.min(WIDEST.card, Math.floor(free / columns))
  if (card < NARROWEST.card) return undefined
  const rest = gaps === 0 ? 0 : Math.floor((free - card * columns) / gaps)
  return labelling === 'words'
    ? { card, label: Math.min(WIDEST.words, label + rest) }
    : { card, label }
}

function placeLabel(labelling: Labelling, text: string, link: number, width: number): Label {
  const place = { left: 0, top: 0, width }
  if (labelling === 'words') {
    const block = placeText(text, place, styles.reason)
    return { link, box: { ...place, height: heightOf(block) }, text: block }
  }
  const block = placeText(
    text,
    { ...place, top: (width - styles.reason.leading) / 2 },
    styles.reason,
  )
  return {
    link,
    box: { ...place, height: width },
    text: { ...block, x: width / 2, anchor: 'middle' },
  }
}
