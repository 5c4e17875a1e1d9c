import { expect, test } from 'vitest'

import { displayWidth } from './display-width'
import { excerptOf } from './excerpt'

/** The excerpt with the mark below it, as it is printed. */
const marked = (line: string, column: number, width = 100) => {
  const { text, indent } = excerptOf(line, column, width)
  return `${text}\n${' '.repeat(indent)}^`
}

test('The mark stands below the column', () => {
  expect(marked('title: 1.10', 8)).toBe('title: 1.10\n       ^')
})

test('The mark stands after the end of a line that stops too early', () => {
  expect(marked('title:', 7)).toBe('title:\n      ^')
  expect(marked('', 1)).toBe('\n^')
})

test('A tab is shown as four spaces, so that the mark is where it seems', () => {
  expect(marked('\ttitle: x', 2)).toBe('    title: x\n    ^')
})

test('Wide characters, joined emoji and combining accents count as a terminal shows them', () => {
  expect(marked('東京: x', 3)).toBe('東京: x\n    ^')
  expect(marked('👩‍🚀: x', 6)).toBe('👩‍🚀: x\n  ^')
  expect(marked('e\u0301: x', 3)).toBe('e\u0301: x\n ^')
})

test('A character that a terminal would obey is spelt out', () => {
  expect(marked('a\u202eb', 2)).toBe('a<U+202E>b\n ^')
  expect(marked('\u001b[2J', 2)).toBe('<U+001B>[2J\n        ^')
})

test('A long line is cut around the place', () => {
  const line = `${'a'.repeat(60)}HERE${'b'.repeat(60)}`
  expect(marked(line, 61, 20)).toBe('…aaaaaaHEREbbbbbbbb…\n       ^')
  expect(marked(line, 1, 20)).toBe(`${'a'.repeat(18)}…\n^`)
  expect(marked(line, 124, 20)).toBe(`…${'b'.repeat(18)}\n                  ^`)
})

test('A line as long as a file is cut at once, and never wider than asked', () => {
  const line = '漢'.repeat(200_000)
  const { text, indent } = excerptOf(line, 100_001, 40)
  expect(displayWidth(text)).toBeLessThanOrEqual(40)
  expect(text).toBe(`…${'漢'.repeat(19)}…`)
  expect(indent).toBe(13)
})
