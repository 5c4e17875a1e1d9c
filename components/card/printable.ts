/** What every font of components/card/fonts has a glyph for. */
const COVERED =
  /^[\u0020-\u007e\u00a0-\u024f\u0259\u02bb-\u02bc\u02c6-\u02c7\u02d8-\u02dd\u0300-\u0304\u0306-\u030c\u0323\u0326-\u0328\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u052f\u1e00-\u1eff\u2010-\u2027\u202f-\u203a\u203c\u2044\u2070-\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20bf\u2116\u2122\u2126\u212e\u2150-\u215e]$/

/** Carries meaning: a text that lost one would say something else. */
const MEANING = /[\p{L}\p{N}\p{M}]/u

/** Pictures, some of which are made of letters, digits and marks. */
const PICTURE =
  /\p{Regional_Indicator}+|[#*0-9]\ufe0f?\u20e3|(?![\0-\u007f\u00a9\u00ae\u2122\u203c])\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f\u200d]*|[\u{1f3fb}-\u{1f3ff}\ufe0e\ufe0f\u200d\u{e0020}-\u{e007f}]/gu

/**
 * The text as the fonts of a card can print it, without pictures and symbols that they lack;
 * `undefined` where it has letters they lack, or nothing is left.
 */
export function printable(text: string): string | undefined {
  const characters = Array.from(
    text
      .normalize('NFC')
      .replace(PICTURE, ' ')
      .replace(/\u00ad/g, ''),
  )
  if (characters.some((character) => MEANING.test(character) && !COVERED.test(character))) {
    return undefined
  }
  const kept = characters
    .map((character) => (COVERED.test(character) ? character : ' '))
    .join('')
    .replace(/ +(?=[ .,;:!?]|$)/g, '')
    .trim()
  return MEANING.test(kept) ? kept : undefined
}
