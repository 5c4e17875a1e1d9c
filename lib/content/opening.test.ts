import { expect, test } from 'vitest'

import { openingOf } from './opening'

const text = 'First one.\n\nSecond [link][a] here.\n\nThird one.\n\n[a]: https://x.example/'

test('A text that fits is whole', () => {
  expect(openingOf(`\n${text}\n`, text.length)).toEqual({ markdown: text, isWhole: true })
})

test('One that does not fit ends after a whole paragraph and keeps the addresses of its links', () => {
  expect(openingOf(text, 40)).toEqual({
    markdown: 'First one.\n\nSecond [link][a] here.\n\n[a]: https://x.example/',
    isWhole: false,
  })
})

test('A first paragraph with no room for it leaves nothing', () => {
  expect(openingOf('x'.repeat(50), 40)).toEqual({ markdown: '', isWhole: false })
})

test('A list is not cut in two', () => {
  expect(openingOf('Before.\n\n- one\n- two\n- three\n', 20).markdown).toBe('Before.')
})
