import { expect, test, vi } from 'vitest'
import { parseDocument } from 'yaml'

import { JOINT_PAPER, story } from '@/tests/fixtures/newsroom'

import { parseFile } from './parse'

vi.mock('yaml', { spy: true })

const parse = (text: string) => parseFile(JOINT_PAPER, Buffer.from(text)).diagnostics

test('The parser that keeps places reads no sound story, and every other', () => {
  const cited = story({
    analysis: '{ plainEnglish: "They wrote it down. [^paper]", rootCauses: "Fear. [^paper]" }',
  })
  expect(parse(cited)).toEqual([])
  expect(parseDocument).not.toHaveBeenCalled()

  expect(parse(story({ status: 'new' }))).toMatchObject([{ rule: 'invalid-value', line: 6 }])
  expect(parseDocument).toHaveBeenCalledOnce()
})
