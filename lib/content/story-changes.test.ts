import { expect, test } from 'vitest'

import { JOINT_PAPER, story } from '@/tests/fixtures/newsroom'
import { imageOf } from '@/tests/fixtures/pictures'

import { parseFile } from './parse'
import { compareParts, partsOf } from './story-changes'

function parts(...file: Parameters<typeof story>) {
  const { entry } = parseFile(JOINT_PAPER, new TextEncoder().encode(story(...file)))
  if (entry?.kind !== 'story') throw new Error('the story has errors')
  return partsOf(entry.value)
}

const MARKS = { same: '', added: '+', removed: '-' }

/** Each part that differs, with `-` and `+` around what was removed and added. */
const changes = (before: ReturnType<typeof parts>, after: ReturnType<typeof parts>) =>
  Object.fromEntries(
    compareParts(before, after).map(({ part, pieces }) => [
      part,
      pieces.map(({ kind, text }) => `${MARKS[kind]}${text}${MARKS[kind]}`).join(''),
    ]),
  )

test('Words that changed stand among those that did not', () => {
  const body = (pages: string) => `The paper has ${pages} pages. [^paper]\n`
  expect(changes(parts({}, body('12')), parts({}, body('14')))).toEqual({
    Text: 'The paper has -12 -+14 +pages.',
  })
})

test('Every part is told by the name that readers know', () => {
  const after = parts({
    title: 'Two governments publish a paper',
    status: 'settled',
    place: 'Washington',
    analysis: '{ rootCauses: Two governments wrote down what they fear. }',
  })
  expect(changes(parts(), after)).toEqual({
    Headline: 'Two governments publish a -joint -paper',
    Status: '-Developing-+Settled+',
    'In plain English': '-Two governments wrote down what they fear.-',
    'Root causes': '+Two governments wrote down what they fear.+',
    Place: '+Washington+',
  })
})

test('A picture that was exchanged, or has other words, is a change', () => {
  const shown = (file: string, caption: string) =>
    parts({ image: imageOf(file, `, caption: ${caption}`) })
  expect(changes(shown('a.jpg', 'On Monday.'), shown('b.jpg', 'On Sunday.'))).toEqual({
    Picture: 'Three stripes. On -Monday. -+Sunday. +Ada Fenn, CC BY 4.0 -a.jpg-+b.jpg+',
  })
  expect(changes(shown('a.jpg', 'On Monday.'), shown('a.jpg', 'On Monday.'))).toEqual({})
})

test('A long text is cut to what surrounds a change', () => {
  const before = 'one two three four five six seven eight nine ten '.repeat(20)
  const text = changes(
    parts({}, `${before}old ${before}[^paper]\n`),
    parts({}, `${before}new ${before}[^paper]\n`),
  )
  expect(text).toEqual({
    Text: '… nine ten one two three four five six seven eight nine ten -old -+new +one two three four five six seven eight nine ten one two … ',
  })
})

test('Lines, citations and the addresses of links are no difference to readers', () => {
  const before = parts({}, 'See [the\ntheft](story:a). It\nwas. [^paper]\n')
  expect(changes(before, before)).toEqual({})
  const linked = (url: string) => parts({}, `See [it](${url}).\nIt was. [^paper]\n`)
  expect(changes(linked('https://a.example/'), linked('https://b.example/'))).toEqual({})
})

test('A revised forecast shows its new number and the reason', () => {
  const scenario = (revisions: string) =>
    `[{ id: a, kind: risk, horizon: short, statement: They sign., criterion: A text., resolveBy: 2026-08-08, probability: 0.65, revisions: ${revisions} }]`
  const after = parts({
    scenarios: scenario('[{ at: 2026-06-01T12:00:00Z, probability: 0.5, because: No talks. }]'),
  })
  expect(changes(parts({ scenarios: scenario('[]') }), after)).toEqual({
    Forecasts: 'They sign. A text. By 2026-08-08: 65% +2026-06-01: 50%. No talks.+',
  })
})

test('Words are found in scripts of every kind', () => {
  const arabic = (word: string) => parts({}, `الجسر ${word} أمام الشاحنات [^paper]\n`)
  expect(changes(arabic('مغلق'), arabic('مفتوح'))).toEqual({
    Text: 'الجسر -مغلق -+مفتوح +أمام الشاحنات',
  })
})
