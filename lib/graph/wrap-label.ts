import type { TextBlock, TextStyle } from './drawing'
import { measureText } from './measure-text'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Scripts that part their lines between any two characters. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}'
/** What a line may end after, without the spaces: a character of those scripts, a dash, a slash. */
const PIECES = new RegExp(
  `[${UNSPACED}][\\p{M}\\p{Pe}\\p{Pf}\\p{Po}ー]*|[^${UNSPACED}\\-/–—]+[-/–—]*|[-/–—]+`,
  'gu',
)

/**
 * The lines of a text, none wider than `width` but for a space at its end; together they are the
 * text. A word that is wider itself is broken where the line ends.
 */
export function wrapLabel(text: string, width: number, style: TextStyle): string[] {
  const space = measureText(' ', style)
  const lines: string[] = []
  let line = ''
  let taken = 0
  for (const { text: piece, isWordStart } of piecesOf(text, width, style)) {
    const gap = isWordStart && line !== '' ? space : 0
    const wanted = measureText(piece, style)
    if (line !== '' && taken + gap + wanted > width) {
      lines.push(isWordStart ? `${line} ` : line)
      line = piece
      taken = wanted
    } else {
      line += gap > 0 ? ` ${piece}` : piece
      taken += gap + wanted
    }
  }
  return [...lines, line]
}

/** What may not be parted further, in order. */
const piecesOf = (text: string, width: number, style: TextStyle) =>
  text
    .trim()
    .split(/[ \t\n]+/)
    .flatMap((word) =>
      (word.match(PIECES) ?? [])
        .flatMap((part) => breakWide(part, width, style))
        .map((part, index) => ({ text: part, isWordStart: index === 0 })),
    )

function breakWide(piece: string, width: number, style: TextStyle): string[] {
  if (measureText(piece, style) <= width) return [piece]
  const parts: string[] = []
  let part = ''
  let taken = 0
  for (const { segment } of graphemes.segment(piece)) {
    const wanted = measureText(segment, style)
    if (part !== '' && taken + wanted > width) {
      parts.push(part)
      part = ''
      taken = 0
    }
    part += segment
    taken += wanted
  }
  return [...parts, part]
}

/** Whether a text begins in a script that is written from right to left. */
export function isRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0] ?? ''
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    letter,
  )
}

/** A text in lines between two edges, the first line below `top`. */
export function placeText(
  text: string,
  { left, top, width }: { left: number; top: number; width: number },
  style: TextStyle,
): TextBlock {
  const fromRight = isRightToLeft(text)
  return {
    lines: wrapLabel(text, width, style),
    x: fromRight ? left + width : left,
    // Letters hang about three quarters of their size above the baseline.
    y: top + (style.leading + style.size * 0.72) / 2,
    style,
    anchor: 'start',
    isRightToLeft: fromRight,
  }
}

export const heightOf = ({ lines, style }: Pick<TextBlock, 'lines' | 'style'>): number =>
  lines.length * style.leading
