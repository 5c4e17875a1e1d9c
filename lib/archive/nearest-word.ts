import { countDifferences } from './letter-differences'

/** A word of the newsroom, in lower case and without accents, and how many stories have it. */
export interface Known {
  term: string
  stories: number
}

export interface Near extends Known {
  differences: number
}

/** Of fewer letters, any would do. */
export const SHORTEST = 3

/**
 * Known words that may have been meant: first those with the fewest differences; of equals those
 * with the very letters that were typed, then the commonest.
 */
export function listNear(word: string, vocabulary: readonly Known[]): Near[] {
  const near = vocabulary.flatMap((known) => {
    const differences = differencesOf(word, known.term)
    return differences === undefined ? [] : [{ ...known, differences }]
  })
  const letters = sortLetters(word)
  const isReordered = ({ term }: Known) => sortLetters(term) === letters
  return near.toSorted(
    (a, b) =>
      a.differences - b.differences ||
      Number(isReordered(b)) - Number(isReordered(a)) ||
      b.stories - a.stories,
  )
}

/** `undefined` where nobody would mistake one for the other. */
function differencesOf(word: string, term: string): number | undefined {
  const most = word.length < LONG ? 1 : 2
  if (term.length < SHORTEST || Math.abs(term.length - word.length) > most) return undefined
  if (term === word || digitsOf(term) !== digitsOf(word)) return undefined
  if (!beginsAlike(word, term) && !hasLostBeginning(word, term)) return undefined
  const differences = countDifferences(word, term)
  return differences > most || isAnother(word, term) ? undefined : differences
}

/** From here on, two differences still leave little else that may have been meant. */
const LONG = 8
/** Of fewer letters, no one may be another. */
const SHORT = 5

/** With another number, it would be about something else. */
const digitsOf = (word: string) => word.replace(/\P{N}/gu, '')

const beginsAlike = (word: string, term: string) => word.charAt(0) === term.charAt(0)

/** Few mistake the first letter: it is only left out, or typed after the second. */
const hasLostBeginning = (word: string, term: string) =>
  term.slice(1) === word || term.charAt(1) + term.charAt(0) + term.slice(2) === word

/** One other letter makes ‘bank’ of ‘back’, and where there are but three, one more ‘nasa’ of ‘nsa’. */
function isAnother(word: string, term: string): boolean {
  const shorter = Math.min(word.length, term.length)
  const isChanged = shorter === SHORTEST || (shorter < SHORT && word.length === term.length)
  return isChanged && sortLetters(word) !== sortLetters(term)
}

const sortLetters = (word: string) => [...word].toSorted().join('')
