import { expect, test } from 'vitest'

import { editionOf } from '@/tests/fixtures/edition'

import { preheaderOf, shorten, subjectOf } from './words'

test('The subject is the title, then where it belongs', async () => {
  expect(subjectOf(await editionOf())).toBe('Governments answer (Cybersecurity, #2)')
})

test('Beside it stand the headlines', async () => {
  expect(preheaderOf(await editionOf())).toBe(
    'First talks are held; Two governments publish a joint paper',
  )
})

test.each([
  ['One two three', 13, 'One two three'],
  ['One two three', 12, 'One two…'],
  ['One two; three', 10, 'One two…'],
  ['Onetwothree', 5, 'Onet…'],
  ['One😀😀', 5, 'One…'],
])('%s in %i characters is %s', (text, maximum, expected) => {
  expect(shorten(text, maximum)).toBe(expected)
})
