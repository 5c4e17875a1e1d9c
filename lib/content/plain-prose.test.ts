import fc from 'fast-check'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'

import { inspectMarkup } from './inspect-markdown'
import { parseMarkdown } from './markdown'
import { inspectPlainProse, parsePlainProse } from './plain-prose'

test('plain paragraphs give their words and citations without the parser', () => {
  expect(
    inspectPlainProse('The *bridge* is shut. [^notice]\n\nIt opens in 2030.[^plan-b]\n'),
  ).toEqual({
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

const piece = fc.constantFrom(
  ...[
    'word',
    'Zürich',
    '42',
    '–',
    '-',
    '*',
    '**',
    '_',
    '~',
    '~~',
    '#',
    '##',
    '+',
    '=',
    '---',
    '===',
    '***',
  ],
  ...[
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '[^a]',
    '[^b-2]',
    ' [^a]',
    '[^]',
    '[x]',
    ']',
    '[',
    ':',
    '.',
    ',',
    '(',
    ')',
  ],
  ...[
    '"',
    "'",
    '1.',
    '- ',
    '* ',
    '# ',
    '> ',
    '`',
    '\\',
    '<',
    '&',
    'http',
    'www',
    '@',
    '\u00a0',
    '$',
    '%',
    '^',
  ],
)

/** Tries `answer` on random texts, and sees to it that it had an answer to many of them. */
function holdsWhereAnswered(answer: (markdown: string) => boolean) {
  let answers = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      if (answer(pieces.join(''))) answers += 1
    }),
    { numRuns: 4000, seed: 2026 },
  )
  expect(answers).toBeGreaterThan(100)
}

test('where it answers, it answers as the parser does', () => {
  holdsWhereAnswered((markdown) => {
    const plain = inspectPlainProse(markdown)
    if (plain === undefined) return false
    expect({ ...plain, isEmpty: false, storyLinks: [], findings: [] }).toEqual(
      inspectMarkup(markdown),
    )
    return true
  })
})

test('paragraphs of words and citations have a tree without the parser', () => {
  expect(parsePlainProse('The bridge\nis shut. [^notice]\n\nIt opens.\n')).toEqual({
    type: 'root',
    children: [
      { type: 'paragraph', children: [{ type: 'text', value: 'The bridge\nis shut. [^notice]' }] },
      { type: 'paragraph', children: [{ type: 'text', value: 'It opens.' }] },
    ],
  })
})

test.each(['*shut*', 'snake_case', '# Heading', 'Heading\n===', '- item', 'a \nb', 'a\u00a0b', ''])(
  'the tree of %j is left to the parser',
  (markdown) => {
    expect(parsePlainProse(markdown)).toBeUndefined()
  },
)

test('where there is a tree, it is the tree of the parser', () => {
  holdsWhereAnswered((markdown) => {
    const plain = parsePlainProse(markdown)
    if (plain === undefined) return false
    const tree = parseMarkdown(markdown)
    visit(tree, (node) => {
      delete node.position
    })
    expect(plain).toEqual(tree)
    return true
  })
})
