import { stemmer } from 'stemmer'

import { fold } from './fold'

/** Of private use, so that no stem is a word of any text, and part of a word to the index. */
const MARK = '\ue000'

/** Of Latin letters alone: the rules are those of English, and do other languages little harm. */
const WORD = /[a-z]{3,}/g
const IS_WORD = /^[a-z]{3,}$/

/** Most words of a story are those of the one before, and looking one up takes a tenth of the time. */
const known = new Map<string, string>()
const MOST_KNOWN = 50_000

function markedStem(word: string): string {
  const found = known.get(word)
  if (found !== undefined) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const stem = MARK + stemmer(word)
  known.set(word, stem)
  return stem
}

/**
 * What the forms of a word have in common, as the index has it: that of ‘exploits’ and ‘exploited’.
 * `undefined` of what has no forms.
 */
export function stemOf(word: string): string | undefined {
  const folded = fold(word)
  return IS_WORD.test(folded) ? markedStem(folded) : undefined
}

/** The stems of all words of some texts, each once. */
export const listStems = (texts: readonly string[]): string[] => [
  ...new Set(fold(texts.join('\n')).match(WORD)?.map(markedStem)),
]

/** Words with this stem begin with these letters: only the last one of a stem may be another. */
export const beginningOf = (stem: string): string => stem.slice(MARK.length, -1)
