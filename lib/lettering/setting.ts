/** A text, and how it is set. */
export interface Setting {
  text: string
  /** Of the words around it, as BCP 47 names it, for the forms of characters that differ by it. */
  language: string
  face: 'serif' | 'sans'
  weight: 'Bold' | 'Regular'
  /** Pixels. */
  size: number
  /** In sizes, from one line to the next. */
  leading: number
  /** Pixels after which a line is broken; without it there is one line. */
  width: number | undefined
  /** `#rrggbb` */
  colour: string
}

const HANGUL = /\p{sc=Hangul}/u
const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/u
const HAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}]/u
const RIGHT_TO_LEFT = /[\p{sc=Hebrew}\p{sc=Arabic}]/u
const LETTER = /\p{L}/gu

/** How much room lines of a script need, beside those of Latin. */
const ROOM = [
  { script: /\p{sc=Arabic}/u, room: 1.28 },
  { script: /\p{sc=Thai}/u, room: 1.22 },
  { script: /[\p{sc=Devanagari}\p{sc=Bengali}]/u, room: 1.16 },
  { script: HANGUL, room: 1.12 },
  { script: HAN, room: 1.12 },
  { script: /\p{sc=Tamil}/u, room: 1.12 },
]

/** Factor for the distance between lines of a text. */
export const roomBetweenLines = (text: string) =>
  Math.max(1, ...ROOM.filter(({ script }) => script.test(text)).map(({ room }) => room))

/**
 * Which way a text runs on the whole. A name in Latin letters doesn't turn an Arabic headline round
 * that begins with it.
 */
export const isRightToLeft = (text: string) => isMostlyIn(RIGHT_TO_LEFT, text)

/** Whether at least half of the letters are, and one. */
function isMostlyIn(scripts: RegExp, text: string): boolean {
  const letters = text.match(LETTER) ?? []
  const among = letters.filter((letter) => scripts.test(letter)).length
  return among > 0 && among * 2 >= letters.length
}

/** Families in the order in which each letter looks for its font, then weight and size. */
export function fontOf({ text, face, weight, size }: Setting): string {
  const isHan = isMostlyIn(HAN, text)
  // What has only one weight gives it to the figures and names among it.
  const isBold = weight === 'Bold' || isHan || isMostlyIn(HANGUL, text)
  const families = [
    ...(HANGUL.test(text) ? ['Noto Sans CJK KR'] : []),
    ...(HAN.test(text) ? ['Noto Serif CJK SC'] : []),
    face === 'serif' || isHan ? 'Noto Serif' : 'Noto Sans',
  ]
  return `${families.join(',')} ${isBold ? 'Bold' : 'Regular'} ${size}`
}

/** As Pango marks text up. What the text itself says is never markup. */
export function markupOf(setting: Setting): string {
  const { text, size, leading, colour } = setting
  const height = Math.round(size * leading * roomBetweenLines(text) * UNITS_PER_PIXEL)
  const attributes = { foreground: colour, lang: languageOf(setting), line_height: String(height) }
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escape(value)}"`)
  const direction = isRightToLeft(text) ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK
  return `<span ${written.join(' ')}>${direction}${escape(withBreaks(text))}</span>`
}

/** Of Pango; from so many on, a height of lines is not a factor. */
const UNITS_PER_PIXEL = 1024

const LEFT_TO_RIGHT_MARK = '\u200e'
const RIGHT_TO_LEFT_MARK = '\u200f'

/** Kana are Japanese in whatever language the site is. */
function languageOf({ text, language }: Setting): string {
  if (KANA.test(text)) return 'ja'
  return HANGUL.test(text) ? 'ko' : language
}

const thaiWords = new Intl.Segmenter('th', { granularity: 'word' })

/** Thai has no spaces between words, and this Pango no dictionary. */
const withBreaks = (text: string) =>
  text.replace(/[\p{sc=Thai}\p{M}]{2,}/gu, (run) =>
    Array.from(thaiWords.segment(run), ({ segment }) => segment).join('\u200b'),
  )

const escape = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
