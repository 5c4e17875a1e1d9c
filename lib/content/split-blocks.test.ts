import fc from 'fast-check'
import { expect, test } from 'vitest'

import { inspectMarkdown, inspectMarkup } from './inspect-markdown'
import { splitBlocks } from './split-blocks'

test('a text is split at its blank lines, and each block says where it begins', () => {
  expect(splitBlocks('First\nline.\n\n- item\n \t\n\nLast [one](story:a).\n')).toEqual([
    { text: 'First\nline.', offset: 0 },
    { text: '- item', offset: 13 },
    { text: 'Last [one](story:a).\n', offset: 24 },
  ])
})

test.each([
  'a\n\n```\n\ncode\n```',
  '~~~\na\n\nb\n~~~',
  '<div>\n\nb',
  'a [b]\n\n[b]: /c',
  'a [^b]\n\n[^b]: c',
  '- a\n\n  b',
  '    a\n\nb',
  '- a\n \n\tb',
  'a\n\n\uFEFFb',
  'a \u202e b\n\nc',
])('%j is not split', (markdown) => {
  expect(splitBlocks(markdown)).toBeUndefined()
})

test('facts and findings of a block stand where they do in the text', () => {
  expect(
    inspectMarkdown('One.\n\nTwo [^a] and [three](story:b).\n\n> ![](https://example.org/c.png)'),
  ).toEqual({
    isEmpty: false,
    words: 4,
    citations: [{ sourceId: 'a', offset: 10, isInsideLink: false }],
    storyLinks: [{ slug: 'b', offset: 19 }],
    findings: [
      {
        rule: 'missing-alt',
        offset: 40,
        message: 'the image has no description',
        suggestion: 'say between the square brackets what it shows: ![A chart of …](/chart.png)',
      },
      {
        rule: 'image',
        offset: 40,
        message: 'the image `https://example.org/c.png` lies on another site',
        suggestion: 'store it with this site and give its path, beginning with /',
      },
    ],
  })
})

const piece = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n', '\n\n', '\n \n', ' ', '  ', '    ', '\t') },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...[
        'word',
        'Zürich',
        '42',
        '[^a]',
        '[b](story:c)',
        '[Two words](story:d-e)',
        '[–](story:f)',
        '[d](javascript:e)',
        '![](/f.png)',
      ],
      ...['[g]', '[', ']', '(', ')', ':', '!', '`', '``', '*', '**', '_', '~', '~~', '\\', '&amp;'],
      ...['&#x202E;', '|', '| a |', '| - |', '-', '---', '===', '- ', '+ ', '* ', '1. ', '2) '],
      ...[
        '- [ ] ',
        '# ',
        '##',
        '> ',
        '>',
        'https://example.org',
        'a@example.org',
        'www.example.org',
      ],
      ...['```', '<!-- h -->', '[g]: /i', '\uFEFF', '\u00a0'],
    ),
  },
)

test('split or not, a text holds the same', () => {
  let split = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const markdown = pieces.join('')
      if ((splitBlocks(markdown)?.length ?? 0) > 1) split += 1
      expect(inspectMarkdown(markdown)).toEqual(inspectMarkup(markdown))
    }),
    { numRuns: 1000, seed: 2026 },
  )
  expect(split).toBeGreaterThan(100)
}, 60_000)
