import { expect, it } from 'vitest'

import { markdownFile } from './to-yaml'

it('front matter is written in block style, and empty parts are left out', () => {
  const frontMatter = {
    title: 'A title: with a colon',
    update: 3,
    updatedAt: undefined,
    revisions: [],
    authors: ['Ada', 'Bo'],
    analysis: { plainEnglish: 'One.\n\nTwo.\n' },
    sources: [{ id: 'paper-1', url: 'https://example.org/1' }, { id: 'paper-2' }],
    takeaway: '“Quoted,” she said.',
  }
  expect(markdownFile(frontMatter, 'Text.\n')).toBe(`---
title: "A title: with a colon"
update: 3
authors:
  - Ada
  - Bo
analysis:
  plainEnglish: |
    One.

    Two.
sources:
  - id: paper-1
    url: https://example.org/1
  - id: paper-2
takeaway: "“Quoted,” she said."
---
Text.
`)
})
