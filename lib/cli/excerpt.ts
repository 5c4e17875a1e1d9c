import { hex, listUnsafeCharacters } from '@/lib/content/unsafe-characters'

import { displayWidth, type Glyph, listGlyphs } from './display-width'

/** A line of a file as a terminal can show it, and where the mark goes below it. */
export interface Excerpt {
  text: string
  /** Columns before the mark. */
  indent: number
}

const TAB = '    '
const CUT = '…'

/**
 * @param column from 1, in UTF-16 code units
 * @param width columns that the excerpt may take; a longer line is cut around the place
 */
export function excerptOf(line: string, column: number, width: number): Excerpt {
  const glyphs = visibleGlyphs(line, column, width)
  const found = glyphs.findIndex(({ offset, text }) => offset + text.length > column - 1)
  const at = found === -1 ? glyphs.length : found
  const shown = glyphs.map(({ text }) => printable(text))
  const widths = shown.map(displayWidth)

  const { from, to } = windowAround(widths, at, Math.max(10, width))
  const before = (from > 0 || startsLate(glyphs) ? CUT : '') + shown.slice(from, at).join('')
  const after =
    shown.slice(at, to).join('') + (to < glyphs.length || endsEarly(glyphs, line) ? CUT : '')
  return { text: before + after, indent: displayWidth(before) }
}

/** Only what can be near the place is split: a line may be as long as a file. */
function visibleGlyphs(line: string, column: number, width: number): Glyph[] {
  const reach = 4 * width
  const start = Math.max(0, column - 1 - reach)
  return listGlyphs(line.slice(start, column + reach)).map((glyph) => ({
    ...glyph,
    offset: glyph.offset + start,
  }))
}

const startsLate = ([first]: Glyph[]) => first !== undefined && first.offset > 0

const endsEarly = (glyphs: Glyph[], line: string) => {
  const last = glyphs.at(-1)
  return last !== undefined && last.offset + last.text.length < line.length
}

/** A third of the room goes to what stands before the place, and what is left on one side to the other. */
function windowAround(widths: readonly number[], at: number, width: number) {
  const room = width - 2 * CUT.length
  const total = widths.reduce((sum, each) => sum + each, 0)
  if (total <= width) return { from: 0, to: widths.length }
  let from = at
  let used = 0
  const fits = (index: number, limit: number) => used + (widths[index] ?? 0) <= limit
  while (from > 0 && fits(from - 1, Math.floor(room / 3))) used += widths[--from] ?? 0
  let to = at
  while (to < widths.length && fits(to, room)) used += widths[to++] ?? 0
  while (from > 0 && fits(from - 1, room)) used += widths[--from] ?? 0
  return { from, to }
}

/** A terminal would obey a control character, and jump at a tab. */
function printable(glyph: string): string {
  if (glyph === '\t') return TAB
  return listUnsafeCharacters(glyph).reduce(
    (text, { codePoint }) =>
      text.replaceAll(String.fromCodePoint(codePoint), `<${hex(codePoint)}>`),
    glyph,
  )
}
