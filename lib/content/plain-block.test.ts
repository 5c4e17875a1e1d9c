import fc from 'fast-check'
import { expect, test } from 'vitest'

import { inspectMarkup } from './inspect-markdown'
import { inspectPlainBlock } from './plain-block'

test('links to stories and quotations need no parser', () => {
  expect(inspectPlainBlock('After [Two talks](story:two-talks), a third. [^a]\n')).toEqual({
    words: 5,
    citations: [{ sourceId: 'a', offset: 45, isInsideLink: false }],
    storyLinks: [{ slug: 'two-talks', offset: 6 }],
  })
  expect(inspectPlainBlock('> One line,\n> [another](story:b). [^c]')).toEqual({
    words: 3,
    citations: [{ sourceId: 'c', offset: 34, isInsideLink: false }],
    storyLinks: [{ slug: 'b', offset: 14 }],
  })
})

test.each([
  '> quoted\nand lazy',
  '> > twice',
  '> `code`',
  '*[a](story:b)*',
  '[a](story:B)',
  '[a](story:b--c)',
  '[–](story:b)',
  '[a [^b]](story:c)',
  '![a](story:b)',
  '[a](story:b "title")',
  '[www.example.org](story:b)',
  '[a](https://example.org)',
])('%j is left to the parser', (markdown) => {
  expect(inspectPlainBlock(markdown)).toBeUndefined()
})

const piece = fc.constantFrom(
  ...['word', 'Zürich', '42', '–', ' ', ' ', '\n', '\n> ', '> ', '- ', '## ', '[^a]', '.', ','],
  ...['[b](story:c)', '[Two words](story:d-e)', '[f', ']', ')', '(story:g)', '[h](story:i-)', '*'],
)

test('where it answers, it answers as the parser does', () => {
  let links = 0
  let quotations = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const markdown = pieces.join('')
      const plain = /^\s*[ \t]|\n[ \t]*\n/.test(markdown) ? undefined : inspectPlainBlock(markdown)
      if (plain === undefined) return
      expect({ ...plain, isEmpty: false, findings: [] }).toEqual(inspectMarkup(markdown))
      if (plain.storyLinks.length > 0) links += 1
      if (markdown.startsWith('> ')) quotations += 1
    }),
    { numRuns: 6000, seed: 2026 },
  )
  expect(links).toBeGreaterThan(100)
  expect(quotations).toBeGreaterThan(30)
}, 60_000)
