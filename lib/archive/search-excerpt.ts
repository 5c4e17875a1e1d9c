import { fold } from './fold'
import { mayGoOn, type SearchPhrase, stemOfPhrase, waysToWrite } from './search-words'
import { beginningOf, stemOf } from './word-stems'

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

/** Finds phrases as the index does: whole words and their forms, whatever their case and accents. */
export function openFinder(phrases: readonly SearchPhrase[]): Finder {
  const wanted = phrases.map(toWanted)
  const isHinted = (hints: readonly string[], folded: string) =>
    hints.some((hint) => folded.includes(hint))
  const every = wanted.flatMap(({ hints }) => hints)
  return {
    find: (text) => {
      const folded = fold(text)
      return wanted
        .flatMap(({ pattern, hints, stem }, phrase) =>
          !isHinted(hints, folded)
            ? []
            : Array.from(folded.matchAll(pattern))
                .filter(({ groups }) => isForm(groups?.['form'], stem))
                .map(({ 0: found, index }) => ({
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

interface Wanted {
  pattern: RegExp
  /** Most texts hold none of these, and to see that takes no pattern. */
  hints: string[]
  /** Of what the pattern finds as `form`, what has this one. */
  stem: string | undefined
}

const isForm = (found: string | undefined, stem: string | undefined) =>
  found === undefined || stemOf(found) === stem

function toWanted(phrase: SearchPhrase): Wanted {
  const alternatives = waysToWrite(phrase).map((words) => words.map(fold))
  const stem = stemOfPhrase(phrase)
  const forms = stem === undefined ? [] : [beginningOf(stem)]
  const after = mayGoOn(phrase) ? `[${WORDY}]*` : `(?![${WORDY}])`
  const patterns = [
    ...alternatives.map((words) => toPattern(words, after)),
    ...forms.map((beginning) => `(?<![${WORDY}])(?<form>${beginning}[a-z]*)(?![${WORDY}])`),
  ]
  return {
    pattern: new RegExp(patterns.join('|'), 'gu'),
    hints: [...alternatives.map(([first = '']) => first), ...forms],
    stem,
  }
}

function toPattern(words: readonly string[], after: string): string {
  const body = words
    .map((word, index) => {
      const previous = words[index - 1]
      if (previous === undefined) return word
      return `${UNSPACED.test(previous) || UNSPACED.test(word) ? '\\s*' : `[^${WORDY}]+`}${word}`
    })
    .join('')
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  const before = UNSPACED.test(first) ? '' : `(?<![${WORDY}])`
  return `${before}${body}${UNSPACED.test(last) ? '' : after}`
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
