import { expect, it } from 'vitest'

import { formatTable } from './table'

it('a table is aligned Markdown, numbers to the right', () => {
  const rows = [
    { server: 'Foresheet', 'requests a second': 20_123, note: 'one process' },
    { server: 'nginx', 'requests a second': 33_000.456, note: '' },
  ]
  expect(formatTable(rows)).toBe(
    [
      '| server    | requests a second | note        |',
      '| --------- | ----------------: | ----------- |',
      '| Foresheet |            20,123 | one process |',
      '| nginx     |         33,000.46 |             |',
    ].join('\n'),
  )
})

it('a table without rows is nothing', () => {
  expect(formatTable([])).toBe('')
})
