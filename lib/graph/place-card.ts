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

export const moveBox = (box: Box, left: number, top: number): Box => ({
  ...box,
  left: box.left + left,
  top: box.top + top,
})

export const moveText = (text: TextBlock, left: number, top: number): TextBlock => ({
  ...text,
  x: text.x + left,
  y: text.y + top,
})

export const moveCard = (card: Card, left: number, top: number): Card => ({
  ...card,
  box: moveBox(card.box, left, top),
  mark: card.mark && moveText(card.mark, left, top),
  title: moveText(card.title, left, top),
  note: moveText(card.note, left, top),
})
