import { type Box, type Card, styles, type TextBlock } from './drawing'
import type { GraphEvent } from './event-graph'
import { heightOf, placeText } from './wrap-label'

const PADDING = 9

/** What the event that a graph is about is marked with. */
const MARK = 'This event'

/**
 * The card of an event, its texts in lines.
 *
 * @param place its corner and its width, from which its height follows
 */
export function placeCard(
  { id, title, note }: GraphEvent,
  place: Pick<Box, 'left' | 'top' | 'width'>,
  isMarked: boolean,
): Card {
  const inner = { left: place.left + PADDING, width: place.width - 2 * PADDING }
  let top = place.top + PADDING
  const below = (text: string, style: (typeof styles)[keyof typeof styles]) => {
    const block = placeText(text, { ...inner, top }, style)
    top += heightOf(block)
    return block
  }
  const texts = {
    mark: isMarked ? below(MARK, styles.mark) : undefined,
    title: below(title, styles.title),
    note: below(note, styles.note),
  }
  return { id, ...texts, box: { ...place, height: top + PADDING - place.top } }
}

/** The same card elsewhere. */
export function moveCard({ id, box, mark, title, note }: Card, to: Box): Card {
  const move = (text: TextBlock) => moveText(text, box, to)
  return { id, box: to, mark: mark && move(mark), title: move(title), note: move(note) }
}

/** The same text where its box has gone. */
export const moveText = (text: TextBlock, from: Box, to: Box): TextBlock => ({
  ...text,
  x: text.x + to.left - from.left,
  y: text.y + to.top - from.top,
})
