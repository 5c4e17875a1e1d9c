import { describe, expect, test } from 'vitest'

import { archiveOf, newsroomFiles, story } from '@/tests/fixtures/newsroom'

import { hasMatches } from './search-queries'
import { suggestJoined, suggestSearch } from './spelling-queries'

const at = (slug: string, keys: Record<string, string>, body = 'Nothing else.') => ({
  [`stories/cybersecurity/2026-05-08-${slug}.md`]: story(keys, `${body} [^paper]\n`),
})

const archive = await archiveOf(
  newsroomFiles({
    ...at('harbour', { title: 'A harbour is closed', status: 'closed' }, 'Vulnerabilities remain.'),
    ...at('ferry', { title: 'A ferry sinks' }, 'The supply chain fell to ChainDrop.'),
    ...at('tanstack', { title: 'TanStack is online' }, 'It is an open letter, on line by line.'),
    ...at(
      'apollo',
      { title: 'Apollo II flies' },
      'It reached the moon base. A tan crew saw a stack.',
    ),
    ...at('china', { title: 'China orders 12 ferries' }, 'None is built.'),
    ...at('private', { standfirst: 'It has a \ue000zebro.' }, 'And a \ue000quaggo.'),
  }),
)

describe('what may have been meant', () => {
  test.each([
    ['fery', 'ferry'],
    ['efrry', 'ferry'],
    ['erry', 'ferry'],
    ['harbuor', 'harbour'],
    ['Harbuor "fery sinks"', undefined],
    ['"fery sinks"', '"ferry sinks"'],
    // Headings do not have it, and texts do.
    ['vulnerabilites', 'vulnerabilities'],
    ['vulnerabilites harbuor', 'vulnerabilities harbour'],
    ['lnerabilities', undefined],
    // Of two that are as near, the one that finds a story with the rest.
    ['chian', 'china'],
    ['supply chian', 'supply chain'],
    ['chian orders', 'china orders'],
    // Two words in one.
    ['moonbase', 'moon base'],
    ['openletter', 'open letter'],
    // A word and a number.
    ['apollo2', 'apollo 2'],
    ['Apollo2 fleis', 'Apollo 2 flies'],
    ['apollo7', undefined],
    ['china12', 'china 12'],
    ['b2b', undefined],
    // A word that nobody knows keeps the others from nothing.
    ['fery xyzzy', 'ferry xyzzy'],
    ['fery zq', 'ferry zq'],
    ['xyzzy', undefined],
    // All are known, and no story has them.
    ['fery harbour', undefined],
    ['fery harbuor', undefined],
    // Known to the index alone.
    ['zebro', undefined],
    ['quaggo', undefined],
    ['ferry', undefined],
    ['', undefined],
  ])('by ‘%s’ is %j', (text, suggestion) => {
    expect(suggestSearch(archive, { text })).toBe(suggestion)
  })

  test('finds a story that passes the filters', () => {
    expect(suggestSearch(archive, { text: 'harbuor', status: 'closed' })).toBe('harbour')
    expect(suggestSearch(archive, { text: 'fery', status: 'closed' })).toBeUndefined()
    expect(suggestSearch(archive, { text: 'fery xyzzy', status: 'closed' })).toBeUndefined()
  })
})

describe('neighbours written together', () => {
  test.each([
    ['tan stack', 'tanstack'],
    ['Tan Stack online', 'TanStack online'],
    ['the tan-stack', 'the tanstack'],
    ['online tan  stack', 'online tanstack'],
    ['chain drop', 'chaindrop'],
    ['tan stack chain drop', undefined],
    ['online tan stack base', undefined],
    // Some story has them so.
    ['on line', undefined],
    // Meant to the letter.
    ['"tan stack"', undefined],
    ['tan "stack"', undefined],
    // Unfinished, and so no word yet.
    ['tan stac', undefined],
    ['tan xyzzy', undefined],
    ['tanstack', undefined],
    ['', undefined],
  ])('for ‘%s’ are %j', (text, suggestion) => {
    expect(suggestJoined(archive, { text })).toBe(suggestion)
  })

  test('are suggested even where they find something apart', () => {
    expect(hasMatches(archive, { text: 'tan stack' })).toBe(true)
    expect(hasMatches(archive, { text: 'tan-stack' })).toBe(false)
  })

  test('find a story that passes the filters', () => {
    expect(suggestJoined(archive, { text: 'tan stack', status: 'developing' })).toBe('tanstack')
    expect(suggestJoined(archive, { text: 'tan stack', status: 'closed' })).toBeUndefined()
  })
})
