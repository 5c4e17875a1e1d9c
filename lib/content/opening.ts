import { parseMarkdown } from './markdown'

/** How a text begins: whole paragraphs, lists and the like, as many as there is room for. */
export interface Opening {
  markdown: string
  isWhole: boolean
}

/** @param maximum UTF-16 code units that the opening may have */
export function openingOf(markdown: string, maximum: number): Opening {
  const text = markdown.trim()
  if (text.length <= maximum) return { markdown: text, isWhole: true }
  const blocks = parseMarkdown(markdown).children.flatMap(({ type, position }) =>
    position?.end.offset === undefined || position.start.offset === undefined
      ? []
      : [{ type, start: position.start.offset, end: position.end.offset }],
  )
  const prose = blocks.filter(({ type }) => type !== 'definition')
  const end = prose.findLast((block) => block.end <= maximum)?.end ?? 0
  // Addresses of links are often listed below the text.
  const definitions = blocks
    .filter((block) => block.type === 'definition' && block.start >= end)
    .map((block) => markdown.slice(block.start, block.end))
  const kept = markdown.slice(0, end)
  return { markdown: kept === '' ? '' : [kept, ...definitions].join('\n\n'), isWhole: false }
}
