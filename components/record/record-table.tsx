import type { ReactNode } from 'react'

/** A chart and the table that is its equal: beside each other where there is room. */
export const CHART_AND_TABLE = 'grid grid-cols-1 gap-x-14 lg:grid-cols-[24rem_minmax(0,1fr)]'

interface RecordTableProps {
  caption: string
  columns: string[]
  rows: { key: string; cells: ReactNode[] }[]
}

/** A table whose first column names its rows. Too wide for a screen, it scrolls in itself. */
export function RecordTable({ caption, columns, rows }: RecordTableProps) {
  return (
    <div className="prose @container mt-4">
      <div className="table-scroll" tabIndex={0} role="group" aria-label={caption}>
        <table>
          {/* As wide as what can be seen of the table, and not as all that can be scrolled to. */}
          <caption className="meta text-start">
            <span className="sticky start-0 block max-w-[100cqi]">{caption}</span>
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: [name, ...values] }) => (
              <tr key={key}>
                <th scope="row" className="border-rule font-normal">
                  {name}
                </th>
                {values.map((value, index) => (
                  <td key={columns[index + 1]}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
