import { expect, test } from 'vitest'

import { beginningOf, listStems, stemOf } from './word-stems'

test.each([
  ['exploit', 'exploits', 'exploited', 'exploiting', 'exploitation'],
  ['patch', 'patched', 'patches', 'patching'],
  ['agency', 'agencies'],
  ['Delay', 'DELAYED', 'délays'],
])('forms of %s have one stem', (...forms) => {
  expect(new Set(forms.map(stemOf)).size).toBe(1)
})

test('words that only look alike have different ones', () => {
  expect(stemOf('patch')).not.toBe(stemOf('path'))
  expect(stemOf('worm')).not.toBe(stemOf('word'))
})

test.each(['', 'of', '2026', 'e-mail', 'мост', '技術', 'covid19'])('‘%s’ has no forms', (word) => {
  expect(stemOf(word)).toBeUndefined()
})

test('a text has the stem of each of its words once, marked as no word is', () => {
  expect(listStems(['Two patches, a patch.', 'The Café is patched.'])).toEqual(
    ['two', 'patch', 'the', 'cafe'].map((stem) => `\ue000${stem}`),
  )
  expect(listStems([])).toEqual([])
})

test.each(['hoping', 'relational', 'happy', 'agencies', 'controlling', 'conflated', 'flies'])(
  '‘%s’ begins as its stem does',
  (word) => {
    const stem = stemOf(word)
    expect(stem).toBeDefined()
    expect(word.startsWith(beginningOf(stem ?? '?'))).toBe(true)
  },
)
