import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { fold } from './fold'
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

test('every word begins as its stem does', () => {
  const folder = 'content/stories'
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => fold(readFileSync(join(folder, file), 'utf8')))
  const words = [
    ...['hoping', 'relational', 'possibility', 'stability', 'flies', 'valency', 'controlling'],
    ...new Set(texts.flatMap((text) => text.match(/(?<!\p{L})[a-z]{3,}(?!\p{L})/gu) ?? [])),
  ]
  expect(words.length).toBeGreaterThan(3000)
  expect(words.filter((word) => !word.startsWith(beginningOf(stemOf(word) ?? '?')))).toEqual([])
})
