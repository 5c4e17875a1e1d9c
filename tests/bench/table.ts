/** A line of a table: every row of one has the same keys. */
export type Row = Record<string, string | number>

/** A Markdown table, aligned, so that it can be read as it is and pasted as it is. */
export function formatTable(rows: readonly Row[]): string {
  const [first] = rows
  if (first === undefined) return ''
  const columns = Object.keys(first).map((name) => {
    const cells = [name, ...rows.map((row) => format(row[name]))]
    return {
      cells,
      width: Math.max(...cells.map((cell) => cell.length)),
      isNumeric: rows.every((row) => typeof row[name] === 'number'),
    }
  })
  const line = (index: number) =>
    columns.map(({ cells, width, isNumeric }) => {
      const cell = cells[index] ?? ''
      return isNumeric ? cell.padStart(width) : cell.padEnd(width)
    })
  const rule = columns.map(({ width, isNumeric }) =>
    isNumeric ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  )
  return [line(0), rule, ...rows.map((_, index) => line(index + 1))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

export const formatNumber = (value: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: 2 })

const format = (value: string | number | undefined) =>
  typeof value === 'number' ? formatNumber(value) : (value ?? '')
