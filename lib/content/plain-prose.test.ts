import fc from 'fast-check'
import { expect, test } from 'vitest'

import { inspectMarkup } from './inspect-markdown'
import { inspectPlainProse } from './plain-prose'

test('plain paragraphs give their words and citations without the parser', () => {
  expect(inspectPlainProse('The *bridge* is shut. [^notice]\n\nIt opens in 2030.[^plan-b]\n')).toEqual({
    words: 8,
    citations: [
      { sourceId: 'notice', offset: 22, isInsideLink: false },
      { sourceId: 'plan-b', offset: 50, isInsideLink: false },
    ],
  })
})

test.each([
  '',
  ' \n',
  '`code` [^a]',
  '    indented [^a]',
  'a <b>c</b>',
  'a &amp; b',
  'a \\[^a]',
  '> quoted',
  '| a |',
  '1. one',
  '- - nested',
  'a\n\n[^a]b',
  '- [ ] task',
  '[a](b)',
  '[^a]: note',
  '[^two words]',
  'https://example.org',
  'www.example.org',
  'a@example.org',
  '~~~\n[^a]\n~~~',
  'a \u202e b',
])('%j is left to the parser', (markdown) => {
  expect(inspectPlainProse(markdown)).toBeUndefined()
})

test('where it answers, it answers as the parser does', () => {
  const piece = fc.constantFrom(
    ...['word', 'Zürich', '42', '–', '-', '*', '**', '_', '~', '~~', '#', '##', '+', '=', '---', '===', '***'],
    ...[' ', '  ', '\n', '\n\n', '\t', '[^a]', '[^b-2]', ' [^a]', '[^]', '[x]', ']', '[', ':', '.', ',', '(', ')'],
    ...['"', "'", '1.', '- ', '* ', '# ', '> ', '`', '\\', '<', '&', 'http', 'www', '@', '\u00a0', '$', '%', '^'],
  )
  let answers = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const markdown = pieces.join('')
      const plain = inspectPlainProse(markdown)
      if (plain === undefined) return
      answers += 1
      expect({ ...plain, isEmpty: false, storyLinks: [], findings: [] }).toEqual(inspectMarkup(markdown))
    }),
    { numRuns: 4000, seed: 2026 },
  )
  expect(answers).toBeGreaterThan(100)
})
