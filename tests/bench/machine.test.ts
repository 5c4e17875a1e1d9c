import { expect, test } from 'vitest'

import { withheldShare } from './machine'

test('what a host withholds is a share of what was wanted, and idle time is not', () => {
  const before = 'cpu  100 20 30 5000 7 1 2 40 0 0\ncpu0 1 2 3'
  const after = 'cpu  160 20 40 9000 9 1 2 60 0 0\ncpu0 9 9 9'
  expect(withheldShare(before, after)).toBe(20 / 90)
  expect(withheldShare(before, before)).toBe(0)
})
