import type { Root } from 'mdast'

import { type CitationMark, MARK } from './citations'
import { findUnsafeCharacter } from './unsafe-characters'

/**
 * Anything that could be more to Markdown than paragraphs, headings, simple lists and emphasis:
 * code, HTML, escapes, character references, quotations, tables, links, images, addresses,
 * lines that are indented or numbered, begin with a bracket or end in a break, lists in lists,
 * emphasis of a citation, brackets other than those of a citation.
 */
const MARKUP =
  /[`~\\<>&!|@\t]| {2}$|[*_] *\[|https?:|www\.|^[ [\d]|^[-*+#]+ [-*+#\d [_]|\](?=[(:[])|\[(?!\^[a-z0-9-]*\])/im

const WORD = /[\p{L}\p{N}]\S*/gu

export const countWordsOf = (text: string): number =>
  text.replace(MARK, '').match(WORD)?.length ?? 0

/**
 * What a text without markup holds, or `undefined` where only the Markdown parser can tell.
 * Most paragraphs of news are plain, and parsing is by far the most that reading a story takes.
 */
export function inspectPlainProse(
  markdown: string,
): { words: number; citations: CitationMark[] } | undefined {
  if (markdown.trim() === '' || MARKUP.test(markdown)) return undefined
  if (findUnsafeCharacter(markdown) !== undefined) return undefined
  return {
    words: countWordsOf(markdown),
    citations: Array.from(markdown.matchAll(/\[\^([^\]]*)\]/g), ({ 1: sourceId = '', index }) => ({
      sourceId,
      offset: index,
      isInsideLink: false,
    })),
  }
}

/** Beyond `MARKUP`, what could be more than words: emphasis, headings, lists, a space that ends a line. */
const MORE_THAN_WORDS = /[*_]|^[#+=-]| $/m
const UNUSUAL_SPACE = /[^\S \n]/

/** The tree, without positions, of a text that is paragraphs of words and citations and nothing else. */
export function parsePlainProse(markdown: string): Root | undefined {
  if (MARKUP.test(markdown) || UNUSUAL_SPACE.test(markdown)) return undefined
  const text = markdown.trim()
  if (text === '' || MORE_THAN_WORDS.test(text)) return undefined
  return {
    type: 'root',
    children: text.split(/\n{2,}/).map((value) => ({
      type: 'paragraph',
      children: [{ type: 'text', value }],
    })),
  }
}
