import { expect, test } from 'vitest'

import { compareTexts } from './compare-texts'

test.each([
  ['line breaks', 'One two\nthree.', 'One\ntwo  three.'],
  ['quotation marks and dashes', `It's "so" -- or...`, 'It’s “so” – or…'],
  ['the form of a letter', 'caf\u00e9', 'cafe\u0301'],
  ['the slug that a link leads to', 'See [it](story:old-name).', 'See [it](story:new).'],
  ['a dead link', 'See [it](https://a.example/x "T").', 'See [it](https://b.example/y "T").'],
  ['the target of a reference', 'See [it][1].\n\n[1]: story:old', 'See [it][1].\n\n[1]: story:new'],
])('Readers read the same when nothing changes but %s', (_name, before, after) => {
  expect(compareTexts(before, after)).toBeUndefined()
})

test.each([
  ['a letter', 'The goverment left.', 'The government left.', 4],
  ['letters that changed places', 'It was teh paper.', 'It was the paper.', 7],
  ['two letters of a long word', 'An acommodaton.', 'An accommodation.', 3],
])('What may be a misspelling differs in %s', (_name, before, after, offset) => {
  expect(compareTexts(before, after)).toEqual({ isSpelling: true, offset })
})

test.each([
  ['a figure', 'It has 12 pages.', 'It has 13 pages.', 7],
  ['another word', 'It has many pages.', 'It has some pages.', 7],
  ['a word more', 'It has pages.', 'It has no pages.', 7],
  ['a word less', 'It has no pages.', 'It has pages.', 7],
  ['a sentence at the end', 'It has pages.', 'It has pages. We saw them.', 14],
  ['no sentence at the end', 'It has pages. We saw them.', 'It has pages.', 7],
  ['a text where there was none', '', 'It has pages.', 0],
  ['no text where there was one', 'It has pages.', '', 0],
])('More than a misspelling is %s', (_name, before, after, offset) => {
  expect(compareTexts(before, after)).toEqual({ isSpelling: false, offset })
})
