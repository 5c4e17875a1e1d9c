import { expect, it } from 'vitest'

import { type Claim, formatReport, isMet } from './report'

const claim = (seen: number, target: Claim['target']): Claim => ({
  what: 'p99',
  seen,
  unit: 'ms',
  target,
})

it('a claim is met on its bound, and missed beyond it or without a figure', () => {
  expect(isMet(claim(20, { atMost: 20 }))).toBe(true)
  expect(isMet(claim(20.1, { atMost: 20 }))).toBe(false)
  expect(isMet(claim(12, { atLeast: 12 }))).toBe(true)
  expect(isMet(claim(11.9, { atLeast: 12 }))).toBe(false)
  expect(isMet(claim(Number.NaN, { atMost: 20 }))).toBe(false)
})

it('a report shows its figures, its claims and what they rest on', () => {
  const report = {
    title: 'Delivery',
    rows: [{ server: 'nginx', 'p99, ms': 3 }],
    claims: [claim(19.96, { atMost: 20 }), claim(1234.5, { atMost: 20 })],
    notes: ['Five rounds.'],
  }
  expect(formatReport(report)).toBe(`### Delivery

| server | p99, ms |
| ------ | ------: |
| nginx  |       3 |

| claim | seen     | target        | verdict |
| ----- | -------- | ------------- | ------- |
| p99   | 20 ms    | at most 20 ms | met     |
| p99   | 1,235 ms | at most 20 ms | MISSED  |

- Five rounds.`)
})
