import fc from 'fast-check'
import { expect, test } from 'vitest'

import { fold } from './fold'

test('folding keeps every character in its place', () => {
  expect(fold('ÀÉÎõü Ж')).toBe('aeiou ж')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(text)).toHaveLength(text.length)
    }),
  )
})
