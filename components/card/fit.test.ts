import { expect, test } from 'vitest'

import { fitCard } from './fit'

test('a short headline is as large as can be', () => {
  expect(fitCard('The bridge is shut', 'It stays shut.')).toEqual({
    titleSize: 72,
    titleLines: 3,
    textLines: 1,
  })
})

test('a longer headline shrinks before anything is cut off', () => {
  const { titleSize, textLines } = fitCard('Word '.repeat(30).trim(), 'Word '.repeat(40).trim())
  expect(titleSize).toBe(32)
  expect(textLines).toBe(4)
})

test('the longest headline is small and leaves room for two lines of text', () => {
  expect(fitCard('W'.repeat(300), 'w'.repeat(200))).toEqual({
    titleSize: 32,
    titleLines: 6,
    textLines: 2,
  })
})

test('a headline alone has all the room', () => {
  expect(fitCard('W'.repeat(300), undefined)).toEqual({
    titleSize: 40,
    titleLines: 8,
    textLines: 0,
  })
})
