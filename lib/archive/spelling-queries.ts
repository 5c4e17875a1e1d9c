import { distance } from 'fastest-levenshtein'

import type { Archive } from './archive'
import { fold } from './fold'
import { perRevision } from './per-revision'
import { hasMatches, type StorySearch } from './search-queries'
import { parseSearch } from './search-words'
import { all } from './sql'

/**
 * The text with its unknown words spelt like known ones, as far as that finds a story that passes
 * the filters; `undefined` where there is nothing to put right.
 */
export function suggestSearch(archive: Archive, search: StorySearch): string | undefined {
  const { text = '' } = search
  const unknown = listUnknownWords(archive, text)
  if (unknown.length === 0) return undefined
  const vocabulary = readVocabulary(archive)
  const spelt = new Map(
    unknown.flatMap((word) => {
      const nearest = findNearest(fold(word), vocabulary)
      const meant =
        nearest?.differences === 1 ? nearest.term : (splitInTwo(archive, word) ?? nearest?.term)
      return meant === undefined ? [] : [[word, meant]]
    }),
  )
  const suggestion = text.replace(WORD, (word) => spelt.get(word) ?? word)
  return suggestion !== text && hasMatches(archive, { ...search, text: suggestion })
    ? suggestion
    : undefined
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu
const MOST_UNKNOWN = 4

function listUnknownWords(archive: Archive, text: string): string[] {
  const words = parseSearch(text).flatMap((phrase) => phrase.words)
  return [...new Set(words)]
    .filter((word) => word.length >= SHORTEST && !hasMatches(archive, { text: word }))
    .slice(0, MOST_UNKNOWN)
}

interface Known {
  term: string
  stories: number
}

const readVocabulary = perRevision(({ connection }) =>
  all<Known>(
    connection,
    "SELECT term, doc AS stories FROM vocabulary WHERE term NOT GLOB '\ue000*'",
  ),
)

/** ‘node js’ for ‘nodejs’: two words that stand side by side in some story. */
function splitInTwo(archive: Archive, word: string): string | undefined {
  if (word.length > LONGEST_SPLIT) return undefined
  const splits = Array.from({ length: word.length - 1 }, (_, index) => [
    word.slice(0, index + 1),
    word.slice(index + 1),
  ])
  return splits
    .filter((parts) => parts.some((part) => part.length >= SHORTEST))
    .map((parts) => parts.join(' '))
    .find((parts) => hasMatches(archive, { text: `"${parts}"` }))
}

const LONGEST_SPLIT = 24

const SHORTEST = 3
/** A word may differ in one letter, a long one in two. */
const mayDiffer = (word: string) => (word.length < 5 ? 1 : 2)

/** The known word with the fewest different letters; of equals the commonest. */
function findNearest(word: string, vocabulary: readonly Known[]) {
  let best: { term: string; differences: number; stories: number } | undefined
  for (const { term, stories } of vocabulary) {
    if (term.length < SHORTEST || Math.abs(term.length - word.length) > mayDiffer(word)) continue
    const differences = distance(word, term)
    if (differences === 0 || differences > mayDiffer(word)) continue
    // Few mistake the beginning of a word, and with two other letters it is another word.
    if (differences > 1 && term.charAt(0) !== word.charAt(0)) continue
    const isBetter =
      best === undefined ||
      differences < best.differences ||
      (differences === best.differences && stories > best.stories)
    if (isBetter) best = { term, differences, stories }
  }
  return best
}
