import { expect, test } from 'vitest'

import { lengthOf, wrapText } from './wrap-text'

test('Lines break between words, and each has its indent', () => {
  expect(wrapText('one two three four', 9, { first: '- ', rest: '  ' })).toBe(
    '- one two\n  three\n  four',
  )
})

test('A word longer than a line stays whole', () => {
  const url = 'https://news.example/stories/a-rather-long-name'
  expect(wrapText(`See ${url} for more.`, 20)).toBe(`See\n${url}\nfor more.`)
})

test('A line may be exactly as wide as allowed', () => {
  expect(wrapText('12345 789', 9)).toBe('12345 789')
  expect(wrapText('12345 7890', 9)).toBe('12345\n7890')
})

test('Nothing stays nothing, and blanks of any kind count as one', () => {
  expect(wrapText(' \n ', 20)).toBe('')
  expect(wrapText('a\n\tb   c', 20)).toBe('a b c')
})

test('Characters are counted as people see them', () => {
  expect(lengthOf('🇫🇷 👩‍👩‍👧 é')).toBe(5)
  expect(wrapText('🇫🇷🇫🇷🇫🇷 🇫🇷🇫🇷', 6)).toBe('🇫🇷🇫🇷🇫🇷 🇫🇷🇫🇷')
})

test('A space that must not break a line does not', () => {
  expect(wrapText('at 10\u00a0am today', 8)).toBe('at 10\u00a0am\ntoday')
})
