import { displayWidth } from './display-width'

/** Breaks a paragraph between words into lines of at most `width` columns; a longer word stays whole. */
export function wrap(text: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].join('\n')
}

/** Rows in columns as wide as their widest cell, two spaces apart. */
export function toColumns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, displayWidth(cell))
    })
  }
  const pad = (cell: string, index: number) =>
    cell + ' '.repeat((widths[index] ?? 0) - displayWidth(cell))
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

/** ‘1 error’, ‘2 errors’, ‘2 addresses’. */
export const count = (number: number, noun: string, plural = 's') =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : plural}`
