import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { archiveOf, newsroomFiles } from '@/tests/fixtures/newsroom'

import { findMatches, hasMatches } from './search-queries'
import { LONGEST_SEARCH, parseSearch, partWords, toMatchExpression } from './search-words'
import { suggestSearch } from './spelling-queries'

/** With `~` for what marks a stem. */
const expressionOf = (
  text: string,
  need: 'all' | 'any' = 'all',
  purpose: 'find' | 'rank' = 'rank',
) => toMatchExpression(parseSearch(text), need, purpose)?.replaceAll('\ue000', '~')

test.each([
  ['harbour bridge', '("harbour" OR "~harbour") AND ("bridge" OR "~bridg" OR "bridge" *)'],
  ['"old bridge"', '("old bridge")'],
  ['“old bridge” toll', '("old bridge") AND ("toll" OR "~toll" OR "toll" *)'],
  ['an odd "quote', '("an") AND ("odd" OR "~odd") AND ("quote" OR "~quot" OR "quote" *)'],
  ['e-mail', '("e mail" OR "e mail" *)'],
  ['bridges are', '("bridges" OR "~bridg") AND ("are" OR "~ar" OR "are" *)'],
  ['AI', '("AI")'],
  ['MS-DOS 2', '("MS DOS") AND ("2" OR "ii")'],
  ['Apollo-2', '("Apollo 2" OR "Apollo ii")'],
  ['"Apollo 2"', '("Apollo 2")'],
  ['Apollo II', '("Apollo" OR "~apollo") AND ("II" OR "2")'],
  ['5 V', '("5") AND ("V")'],
  ['title:x OR y z* ^a', '("title x") AND ("OR") AND ("y") AND ("z") AND ("a")'],
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
  expect(expressionOf('up "old bridge"', 'any')).toBe('("up") OR ("old bridge")')
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
  expect(expressionOf('up up "old bridge" up "old bridge" on')).toBe(
    '("up") AND ("old bridge") AND ("on")',
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

test('to find, a word is looked for by its stem alone, as every word has one', () => {
  const find = (text: string) => expressionOf(text, 'all', 'find')
  expect(find('harbour bridges')).toBe('("~harbour") AND ("~bridg" OR "bridges" *)')
  expect(find('“old bridge”')).toBe('("old bridge")')
  expect(find('Zoë 7')).toBe('("~zoe") AND ("7" OR "vii")')
})
