import { describe, expect, it } from 'vitest'

import { story } from '@/tests/fixtures/newsroom'

import { nameForecasts, readForecasts } from './forecast-names'
import { parseFile } from './parse'

const PATH = 'stories/cybersecurity/2026-05-08-joint-paper.md'
const SCENARIO = `
  - id: joint-framework
    kind: opportunity
    horizon: short
    statement: The governments sign a framework.
    criterion: A signed text on an official site.
    resolveBy: 2026-08-08
    probability: 0.65
    revisions:
      - { at: 2026-06-01T12:00:00Z, probability: 0.5, because: No talks. }`
const encode = (text: string) => new TextEncoder().encode(text)
const readForecastNames = (bytes: Uint8Array) => readForecasts(bytes).flatMap(({ names }) => names)
const namesIn = (scenarios: string, keys = {}) =>
  readForecastNames(encode(story({ scenarios, ...keys })))

const [AT_FIRST = '', REVISED = ''] = namesIn(SCENARIO)

function namesByParsing(text: string): string[] {
  const { entry } = parseFile(PATH, encode(text))
  return entry?.kind === 'story'
    ? entry.value.scenarios.flatMap((scenario) => nameForecasts(scenario, entry.value.publishedAt))
    : []
}

describe('readForecasts', () => {
  it('gives every forecast the name that the parsed story gives it', () => {
    const text = story({ scenarios: SCENARIO })
    expect(namesByParsing(text)).toEqual([AT_FIRST, REVISED])
    expect(new Set([AT_FIRST, REVISED]).size).toBe(2)
  })

  it.each([
    ['the kind', 'kind: opportunity', 'kind: risk'],
    ['the horizon', 'horizon: short', 'horizon: medium'],
    ['the reason of a revision', 'because: No talks.', 'because: None at all.'],
    ['spaces at the end', 'sign a framework.', 'sign a framework.   '],
    ['the way a number is written', '0.65', '0.650'],
    ['the way a time is written', '2026-06-01T12:00:00Z', '2026-06-01T12:00:00.000Z'],
    ['quotation marks', 'The governments sign a framework.', '"The governments sign a framework."'],
  ])('keeps the names when %s changes', (_name, from, to) => {
    expect(namesIn(SCENARIO.replace(from, to))).toEqual([AT_FIRST, REVISED])
  })

  it.each([
    ['the statement', 'sign a framework', 'sign no framework'],
    ['the criterion', 'A signed text', 'Any text'],
    ['the deadline', '2026-08-08', '2026-08-09'],
    ['the id', 'id: joint-framework', 'id: framework'],
  ])('gives other names to both when %s changes', (_name, from, to) => {
    const [first, revised] = namesIn(SCENARIO.replace(from, to))
    expect(first).not.toBe(AT_FIRST)
    expect(revised).not.toBe(REVISED)
  })

  it.each([
    ['the first probability', '0.65', '0.66', [false, true]],
    ['a revised probability', '0.5,', '0.4,', [true, false]],
    ['the time of a revision', '06-01T12', '06-02T12', [true, false]],
  ])('tells a change of %s', (_name, from, to, isSame) => {
    const [first, revised] = namesIn(SCENARIO.replace(from, to))
    expect([first === AT_FIRST, revised === REVISED]).toEqual(isSame)
  })

  it.each(['"2026-05-08T10:08:00Z"', '2026-05-08T10:08:00.000Z # in print'])(
    'keeps the names when the time of publication is written %s',
    (publishedAt) => {
      expect(namesIn(SCENARIO, { publishedAt })).toEqual([AT_FIRST, REVISED])
    },
  )

  it('gives the first another name in a story of another time, and none without one', () => {
    const [first, revised] = namesIn(SCENARIO, { publishedAt: '2026-05-08T10:09:00Z' })
    expect(first).not.toBe(AT_FIRST)
    expect(revised).toBe(REVISED)
    expect(namesIn(SCENARIO, { publishedAt: 'soon' })).toEqual([])
  })

  it('does not care what else the file says, or whether that is sound', () => {
    expect(namesIn(SCENARIO, { title: 'Other', status: 'unheard-of', sources: '[' })).toEqual([
      AT_FIRST,
      REVISED,
    ])
  })

  it.each([
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    [
      'a comment and an empty line inside',
      (text: string) => text.replace('    kind', '# Note\n\n    kind'),
    ],
    [
      'an unindented list',
      (text: string) => text.replaceAll('\n  - id', '\n- id').replaceAll('\n    ', '\n  '),
    ],
  ])('reads %s', (_name, change) => {
    expect(readForecastNames(encode(change(story({ scenarios: SCENARIO }))))).toEqual([
      AT_FIRST,
      REVISED,
    ])
  })

  it('reads scenarios on one line', () => {
    const flow =
      '[{ id: joint-framework, statement: The governments sign a framework., criterion: A signed text on an official site., resolveBy: 2026-08-08, probability: 0.65 }]'
    expect(namesIn(flow)).toEqual([AT_FIRST])
  })

  it('follows an anchor that stands above', () => {
    const anchored = SCENARIO.replace('The governments sign a framework.', '*words')
    expect(namesIn(anchored, { takeaway: '&words The governments sign a framework.' })).toEqual([
      AT_FIRST,
      REVISED,
    ])
  })

  it.each(['true', 'True', 'TRUE # for now'])('finds none in a draft: %s', (draft) => {
    expect(namesIn(SCENARIO, { draft })).toEqual([])
  })

  it('finds them where a draft is none', () => {
    expect(namesIn(SCENARIO, { draft: 'false' })).toHaveLength(2)
  })

  it.each([
    ['an empty file', ''],
    ['front matter that is never closed', '---\nscenarios: []\n'],
    ['a list that is none', story({ scenarios: 'none' })],
    ['broken YAML', story({ scenarios: '\n  - { id: [' })],
    [
      'a scenario without a probability',
      story({ scenarios: SCENARIO.replace('probability: 0.65', '') }),
    ],
  ])('finds none in %s', (_name, text) => {
    expect(readForecastNames(encode(text))).toEqual([])
  })

  it('keeps the sound ones beside one that is not', () => {
    expect(namesIn(`${SCENARIO}\n  - { id: other, probability: high }`)).toEqual([
      AT_FIRST,
      REVISED,
    ])
  })
})
