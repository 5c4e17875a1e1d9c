import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { archiveOf, newsroomFiles } from '@/tests/fixtures/newsroom'

import { findMatches, hasMatches } from './search-queries'
import { LONGEST_SEARCH, parseSearch, partWords, toMatchExpression } from './search-words'
import { suggestSearch } from './spelling-queries'

const expressionOf = (text: string, need: 'all' | 'any' = 'all') =>
  toMatchExpression(parseSearch(text), need, 'rank')

test.each([
  ['harbour bridge', '("harbour") AND ("bridge" OR "bridge" *)'],
  ['"old bridge"', '("old bridge")'],
  ['“old bridge” toll', '("old bridge") AND ("toll" OR "toll" *)'],
  ['an unbalanced "quote', '("an") AND ("unbalanced") AND ("quote" OR "quote" *)'],
  ['e-mail', '("e mail" OR "e mail" *)'],
  ['bridges are', '("bridges" OR "bridge") AND ("are" OR "are" *)'],
  ['status press', '("status") AND ("press" OR "press" *)'],
  ['AI', '("AI")'],
  ['Apollo 2 crew', '("Apollo") AND ("2" OR "ii") AND ("crew" OR "crew" *)'],
  ['Apollo II', '("Apollo") AND ("II" OR "2")'],
  ['5 V', '("5") AND ("V")'],
  ['title:x OR y NOT z* ^a', '("title x") AND ("OR") AND ("y") AND ("NOT") AND ("z") AND ("a")'],
  ['NEAR(a b, 2)', '("NEAR a") AND ("b") AND ("2" OR "ii")'],
  ['技術 AI', '("技 術") AND ("AI")'],
  ['मंत्रालय', '("मंत्रालय" OR "मंत्रालय" *)'],
])('%s is looked for as %s', (text, expression) => {
  expect(expressionOf(text)).toBe(expression)
})

test.each(['', '   ', '"', '""', '*', '-- ^ () {} : + !', '\u0000', '…'])(
  '%j holds nothing to look for',
  (text) => {
    expect(expressionOf(text)).toBeUndefined()
  },
)

test('any of the words will do where it is asked so', () => {
  expect(expressionOf('red "old bridge"', 'any')).toBe('("red") OR ("old bridge")')
})

test('of very many words the first sixteen are looked for', () => {
  const words = Array.from({ length: 100 }, (_, index) => `word${index}`)
  expect(parseSearch(words.join(' '))).toHaveLength(16)
  expect(parseSearch(`one "${words.join(' ')}" two`).map((phrase) => phrase.words)).toEqual([
    ['one'],
    words.slice(0, 15),
  ])
})

test('what is said twice is looked for once', () => {
  expect(expressionOf('the the "old bridge" the "old bridge" old')).toBe(
    '("the") AND ("old bridge") AND ("old" OR "old" *)',
  )
})

test('Arabic is read without its vowel points, and Chinese character by character', () => {
  expect(partWords('الجِسْرُ')).toBe('الجسر')
  expect(partWords('人工智能 2026').split(/\s+/).filter(Boolean)).toEqual([
    '人',
    '工',
    '智',
    '能',
    '2026',
  ])
  expect(partWords('Plain words – “quoted”, Zoë')).toBe('Plain words – “quoted”, Zoë')
})

describe('whatever a reader writes', async () => {
  const archive = await archiveOf(newsroomFiles())
  const operators = fc.constantFrom(
    ...'"\'*^():{}+-,.;!?#%&/\\|<>=~`@$[]_'.split(''),
    ...['NEAR(', 'AND', 'OR', 'NOT', 'title:', 'story_words', '--', ';DROP TABLE stories', '""'],
    ...['\u0000', '\u001b', '\u202e', '\ud800', '\ufeff', '技', 'ج', 'ж', 'é', 'e\u0301', '🚀'],
    ...['paper', 'theft', 'governments', ' '],
  )
  const text = fc.oneof(
    fc.array(operators, { maxLength: 12 }).map((parts) => parts.join(' ')),
    fc.array(operators, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: LONGEST_SEARCH }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  )

  // Some two thousand questions: a second on an idle machine, and longer on a busy one.
  test('no question is an error, and what is counted is listed', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(text, fc.constantFrom('all', 'any'), (written, need) => {
        const search = { text: written, need } as const
        const { total, hits } = findMatches(archive, { ...search, limit: 20, offset: 0 })
        expect(hasMatches(archive, search)).toBe(total > 0)
        expect(hits).toHaveLength(total)
        suggestSearch(archive, search)
        for (const { story, title } of hits) {
          expect(title.map((piece) => piece.text).join('')).toBe(story.title)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('ten kilobytes of it are no error either', () => {
    for (const part of ['"', 'paper ', '(', '技', 'a*', '\u0000 OR ', 'paper"']) {
      expect(() => hasMatches(archive, { text: part.repeat(10_000 / part.length) })).not.toThrow()
    }
  })
})

test('to find, a word that may go on is looked for once', () => {
  const find = (text: string) => toMatchExpression(parseSearch(text), 'all', 'find')
  expect(find('harbour bridges')).toBe('("harbour") AND ("bridge" OR "bridges" *)')
  expect(find('“old bridge”')).toBe('("old bridge")')
})
