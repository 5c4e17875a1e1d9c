import { expect, test } from 'vitest'

import { splitFrontMatter } from './split'

test.each([
  ['---\na: 1\n---\nText\n', 'a: 1', 'Text\n'],
  ['---\na: 1\n---   \nText', 'a: 1', '   \nText'],
  ['---\na: 1\n---', 'a: 1', ''],
  ['---\n---\nText', '', 'Text'],
  ['---\n\n# c\n\n---\nText', '\n# c\n', 'Text'],
  ['---\na: |\n  ---\n  b\n---\nText\n\n---\n\nMore', 'a: |\n  ---\n  b', 'Text\n\n---\n\nMore'],
])('The halves of %j and where they begin', (text, frontMatter, body) => {
  const split = splitFrontMatter(text)
  expect(split).toEqual({
    frontMatter,
    frontMatterOffset: 4,
    body,
    bodyOffset: text.length - body.length,
  })
  expect(text.slice(4, 4 + frontMatter.length)).toBe(frontMatter)
})

test('Reading a broken text twice gives the same answer', () => {
  const text = '---\na: [\n---\n'
  expect(splitFrontMatter(text)).toEqual(splitFrontMatter(text))
})
