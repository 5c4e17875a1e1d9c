import { expect, test } from 'vitest'

import { listNear } from './nearest-word'

const near = (word: string, terms: readonly string[]) =>
  listNear(
    word,
    terms.map((term, index) => ({ term, stories: index + 1 })),
  ).map(({ term }) => term)

test.each([
  // A letter too few, too many, another, or two swapped.
  ['fery', 'ferry'],
  ['ferrry', 'ferry'],
  ['farry', 'ferry'],
  ['frery', 'ferry'],
  // The first letter left out, or after the second.
  ['rtemis', 'artemis'],
  ['ratemis', 'artemis'],
  // Two in a long word.
  ['comittes', 'committee'],
  ['infrastrcutre', 'infrastructure'],
  // The shortest words, swapped.
  ['teh', 'the'],
  ['log4shel', 'log4shell'],
])('‘%s’ may have been ‘%s’', (word, term) => {
  expect(near(word, [term])).toEqual([term])
})

test.each([
  ['ferry', 'ferry'],
  // Another first letter.
  ['breach', 'reach'],
  ['ferry', 'merry'],
  ['hte', 'the moon'],
  // Two letters of a short word.
  ['biden', 'been'],
  ['naive', 'name'],
  ['maori', 'more'],
  ['missile', 'mission'],
  // Three of a long one.
  ['infrastructure', 'infrasound'],
  // Another letter, where there are few.
  ['bank', 'back'],
  ['nsa', 'nasa'],
  ['isa', 'visa'],
  ['webb', 'web'],
  ['cia', 'cio'],
  // Another number.
  ['2025', '2026'],
  ['artemis2', 'artemis'],
  ['log4shell', 'log5shell'],
])('‘%s’ was not ‘%s’', (word, term) => {
  expect(near(word, [term])).toEqual([])
})

test('the fewest differences come first, then the same letters, then the commonest', () => {
  expect(near('exploitted', ['exploit', 'exploits', 'exploiter', 'exploited'])).toEqual([
    'exploited',
    'exploiter',
  ])
  expect(near('opne', ['open', 'one', 'opener'])).toEqual(['open'])
  expect(near('chian', ['chain', 'china', 'chin'])).toEqual(['china', 'chain', 'chin'])
})
