import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'

const BEFORE_OPENING = /[\s([{\u2013\u2014\u2018\u201c-]/

/**
 * Curly quotes, dashes and ellipses for straight ones.
 *
 * @param previous the character before `text`; a space where a block begins
 */
export function educate(text: string, previous = ' '): string {
  let wasOpening = false
  return text
    .replace(/---/g, '\u2014')
    .replace(/--/g, '\u2013')
    .replace(/\.\.\./g, '\u2026')
    .replace(/["']/g, (mark, index: number, whole: string) => {
      const before = whole[index - 1] ?? previous
      const opens = BEFORE_OPENING.test(before) || (/["']/.test(before) && wasOpening)
      wasOpening = opens
      if (mark === '"') return opens ? '\u201c' : '\u201d'
      // A decade or a clipped word ('90s) takes an apostrophe.
      return opens && !/\d/.test(whole[index + 1] ?? '') ? '\u2018' : '\u2019'
    })
}

/** Applies `educate` to the prose of a Markdown tree, across emphasis and links, never to code. */
export function setTypography(tree: Root) {
  let previous = ' '
  visit(tree, (node: Nodes, _index, parent) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      previous = ' '
    if (node.type === 'inlineCode') previous = 'x'
    if (node.type === 'break') previous = ' '
    if (node.type !== 'text') return
    // The text of an address that stands for itself is an address too.
    if (parent?.type === 'link' && parent.url.endsWith(node.value)) {
      previous = node.value.at(-1) ?? previous
      return
    }
    node.value = educate(node.value, previous)
    previous = node.value.at(-1) ?? previous
  })
}
