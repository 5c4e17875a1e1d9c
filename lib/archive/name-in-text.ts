/** ‘House’ or ‘Commission’, and not ‘CISA’, ‘GitHub’ or ‘axios’. */
export const isOrdinaryWord = (name: string): boolean => /^\p{Lu}\p{Ll}+$/u.test(name)

/** What may go on around a name and belongs to it or not. */
export interface NameContext {
  /** Words that may stand before it, such as ‘Jared’ before ‘Isaacman’. */
  own: readonly string[]
  /** Longer names of others that may hold it, such as ‘The White House’. */
  others: readonly string[]
}

/**
 * Whether a name that is an ordinary word stands in a text by itself. In ‘a house’ it is no name,
 * and in ‘the White House’ it is a part of another one: a capital before it says so, but for one
 * that begins a sentence.
 */
export function standsAlone(text: string, name: string, { own, others }: NameContext): boolean {
  return Array.from(text.matchAll(new RegExp(`(?<!${WORDY})${name}(?!${WORDY})`, 'gu'))).some(
    ({ index }) => {
      const before = WORD_BEFORE.exec(text.slice(Math.max(0, index - REACH), index))
      const word = before?.[1]
      if (before === null || word === undefined || own.includes(word)) return true
      if (others.some((other) => other.includes(`${word} ${name}`))) return false
      return !/^\p{Lu}/u.test(word) || BEGINNING.test(before.input.slice(0, before.index))
    },
  )
}

const WORDY = '[\\p{L}\\p{N}]'
/** Longer words than this are none. */
const REACH = 100
/** With its genitive, and nothing but space after it. */
const WORD_BEFORE = /([\p{L}\p{N}\p{M}'’&.-]*[\p{L}\p{N}\p{M}])\s+$/u
/** Where a sentence, a paragraph or what is between quotation marks begins. */
const BEGINNING = /(?:^|\n\s*\n|[^\p{L}\p{N}\p{M},'’)\]\s])\s*$/u
