import { expect, test } from 'vitest'

import { educate } from './typography'

test.each([
  [`"Yes," she said.`, '“Yes,” she said.'],
  [`It's the users' choice`, 'It’s the users’ choice'],
  [`He said 'no'.`, 'He said ‘no’.'],
  [`"'Nested' first"`, '“‘Nested’ first”'],
  [`'"Nested" first'`, '‘“Nested” first’'],
  [`"last 'nested'"`, '“last ‘nested’”'],
  [`("in brackets") ["and"] {'these'}`, '(“in brackets”) [“and”] {‘these’}'],
  [`the '90s`, 'the ’90s'],
  [`one--"two"---three`, 'one–“two”—three'],
  [`wait...`, 'wait…'],
  [`a well-known co-op`, 'a well-known co-op'],
  [`line\n"next"`, 'line\n“next”'],
  ['', ''],
])('%s reads %s', (text, expected) => {
  expect(educate(text)).toBe(expected)
})

test('What comes before a text decides how its first quotation mark turns', () => {
  expect(educate(`" he said`, 'd')).toBe('” he said')
  expect(educate(`"he said`, '\u2014')).toBe('“he said')
})
