import { expect, test } from 'vitest'

import { formatDay, formatMonth } from './dates'
import { parseWrittenPeriod } from './written-period'

test.each([
  ['2026-05-07', '2026-05-07'],
  ['7 May 2026', '2026-05-07'],
  ['07 may 2026', '2026-05-07'],
  ['  7  MAY  2026 ', '2026-05-07'],
  ['7th May, 2026', '2026-05-07'],
  ['May 7, 2026', '2026-05-07'],
  ['may 7 2026', '2026-05-07'],
  ['May 7th, 2026', '2026-05-07'],
  ['31 Dec 2025', '2025-12-31'],
  ['Sept. 1, 2026', '2026-09-01'],
  ['29 February 2024', '2024-02-29'],
  ['May 2026', '2026-05'],
  ['may 2026', '2026-05'],
  ['Jun 2026', '2026-06'],
  ['2026-05', '2026-05'],
])('‘%s’ is %s', (text, period) => {
  expect(parseWrittenPeriod(text)).toBe(period)
})

test.each([
  ...['30 February 2026', 'February 30, 2026', '2026-02-30', '29 February 2026', '31 June 2026'],
  ...['0 May 2026', '32 May 2026', '2026-13', '2026-00', '2026-13-01', '2026-5-7', '99 Foo 2026'],
  ...['', ' ', '2026', 'May', '7 May', 'May 7', '7 2026', 'Ma 2026', 'Mayor 2026', 'Foo 2026'],
  ...['7 May 2026 axios', 'on 7 May 2026', '"7 May 2026"', '7 May 2026 to 9 May 2026'],
  ...[
    'May 7 2026-05-07',
    '7/5/2026',
    '7 May 26',
    '7 May 20260',
    '２０２６-05-07',
    '2026-05-07T10:00',
  ],
])('‘%s’ is no day or month', (text) => {
  expect(parseWrittenPeriod(text)).toBeUndefined()
})

test('what the site writes is read again', () => {
  for (const month of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']) {
    expect(parseWrittenPeriod(formatDay(`2026-${month}-09`))).toBe(`2026-${month}-09`)
    expect(parseWrittenPeriod(formatMonth(`2026-${month}`))).toBe(`2026-${month}`)
  }
})
