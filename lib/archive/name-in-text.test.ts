import { expect, test } from 'vitest'

import { isOrdinaryWord, standsAlone } from './name-in-text'

test.each([
  ['House', true],
  ['Énergie', true],
  ['CISA', false],
  ['GitHub', false],
  ['axios', false],
  ['Justice Department', false],
  ['技術', false],
])('whether %s is an ordinary word: %s', (name, isOrdinary) => {
  expect(isOrdinaryWord(name)).toBe(isOrdinary)
})

const stands = (name: string, text: string) =>
  standsAlone(text, name, {
    own: ['US', 'Jared', 'Isaacman'],
    others: ['The White House', 'Federal Trade Commission'],
  })

test.each([
  ['House', 'The bill goes to the House next.'],
  ['House', 'House members wrote to him.'],
  ['House', 'It passed.\n\nThe House voted at noon.'],
  ['House', 'It was the US House, not the Senate.'],
  ['House', 'Senate, House and court agreed.'],
  ['House', 'They asked the “House” again.'],
  ['House', 'In the White House, and later in the House, they spoke.'],
  ['House', 'The House’s members wrote.'],
  ['Isaacman', 'A letter by Jared Isaacman came.'],
  ['Commission', 'Of [the Commission](…) we heard nothing.'],
])('‘%s’ is a name of its own in: %s', (name, text) => {
  expect(stands(name, text)).toBe(true)
})

test.each([
  ['House', 'A house has two broken locks.'],
  ['House', 'They signed at the White House.'],
  ['House', 'White House officials signed.'],
  ['House', 'They signed at the White\nHouse.'],
  ['House', 'Householders and HOUSE prices.'],
  ['Council', 'By 30 June ESA’s Council decides.'],
  ['Commerce', 'On 4 March the Senate Commerce Committee voted.'],
  ['Commission', 'He told the Securities and Exchange Commission, as the law demands.'],
  ['Commission', 'The US Sentencing Commission spoke.'],
])('‘%s’ is no name of its own in: %s', (name, text) => {
  expect(stands(name, text)).toBe(false)
})
