import { expect, test } from 'vitest'

import { diagnose } from '@/tests/fixtures/diagnose'
import { markdownFile, story } from '@/tests/fixtures/newsroom'

test('What begins with TODO is still to be written, in front matter and in the text', () => {
  expect(
    diagnose(
      story(
        { takeaway: 'TODO', analysis: '\n  plainEnglish: |\n    TODO: in plain words\n' },
        'TODO: who did what\n\nA text about a TODO list. [^paper]\n',
      ),
    ),
  ).toEqual([
    '9:11: error: this is still to be written [to-do]',
    '11:17: error: this is still to be written: in plain words [to-do]',
    '16:1: error: this is still to be written: who did what [to-do]',
  ])
})

test('TODO in the place of an address is not a wrong address as well', () => {
  expect(diagnose(markdownFile({ name: 'CSIS', website: 'TODO' }), 'publishers/csis.md')).toEqual([
    '3:10: error: this is still to be written [to-do]',
  ])
})

test('In a draft it only warns', () => {
  expect(diagnose(story({ takeaway: 'TODO', draft: 'true' }))).toEqual([
    '9:11: warning: this is still to be written [to-do]',
  ])
})
