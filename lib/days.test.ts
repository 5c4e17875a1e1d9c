import { expect, test } from 'vitest'

import { isDay, isMonth, isYear, weeksOf } from './days'

test.each(['2026-05-08', '2024-02-29', '2026-12-31', '0001-01-01'])('%s is a day', (day) => {
  expect(isDay(day)).toBe(true)
})

test.each([
  '',
  '2026-02-29',
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-05-00',
  '2026-5-8',
  '8 May 2026',
  '2026-05-08T10:00',
  '２０２６-05-08',
])('‘%s’ is no day', (text) => {
  expect(isDay(text)).toBe(false)
})

test('months and years are written in full', () => {
  expect(['2026-05', '2026-12', '2026-13', '2026-00', '2026-5', '2026'].map(isMonth)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
  expect(['2026', '0001', '26', '20260', ''].map(isYear)).toEqual([true, true, false, false, false])
})

test('a month is laid out in weeks from Monday', () => {
  const weeks = weeksOf('2026-05')
  expect(weeks).toHaveLength(5)
  expect(weeks[0]).toEqual([
    ...[undefined, undefined, undefined, undefined],
    ...['2026-05-01', '2026-05-02', '2026-05-03'],
  ])
  expect(weeks[4]).toEqual([
    '2026-05-25',
    '2026-05-26',
    '2026-05-27',
    '2026-05-28',
    '2026-05-29',
    '2026-05-30',
    '2026-05-31',
  ])
})

test.each([
  ['2027-02', 4, '2027-02-28'],
  ['2024-02', 5, '2024-02-29'],
  ['2026-08', 6, '2026-08-31'],
])('%s has %i weeks and ends on %s', (month, weeks, last) => {
  expect(weeksOf(month)).toHaveLength(weeks)
  expect(weeksOf(month).flat().filter(Boolean).at(-1)).toBe(last)
})
