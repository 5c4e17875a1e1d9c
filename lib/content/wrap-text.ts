interface Indents {
  first?: string
  rest?: string
}

/**
 * Lines of at most `width` characters, as people count them; a word that is longer, such as an
 * address, stays whole on a line of its own.
 */
export function wrapText(
  text: string,
  width: number,
  { first = '', rest = first }: Indents = {},
): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \n\t]+/).filter((part) => part !== '')) {
    const indent = lines.length === 0 ? first : rest
    const longer = line === '' ? indent + word : `${line} ${word}`
    if (line !== '' && lengthOf(longer) > width) {
      lines.push(line)
      line = rest + word
    } else line = longer
  }
  return line === '' ? '' : [...lines, line].join('\n')
}

/** Characters as people count them, so that a flag is one. */
export const lengthOf = (text: string): number =>
  // Most text is ASCII, where the two counts agree.
  /^[\u0000-\u007f]*$/.test(text) ? text.length : Array.from(segmenter.segment(text)).length

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
