import { stemOf } from './word-stems'

/** What someone looks for, as phrases: a word of its own is a phrase of one. */
export interface SearchPhrase {
  /** Each consists of letters, marks and digits alone. */
  words: readonly string[]
  /** Between quotation marks, and so meant to the letter. */
  isQuoted: boolean
  /** Where the reader may have stopped in the middle of a word. */
  isLast: boolean
}

/** Characters of a question: more would be a text, and not what one looks for. */
export const LONGEST_SEARCH = 200
/** Of all phrases together: an index goes through the places of every one of them. */
const MOST_WORDS = 16

const QUOTED = /["“„‟«»]([^"“”„‟«»]*)["”“«»]/g
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu

/** Whatever the text, its words; what is no word only parts them. */
export function parseSearch(text: string): SearchPhrase[] {
  const phrases: Omit<SearchPhrase, 'isLast'>[] = []
  let end = 0
  for (const match of text.matchAll(QUOTED)) {
    phrases.push(...toPhrases(text.slice(end, match.index)), {
      words: listWords(match[1] ?? ''),
      isQuoted: true,
    })
    end = match.index + match[0].length
  }
  phrases.push(...toPhrases(text.slice(end)))
  // What is said twice asks for nothing more. Of equals, the place is that of the first.
  const different = new Map(phrases.map((phrase) => [JSON.stringify(phrase), phrase]))
  const known = takeWords([...different.values()])
  return known.map((phrase, index) => ({ ...phrase, isLast: index === known.length - 1 }))
}

function takeWords<Phrase extends Pick<SearchPhrase, 'words'>>(phrases: readonly Phrase[]) {
  let left = MOST_WORDS
  return phrases.flatMap((phrase) => {
    const words = phrase.words.slice(0, left)
    left -= words.length
    return words.length === 0 ? [] : [{ ...phrase, words }]
  })
}

/** What is written without a space, such as ‘e-mail’, belongs together. */
const toPhrases = (text: string) =>
  text.split(/\s+/).map((chunk) => ({ words: listWords(chunk), isQuoted: false }))

const listWords = (text: string): string[] => partWords(text).match(WORD) ?? []

const BEYOND_LATIN = /[^\u0000-\u058f\u1e00-\u2bff]/
/** Vowel points of Hebrew and Arabic, which most people leave out, and the stroke that stretches words. */
const POINTS =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g
const UNSPACED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]\p{M}*/gu

/**
 * A text for the index's tokenizer, which finds words by the spaces between them: in scripts that
 * have none every character becomes a word, and what is looked for there a phrase of them.
 */
export const partWords = (text: string): string =>
  BEYOND_LATIN.test(text)
    ? text.normalize('NFKC').replace(POINTS, '').replace(UNSPACED_SCRIPT, ' $& ')
    : text.replaceAll(LETTER_APOSTROPHE, '’')

/** ‘Changʼe’ with a letter that looks like an apostrophe. */
const LETTER_APOSTROPHE = '\u02bc'

/**
 * An expression of FTS5. Its words stand in quotation marks and hold none, so that no text of a
 * reader's can be taken for an operator. `undefined` where there is no word to look for.
 *
 * @param purpose both find the same; to rank, the words as they were typed count besides their
 *   other forms, which takes twice as long
 */
export function toMatchExpression(
  phrases: readonly SearchPhrase[],
  need: 'all' | 'any',
  purpose: 'find' | 'rank' = 'find',
): string | undefined {
  if (phrases.length === 0) return undefined
  return phrases
    .map((phrase) => `(${alternativesOf(phrase, purpose).join(' OR ')})`)
    .join(need === 'all' ? ' AND ' : ' OR ')
}

function alternativesOf(phrase: SearchPhrase, purpose: 'find' | 'rank'): string[] {
  const [exact = '', ...others] = waysToWrite(phrase).map((words) => `"${words.join(' ')}"`)
  const stem = stemOfPhrase(phrase)
  const goesOn = mayGoOn(phrase)
  const isFoundOtherwise = goesOn || stem !== undefined
  return [
    ...(isFoundOtherwise && purpose === 'find' ? [] : [exact]),
    ...others,
    ...(stem === undefined ? [] : [`"${stem}"`]),
    ...(goesOn ? [`${exact} *`] : []),
  ]
}

/** With fewer letters, half of all words would do, and finding them all take longest. */
const FEWEST_LETTERS = 3

/** Whether longer words than the last one count too. */
export const mayGoOn = ({ words, isQuoted, isLast }: SearchPhrase): boolean =>
  isLast && !isQuoted && (words.at(-1)?.length ?? 0) >= FEWEST_LETTERS

/** What all forms of a word have in common, if the phrase is one word and not meant to the letter. */
export const stemOfPhrase = ({ words, isQuoted }: SearchPhrase): string | undefined =>
  words.length === 1 && !isQuoted ? stemOf(words[0] ?? '') : undefined

/**
 * The words of a phrase, first as they are, and then as they are also written: ‘II’ for ‘2’, as
 * whoever looks for a mission or a king may write either.
 */
export function waysToWrite({ words, isQuoted }: SearchPhrase): (readonly string[])[] {
  const others = words.map((word) => otherNumeral(word) ?? word)
  return isQuoted || others.every((word, index) => word === words[index])
    ? [words]
    : [words, others]
}

/** Numerals of several letters: one alone is more often a letter. */
const ROMAN = new Map([
  ['2', 'ii'],
  ['3', 'iii'],
  ['4', 'iv'],
  ['6', 'vi'],
  ['7', 'vii'],
  ['8', 'viii'],
  ['9', 'ix'],
  ['11', 'xi'],
  ['12', 'xii'],
])
const ARABIC = new Map([...ROMAN].map(([arabic, roman]) => [roman, arabic]))

const otherNumeral = (word: string) => ROMAN.get(word) ?? ARABIC.get(word.toLowerCase())
