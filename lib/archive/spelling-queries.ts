import type { Archive } from './archive'
import { fold } from './fold'
import { type Known, listNear, type Near, SHORTEST } from './nearest-word'
import { perRevision } from './per-revision'
import { hasMatches, type StorySearch } from './search-queries'
import { parseSearch } from './search-words'
import { all, first } from './sql'

/**
 * The text with its unknown words spelt like known ones, as far as that finds a story that passes
 * the filters; `undefined` where there is nothing to put right.
 */
export function suggestSearch(archive: Archive, search: StorySearch): string | undefined {
  const { text = '' } = search
  const spelt = listUnknownWords(archive, text)
    .filter((word) => word.length >= SHORTEST)
    .slice(0, MOST_SPELT)
  let tried = 0
  for (const suggestion of listSpellings(archive, text, spelt)) {
    if (suggestion === text || tried === MOST_TRIED) return undefined
    tried += 1
    // With a word that no story has, all of them can never be found.
    const need = listUnknownWords(archive, suggestion).length > 0 ? 'any' : 'all'
    if (hasMatches(archive, { ...search, text: suggestion, need })) return suggestion
  }
  return undefined
}

const LETTER = '[\\p{L}\\p{N}\\p{M}]'
const WORD = new RegExp(`${LETTER}+`, 'gu')
const MOST_SPELT = 4
const MOST_TRIED = 4

function listUnknownWords(archive: Archive, text: string): string[] {
  const words = parseSearch(text).flatMap((phrase) => phrase.words)
  return [...new Set(words)].filter((word) => !hasMatches(archive, { text: word }))
}

/** The text with the words as they may have been meant, the likeliest first. */
function* listSpellings(
  archive: Archive,
  text: string,
  [word, ...others]: readonly string[],
): Generator<string, void> {
  if (word === undefined) {
    yield text
    return
  }
  let isKnown = false
  for (const meant of listMeant(archive, word)) {
    isKnown = true
    const spelt = text.replace(WORD, (found) => (found === word ? meant : found))
    yield* listSpellings(archive, spelt, others)
  }
  if (!isKnown) yield* listSpellings(archive, text, others)
}

function* listMeant(archive: Archive, word: string): Generator<string, void> {
  const parted = partAtDigits(archive, word)
  if (parted !== undefined) yield parted
  const folded = fold(word)
  const inHeadings = listNear(folded, readHeadingWords(archive))
  const [near, far] = [inHeadings.filter(isNear), inHeadings.filter((known) => !isNear(known))]
  yield* near.map(({ term }) => term)
  const split = splitInTwo(archive, word)
  if (split !== undefined) yield split
  const inTexts = listNear(folded, listTextWords(archive, folded))
  yield* inTexts.filter(isNear).map(({ term }) => term)
  yield* [...far, ...inTexts].map(({ term }) => term)
}

const isNear = ({ differences }: Near) => differences === 1

/** ‘artemis 2’ for ‘artemis2’, where some story has both. */
function partAtDigits(archive: Archive, word: string): string | undefined {
  const parts = word.match(/\p{N}+|\P{N}+/gu) ?? []
  if (parts.length < 2 || parts.every((part) => part.length < SHORTEST)) return undefined
  const parted = parts.join(' ')
  return hasMatches(archive, { text: parted }) ? parted : undefined
}

/** Those of titles, summaries and names. */
const readHeadingWords = perRevision(({ connection }) =>
  all<Known>(connection, 'SELECT term, doc AS stories FROM vocabulary').filter(isReadable),
)

/**
 * Those of whole texts that begin with the same two letters: to count the stories of every word
 * would take as long as to read through the index.
 */
const listTextWords = ({ connection }: Archive, word: string): Known[] =>
  all<Known>(
    connection,
    `SELECT term, doc AS stories FROM text_vocabulary
     WHERE term BETWEEN ?1 AND ?1 || char(0x10ffff)`,
    [...word].slice(0, 2).join(''),
  ).filter(isReadable)

/** Words of private characters are the index's own. */
const isReadable = ({ term }: Known) => !/\p{Co}/u.test(term)

/** ‘node js’ for ‘nodejs’, two words side by side in some story; but not ‘put in’ for ‘Putin’. */
function splitInTwo(archive: Archive, word: string): string | undefined {
  if (word.length > LONGEST_SPLIT) return undefined
  const splits = Array.from({ length: word.length - 1 }, (_, index) => [
    word.slice(0, index + 1),
    word.slice(index + 1),
  ])
  return splits
    .filter((parts) => parts.some((part) => part.length >= SHORTEST))
    .find(
      (parts) =>
        hasMatches(archive, { text: `"${parts.join(' ')}"` }) &&
        !parts.some((part) => part.length < SHORTEST && isCommon(archive, fold(part))),
    )
    ?.join(' ')
}

/** Whether more than half of all stories have a word. */
const isCommon = ({ connection }: Archive, term: string): boolean =>
  first(
    connection,
    `SELECT 1 FROM text_vocabulary
     WHERE term = ? AND doc > (SELECT count(*) FROM searchable) / 2`,
    term,
  ) !== undefined

const LONGEST_SPLIT = 24

/**
 * The text with two neighbours written together, where some story has that word and none has the two
 * side by side: ‘tanstack’ for ‘tan stack’. `undefined` where that finds nothing.
 */
export function suggestJoined(archive: Archive, search: StorySearch): string | undefined {
  const { text = '' } = search
  return listNeighbours(text)
    .filter(
      ([one, other]) =>
        hasMatches(archive, { text: `"${one}${other}"` }) &&
        !hasMatches(archive, { text: `"${one} ${other}"` }),
    )
    .map(([one, other]) => text.replace(sideBySide(one, other), one + other))
    .find((joined) => joined !== text && hasMatches(archive, { ...search, text: joined }))
}

function listNeighbours(text: string): [string, string][] {
  const words = parseSearch(text).flatMap(({ words, isQuoted }) =>
    words.map((word) => ({ word, isQuoted })),
  )
  return words.flatMap((one, index): [string, string][] => {
    const other = words[index + 1]
    return other === undefined || one.isQuoted || other.isQuoted ? [] : [[one.word, other.word]]
  })
}

const sideBySide = (one: string, other: string) =>
  new RegExp(`(?<!${LETTER})${one}[\\s\\p{Pd}]+${other}(?!${LETTER})`, 'u')
