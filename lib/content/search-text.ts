import { MARK } from './citations'
import { educate } from './typography'

/*
 * Words are taken out of Markdown by patterns here: search reads every text of the newsroom, and
 * parsing them only to drop their structure would take longer than all else that an index needs.
 */

/** Marks of citations, where links lead, comments and character references: no words of the text. */
const BETWEEN_WORDS =
  /\[\^[^\]\n]*\]|\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]|!\[[^\]]*|<!--[^]*?-->|^ {0,3}\[[^\]\n]+\]:.*$|&#?\w+;/gm

/** A Markdown text for an index of its words, to which any other mark only parts them. */
export const toSearchText = (markdown: string): string => markdown.replace(BETWEEN_WORDS, ' ')

const MARKUP = /[`*~\\<&|[\]_]|^[ \t]*(?:[#>=+-]|\d+[.)] )/m

/** A sound Markdown text as its reader sees it, in one line. */
export function toPlainText(markdown: string): string {
  const uncited = markdown.replace(MARK, '')
  const words = MARKUP.test(uncited) ? dropMarkup(uncited) : uncited
  return educate(words.replace(/\s+/g, ' ').trim())
}

const dropMarkup = (markdown: string): string =>
  markdown
    .replace(/<!--[^]*?-->/g, ' ')
    .replace(/^ {0,3}\[[^\]\n]+\]:.*$/gm, '')
    .replace(/!\[[^\]]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?/g, ' ')
    .replace(/\[([^\]]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])/g, '$1')
    .replace(/<((?:https?:|mailto:)[^>\s]*)>/gi, '$1')
    .replace(/^[ \t]*(?:```|~~~).*$/gm, '')
    .replace(/^[ \t]*[-=*_|: ]{3,}$/gm, '')
    .replace(/^[ \t]*(?:(?:>|[-+*]|\d+[.)]|#{1,6})[ \t]+)+/gm, '')
    .replace(/^\[[ x]\] /gim, '')
    .replace(/(?<!\\)(?:[*`]|~~|\|)|(?<![\w\\])_+|_+(?!\w)/g, (mark) => (mark === '|' ? ' ' : ''))
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(#\d+|#x[\da-f]+|\w+);/gi, (whole, name: string) => toCharacter(name) ?? whole)

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

function toCharacter(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED.get(name)
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
