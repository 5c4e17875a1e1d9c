import { join } from 'node:path'

import { coveredCharacters } from '@/lib/lettering/covered-characters'

export const CARD_FONTS = join(process.cwd(), 'components/card/fonts')

/** What each of the fonts has a glyph for that Satori sets, letter by letter. */
const PLAIN =
  /^[\u0020-\u007e\u00a0-\u024f\u0259\u02bb-\u02bc\u02c6-\u02c7\u02d8-\u02dd\u0300-\u0304\u0306-\u030c\u0323\u0326-\u0328\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u052f\u1e00-\u1eff\u2010-\u2027\u202f-\u203a\u203c\u2044\u2070-\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20bf\u2116\u2122\u2126\u212e\u2150-\u215e]+$/

/** Carries meaning: a text that lost one would say something else. */
const MEANING = /[\p{L}\p{N}\p{M}]/u

/** Pictures, some of which are made of letters, digits and marks. */
const PICTURE =
  /\p{Regional_Indicator}+|[#*0-9]\ufe0f?\u20e3|(?![\0-\u007f\u00a9\u00ae\u2122\u203c])\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f\u200d]*|[\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/gu

/** Joiners, and what says that a mark of punctuation belongs to a text that runs the other way. */
const SHAPING = /[\u061c\u200c-\u200f]/
/** Shows nothing of its own: soft hyphens, orders to turn text round, selectors of a variant. */
const INVISIBLE =
  /[\u00ad\u034f\u200b\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\u{e0100}-\u{e01ef}]/gu

/** No language needs more than four marks on one letter; without end they would fill the card. */
const TOO_MANY_MARKS = /(\p{M}{4})\p{M}+/gu

/** Controls and spaces, which some fonts list too. */
const NOT_SHOWN = /[\p{C}\p{Z}]/u

let covered: ReadonlySet<number> | undefined

function isCovered(character: string): boolean {
  if (PLAIN.test(character)) return true
  if (NOT_SHOWN.test(character)) return false
  covered ??= coveredCharacters(CARD_FONTS)
  return covered.has(character.codePointAt(0) ?? 0)
}

/** Whether Satori can set it, which orders and joins no letters. */
export const isPlain = (text: string) => PLAIN.test(text)

/**
 * The text as the fonts of a card can print it, without pictures and symbols that they lack;
 * `undefined` where it has letters they lack, or nothing is left.
 */
export function printable(text: string): string | undefined {
  const bare = text
    .normalize('NFC')
    .replace(PICTURE, ' ')
    .replace(INVISIBLE, '')
    .replace(TOO_MANY_MARKS, '$1')
  const characters = Array.from(bare)
  if (characters.some((character) => MEANING.test(character) && !isCovered(character))) {
    return undefined
  }
  const isShaped = characters.some((character) => MEANING.test(character) && !isPlain(character))
  const kept = characters
    .map((character) => {
      if (SHAPING.test(character)) return isShaped ? character : ''
      return isCovered(character) ? character : ' '
    })
    .join('')
    .replace(/ +(?=[ .,;:!?]|$)/g, '')
    .trim()
  return MEANING.test(kept) ? kept : undefined
}
