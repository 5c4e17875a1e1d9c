/** Where everything of a graph stands, in units of which one is a CSS pixel. */
export interface Drawing {
  width: number
  height: number
  cards: Card[]
  /** What stands on a link: its reason in words, or its number in a list that has the reasons. */
  labelling: Labelling
  labels: Label[]
  /** Path data of all lines, which run beside the boxes and end at them. */
  lines: string
  /** Path data of the heads of arrows, to be filled. */
  arrows: string
}

export type Labelling = 'words' | 'numbers'

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** An event. */
export interface Card {
  id: string
  box: Box
  /** Above the title, of the event that the graph is about. */
  mark: TextBlock | undefined
  title: TextBlock
  note: TextBlock
}

/** The reason of a link, or the number under which it can be read. */
export interface Label {
  /** Position of the link in the graph, in time. */
  link: number
  /** The event that the link leads to. */
  effect: string
  box: Box
  text: TextBlock
}

export interface TextBlock {
  lines: string[]
  /** Where lines begin, which is on the right if the text runs from right to left, or their middle. */
  x: number
  /** Baseline of the first line. */
  y: number
  style: TextStyle
  anchor: 'start' | 'middle'
  isRightToLeft: boolean
}

export interface TextStyle {
  /** Of the letters. */
  size: number
  /** From one baseline to the next. */
  leading: number
  isBold: boolean
}

export const styles = {
  mark: { size: 12, leading: 17, isBold: false },
  title: { size: 14, leading: 18, isBold: true },
  note: { size: 12, leading: 17, isBold: false },
  reason: { size: 12.5, leading: 17, isBold: false },
} as const satisfies Record<string, TextStyle>

/** Short numbers make small pages; a tenth of a pixel is finer than any eye. */
export const short = (value: number): number => Math.round(value * 10) / 10

export const arrowAt = (x: number, y: number): string => `M${short(x)} ${short(y)}l-7-4v8z`

export const right = ({ left, width }: Box): number => left + width
export const bottom = ({ top, height }: Box): number => top + height
export const middle = ({ top, height }: Box): number => top + height / 2
