export type Cell = string | number | boolean | undefined

/**
 * A table as RFC 4180 has it: a header, CRLF after every line, quotation marks where they are
 * needed. A text that a spreadsheet would run as a formula gets an apostrophe in front.
 *
 * @param columns names of the columns; each row has as many cells
 */
export const toCsv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [columns, ...rows].map((row) => `${row.map(toField).join(',')}\r\n`).join('')

function toField(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What spreadsheets take for the beginning of one, also in the full width of East Asian fonts. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
