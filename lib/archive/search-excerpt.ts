import { mayGoOn, type SearchPhrase, wordLike } from './search-words'

/** Part of a text, and whether it is what was looked for. */
export interface Piece {
  text: string
  isMatch: boolean
}

/** Finds the phrases that were looked for in a text. */
export interface Finder {
  find: (text: string) => Found[]
  /** Whether Markdown is worth being read as its reader sees it, which takes longer than to see this. */
  mayFind: (markdown: string) => boolean
}

interface Found {
  phrase: number
  start: number
  end: number
}

const WORDY = '\\p{L}\\p{N}\\p{M}'
/** Letters of scripts in which words stand side by side. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u

/** Finds phrases as the index does: whole words, whatever their case and accents. */
export function openFinder(phrases: readonly SearchPhrase[]): Finder {
  const patterns = phrases.map((phrase) => ({
    pattern: toPattern(phrase),
    // Most texts hold no such word, and to see that takes no pattern.
    hints: [phrase.words[0] ?? '', wordLike(phrase) ?? []].flat().map(fold),
  }))
  const isHinted = (hints: readonly string[], folded: string) =>
    hints.some((hint) => folded.includes(hint))
  const every = patterns.flatMap(({ hints }) => hints)
  return {
    find: (text) => {
      const folded = fold(text)
      return patterns
        .flatMap(({ pattern, hints }, phrase) =>
          !isHinted(hints, folded)
            ? []
            : Array.from(folded.matchAll(pattern), ({ 0: found, index }) => ({
                phrase,
                start: index,
                end: index + found.length,
              })),
        )
        .toSorted((a, b) => a.start - b.start || b.end - a.end)
    },
    mayFind: (markdown) => isHinted(every, fold(markdown.replace(EMPHASIS, ''))),
  }
}

/** What may stand within a word. */
const EMPHASIS = /[*_`~\\]+/g

function toPattern(phrase: SearchPhrase): RegExp {
  const words = phrase.words.map(fold)
  const body = words
    .map((word, index) => {
      const previous = words[index - 1]
      if (previous === undefined) return word
      return `${UNSPACED.test(previous) || UNSPACED.test(word) ? '\\s*' : `[^${WORDY}]+`}${word}`
    })
    .join('')
  const like = wordLike(phrase)
  const alternatives = [body, ...(like === undefined ? [] : [fold(like)])].join('|')
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  const before = UNSPACED.test(first) ? '' : `(?<![${WORDY}])`
  const after = mayGoOn(phrase) ? `[${WORDY}]*` : `(?![${WORDY}])`
  return new RegExp(`${before}(?:${alternatives})${UNSPACED.test(last) ? '' : after}`, 'gu')
}

/** Lower case without accents; every character keeps its place. */
export const fold = (text: string): string =>
  text.toLowerCase().length === text.length
    ? text.toLowerCase().replace(ACCENTED, foldLetter)
    : text.replace(/[^]/gu, (letter) => foldLetter(letter))

const ACCENTED = /[\u00c0-\u024f\u0386-\u03ce\u0400-\u045f\u1e00-\u1fff]/g

function foldLetter(letter: string): string {
  const folded = letter.normalize('NFD').charAt(0).toLowerCase()
  return folded.length === letter.length ? folded : letter
}

/** Marks what was found in a short text. */
export const markText = (text: string, { find }: Finder): Piece[] =>
  toPieces(text, find(text), { start: 0, end: text.length })

/** Characters of an excerpt, roughly. */
const EXCERPT = 220

/**
 * The passage with the most of the phrases in the first of the texts that has so many; later ones
 * are not looked at once it has all. `undefined` where no text holds any.
 *
 * @param wanted how many phrases there are
 */
export function excerptOf(
  texts: Iterable<string>,
  { find }: Finder,
  wanted: number,
): Piece[] | undefined {
  let best: { text: string; found: Found[]; window: ScoredWindow } | undefined
  for (const text of texts) {
    const found = find(text)
    const window = bestWindow(found)
    if (window !== undefined && window.phrases > (best?.window.phrases ?? 0)) {
      best = { text, found, window }
    }
    if (best !== undefined && best.window.phrases >= wanted) break
  }
  return best && toPieces(best.text, best.found, cutAtWords(best.text, best.window))
}

interface Window {
  start: number
  end: number
}

interface ScoredWindow extends Window {
  /** Different ones. */
  phrases: number
  matches: number
}

function bestWindow(found: readonly Found[]): ScoredWindow | undefined {
  let best: ScoredWindow | undefined
  found.forEach(({ start }, index) => {
    // An excerpt has no room for more of them than this.
    const within = found
      .slice(index, index + EXCERPT / 4)
      .filter((match, place) => place === 0 || match.end - start <= EXCERPT)
    const phrases = new Set(within.map(({ phrase }) => phrase)).size
    const isBetter =
      best === undefined ||
      phrases > best.phrases ||
      (phrases === best.phrases && within.length > best.matches)
    if (isBetter) {
      const end = Math.max(...within.map((match) => match.end))
      best = { start, end, phrases, matches: within.length }
    }
  })
  return best
}

/** Room around what was found, to where words begin and end; most of it after. */
function cutAtWords(text: string, { start, end }: Window): Window {
  const room = Math.max(0, EXCERPT - (end - start))
  const from = Math.max(0, Math.min(start - Math.floor(room / 3), text.length - EXCERPT))
  const to = Math.min(text.length, from + Math.max(EXCERPT, end - from))
  const firstSpace = from === 0 ? -1 : text.indexOf(' ', from)
  const lastSpace = to === text.length ? text.length : text.lastIndexOf(' ', to)
  return {
    start: from === 0 ? 0 : firstSpace >= 0 && firstSpace < start ? firstSpace + 1 : from,
    end: lastSpace >= end ? lastSpace : to,
  }
}

function toPieces(text: string, found: readonly Found[], { start, end }: Window): Piece[] {
  const pieces: Piece[] = []
  let at = start
  const add = (to: number, isMatch: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), isMatch })
    at = Math.max(at, to)
  }
  for (const match of found) {
    if (match.start < at || match.end > end) continue
    add(match.start, false)
    add(match.end, true)
  }
  add(end, false)
  const before = start > 0 ? [{ text: '… ', isMatch: false }] : []
  const after = end < text.length ? [{ text: ' …', isMatch: false }] : []
  return [...before, ...pieces, ...after]
}
