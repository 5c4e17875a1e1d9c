const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What a reader sees as one character, and the columns of a terminal that it takes: 0, 1 or 2. */
export interface Glyph {
  text: string
  width: number
  /** Offset in UTF-16 code units. */
  offset: number
}

export const listGlyphs = (text: string): Glyph[] =>
  Array.from(segmenter.segment(text), ({ segment, index }) => ({
    text: segment,
    width: widthOf(segment),
    offset: index,
  }))

/** Columns that a text takes in a terminal. */
export const displayWidth = (text: string): number =>
  isAscii(text) ? text.length : listGlyphs(text).reduce((width, glyph) => width + glyph.width, 0)

const isAscii = (text: string) => /^[\u0020-\u007e]*$/.test(text)

function widthOf(glyph: string): number {
  if (isAscii(glyph)) return glyph.length
  if (/^[\p{Mark}\u200b-\u200f\u2060\ufeff\u00ad]+$/u.test(glyph)) return 0
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(glyph)) return 2
  return isWide(glyph.codePointAt(0) ?? 0) ? 2 : 1
}

/** First and last code points of the blocks that Unicode's East Asian Width calls wide or full-width. */
const WIDE = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
] as const

const isWide = (codePoint: number) =>
  WIDE.some(([from, to]) => codePoint >= from && codePoint <= to)
