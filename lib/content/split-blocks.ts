import { findUnsafeCharacter } from './unsafe-characters'

/** A part of a Markdown text between blank lines. */
export interface Block {
  text: string
  /** Of the block in the text. */
  offset: number
}

/**
 * What reaches across a blank line, or may: fences, HTML, definitions, and an indented block, which
 * belongs to the list above it. A byte order mark counts only where a text begins.
 */
const REACHES_ON = /`{3}|~{3}|<|\]:|[\r\uFEFF]|^\s*[ \t]|\n[ \t]*\n[ \t]/

const BLANK_LINES = /\n(?:[ \t]*\n)+/g

/**
 * The blocks of a Markdown text, if the parser finds in each of them alone what it finds in it
 * within the text; `undefined` where it may not.
 */
export function splitBlocks(markdown: string): Block[] | undefined {
  if (REACHES_ON.test(markdown) || findUnsafeCharacter(markdown) !== undefined) return undefined
  const blocks: Block[] = []
  let offset = 0
  for (const { 0: gap, index } of markdown.matchAll(BLANK_LINES)) {
    blocks.push({ text: markdown.slice(offset, index), offset })
    offset = index + gap.length
  }
  return [...blocks, { text: markdown.slice(offset), offset }]
}
