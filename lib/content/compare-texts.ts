import { distance } from 'fastest-levenshtein'

/** How a text differs from what readers saw. */
export interface TextChange {
  /** Whether it may be no more than a misspelling that was put right: no figure, no word more or less. */
  isSpelling: boolean
  /** Where the later text first differs, in UTF-16 code units. */
  offset: number
}

/**
 * Nothing where both read alike: line breaks, quotation marks and the addresses of links may
 * change without anyone reading something else.
 */
export function compareTexts(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined
  const old = listWords(before)
  const now = listWords(after)
  const start = now.findIndex(({ word }, index) => !isSame(word, old[index]?.word ?? ''))
  if (start === -1 && old.length === now.length) return undefined
  const isSpelling =
    old.length === now.length &&
    now.every(({ word }, index) => isSpellingOf(word, old[index]?.word ?? ''))
  const offset = (start === -1 ? now.at(-1) : now[start])?.offset ?? 0
  return { isSpelling, offset }
}

/** What a link leads to, after `](` or, in a reference, `]:`. */
const DESTINATION = /(\](?:\(|:)\s*<?)([^\s<>)]+)/g

function listWords(text: string) {
  const visible = text.replace(
    DESTINATION,
    (_link, before: string, address: string) => before + ' '.repeat(address.length),
  )
  return Array.from(visible.matchAll(/\S+/g), (match) => ({ word: match[0], offset: match.index }))
}

const isSame = (word: string, other: string) => word === other || plain(word) === plain(other)

const plain = (word: string) =>
  word
    .normalize()
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[–—]|---?/g, '-')
    .replaceAll('…', '...')

/** One letter, or two in a long word; or two that changed places. Never a figure. */
function isSpellingOf(word: string, other: string): boolean {
  if (isSame(word, other)) return true
  if (/\p{N}/u.test(word + other)) return false
  const edits = distance(word, other)
  if (edits <= (Math.min(word.length, other.length) < LONG ? 1 : 2)) return true
  return edits === 2 && inOrder(word) === inOrder(other)
}

/** Letters of a word in which two misspelt ones are still the same word. */
const LONG = 8

const inOrder = (word: string) => [...word].sort().join('')
