import type { TextStyle } from './drawing'

/**
 * Widths in em, the first that fits a character. Which typeface a reader has is not known here:
 * these are those of wide ones (DejaVu Sans Bold, Verdana), so that text takes at most so much.
 */
const WIDTHS: [RegExp, number][] = [
  [/[\p{Mn}\p{Me}\p{Cf}]/u, 0],
  [/\s/u, 0.36],
  [/[ijl.,:;'’‘!|]/u, 0.42],
  [/[tfrI()[\]"“”/‐-]/u, 0.5],
  [/[mwMW@%—…&]/u, 1.12],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u,
    1.05,
  ],
  [/\p{Extended_Pictographic}/u, 1.4],
  [/[\p{Script=Arabic}\p{Script=Hebrew}]/u, 0.75],
  [/[\p{Script=Latin}\p{Nd}]/u, 0.72],
  [/[\p{Script=Greek}\p{Script=Cyrillic}]/u, 0.85],
]
const ANY_OTHER = 1
const CAPITALS = 0.14
const REGULAR_TO_BOLD = 0.9

const known = new Map<string, number>()

function emOf(character: string): number {
  const found = known.get(character)
  if (found !== undefined) return found
  const width = WIDTHS.find(([pattern]) => pattern.test(character))?.[1] ?? ANY_OTHER
  const isCapital = width > 0.5 && width < 1 && /\p{Lu}/u.test(character)
  const em = isCapital ? width + CAPITALS : width
  // There are as many characters as readers have scripts, and few of them in one newsroom.
  if (known.size < 4096) known.set(character, em)
  return em
}

/** The width that a text takes at most, in units of its size. */
export function measureText(text: string, { size, isBold }: TextStyle): number {
  let em = 0
  for (const character of text) em += emOf(character)
  return em * size * (isBold ? 1 : REGULAR_TO_BOLD)
}
