import { expect, test } from 'vitest'

import { editFrontMatter } from './edit-front-matter'

const REVISION = { at: '2026-06-01T09:00:00Z', probability: 0.5, because: 'It was delayed.' }
const appended = (text: string, path = ['scenarios', 0, 'revisions']) =>
  editFrontMatter(text, { kind: 'append', path, value: REVISION })

test('A list that is not there begins below the last key of its entry', () => {
  const text = `---
title: T   # the title
scenarios:
  - id: one   # keep
    probability: 0.4  # at first
    # more to come
  - id: two
    probability: 0.2
sources: []
# the end
---
Body: here
`
  expect(appended(text)).toBe(
    text.replace(
      '# at first\n',
      `# at first
    revisions:
      - at: 2026-06-01T09:00:00Z
        probability: 0.5
        because: It was delayed.
`,
    ),
  )
})

test('A list grows in the style it has: further in, in one column with its key, with a wide dash', () => {
  const nested = (dash: string, inner: string) => `---
scenarios:
- id: one
  revisions:
${dash}at: 2026-05-01T00:00:00Z
${inner}because: |
${inner}  Long.

${inner}  Longer.

  note: x
---
`
  expect(appended(nested('  - ', '    '))).toBe(
    nested('  - ', '    ').replace(
      'Longer.\n',
      'Longer.\n  - at: 2026-06-01T09:00:00Z\n    probability: 0.5\n    because: It was delayed.\n',
    ),
  )
  expect(appended(nested('      -   ', '          '))).toContain(
    'Longer.\n      -   at: 2026-06-01T09:00:00Z\n          probability: 0.5\n',
  )
})

test('Flow style stays flow style', () => {
  const flow = '{ at: 2026-06-01T09:00:00Z, probability: 0.5, because: It was delayed. }'
  const edited = (revisions: string) =>
    appended(`---\nscenarios: [{ id: one${revisions} }] # all\n---\n`).split('\n')[1]
  expect(edited('')).toBe(`scenarios: [{ id: one, revisions: [${flow}] }] # all`)
  expect(edited(', revisions: []')).toBe(`scenarios: [{ id: one, revisions: [${flow}] }] # all`)
  expect(edited(', revisions: [{ at: x }]')).toBe(
    `scenarios: [{ id: one, revisions: [{ at: x }, ${flow}] }] # all`,
  )
  expect(edited(', revisions: [{ at: x }, ]')).toBe(
    `scenarios: [{ id: one, revisions: [{ at: x }, ${flow}, ] }] # all`,
  )
})

test('A key without a value gets one', () => {
  const flow = '[{ at: 2026-06-01T09:00:00Z, probability: 0.5, because: It was delayed. }]'
  for (const empty of ['', ' ', ' ~', ' null']) {
    const text = `---\nscenarios:\n  - revisions:${empty} # none yet\n    id: one\n---\n`
    expect(appended(text)).toMatch(/^---\nscenarios:\n {2}- revisions: +\[\{ at.* # none yet\n/)
    expect(appended(text)).toContain(flow)
  }
})

test('Line ends, a byte-order mark, odd indentation and the text stay to the byte', () => {
  const text =
    '\ufeff---\r\nscenarios:\r\n     -   id: one\r\n         # odd\r\n         probability: 0.4\r\n---\r\nBody\r\n\r\n---\r\nmore\n'
  expect(appended(text)).toBe(
    text.replace(
      'probability: 0.4\r\n',
      'probability: 0.4\r\n         revisions:\r\n              - at: 2026-06-01T09:00:00Z\r\n                probability: 0.5\r\n                because: It was delayed.\r\n',
    ),
  )
})

test('Text that YAML would take for something else is quoted', () => {
  const note = (value: string) =>
    editFrontMatter('---\na: 1\n---\n', { kind: 'add', path: [], key: 'note', value }).split(
      '\n',
    )[2]
  expect(note('Plain, with [brackets] and “quotes”.')).toBe(
    'note: Plain, with [brackets] and “quotes”.',
  )
  expect(note('Rome: the talks')).toBe('note: "Rome: the talks"')
  expect(note('# no')).toBe('note: "# no"')
  expect(note('true')).toBe('note: "true"')
  expect(note('1.10')).toBe('note: "1.10"')
  expect(note('- no')).toBe('note: "- no"')
})

test('A group of keys is added below, and a list of words on its line', () => {
  const text = '---\nscenarios:\n  - id: one\n---\n'
  expect(
    editFrontMatter(text, {
      kind: 'add',
      path: ['scenarios', 0],
      key: 'resolution',
      value: { outcome: 'no', evidence: ['a', 'b'] },
    }),
  ).toBe(
    '---\nscenarios:\n  - id: one\n    resolution:\n      outcome: no\n      evidence: [a, b]\n---\n',
  )
})

test('A value is replaced where it stands', () => {
  const text =
    "---\ncauses:\n  - story:   'old'   # why\n    because: old\nflow: [{ story: old }]\n---\nold\n"
  expect(
    editFrontMatter(text, { kind: 'replace', path: ['causes', 0, 'story'], value: 'new' }),
  ).toBe(text.replace("'old'", 'new'))
  expect(editFrontMatter(text, { kind: 'replace', path: ['flow', 0, 'story'], value: 'new' })).toBe(
    text.replace('{ story: old', '{ story: new'),
  )
})

test('What cannot be extended safely is refused, and not damaged', () => {
  expect(() => appended('---\nbase: &r [a]\nscenarios:\n  - revisions: *r\n---\n')).toThrow(
    '`scenarios.0.revisions` refers to a list elsewhere',
  )
  expect(() => appended('---\nscenarios: x\n---\n')).toThrow('has no `scenarios.0` to edit')
  expect(() => appended('---\nscenarios: [\n---\n')).toThrow('cannot be read')
  expect(() => appended('no front matter')).toThrow('does not begin with front matter')
  expect(() =>
    editFrontMatter('---\na: |+\n  text\n\n---\n', { kind: 'add', path: [], key: 'b', value: 1 }),
  ).toThrow('`b` is written in a way that cannot be extended safely')
})
