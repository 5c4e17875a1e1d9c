import fc from 'fast-check'
import { distance } from 'fastest-levenshtein'
import { expect, test } from 'vitest'

import { countDifferences } from './letter-differences'

test.each([
  ['ferry', 'ferry', 0],
  ['ferry', 'fery', 1],
  ['fery', 'ferry', 1],
  ['ferry', 'furry', 1],
  ['ferry', 'frery', 1],
  ['ferry', 'efrry', 1],
  ['ferry', 'feryr', 1],
  ['ferry', 'fry', 2],
  ['ferry', 'efryr', 2],
  ['', 'ferry', 5],
  ['ferry', '', 5],
  ['', '', 0],
])('‘%s’ and ‘%s’ differ in %i places', (one, other, differences) => {
  expect(countDifferences(one, other)).toBe(differences)
})

test('it makes no difference which comes first, and a swap saves at most one of two', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, (one, other) => {
      const differences = countDifferences(one, other)
      expect(countDifferences(other, one)).toBe(differences)
      expect(differences).toBeLessThanOrEqual(distance(one, other))
      expect(differences * 2).toBeGreaterThanOrEqual(distance(one, other))
    }),
  )
})
