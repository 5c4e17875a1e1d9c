import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { diffLines } from 'diff'
import { expect, test, vi } from 'vitest'

import { JOINT_PAPER, newsroomFiles } from '@/tests/fixtures/newsroom'
import { folderOf, runCommand } from '@/tests/fixtures/run-newsroom'

vi.mock('@/lib/content/parse-pool', () => import('@/tests/fixtures/direct-pool'))

const read = (folder: string) => readFileSync(join(folder, JOINT_PAPER), 'utf8')

const REVISION = ['--probability', '0.5', '--because', 'The talks were put off.']

test('A revision is added below the scenario, and the rest stays to the byte', async () => {
  const folder = folderOf(newsroomFiles())
  const before = read(folder)
  const { code, output } = await runCommand(
    ...['revise', 'joint-framework', '--dir', folder, '--at', '2026-06-01T09:00:00Z', ...REVISION],
  )
  expect(code).toBe(0)
  expect(read(folder)).toBe(
    before.replace(
      'probability: 0.65\n',
      `probability: 0.65
    revisions:
      - at: 2026-06-01T09:00:00Z
        probability: 0.5
        because: The talks were put off.
`,
    ),
  )
  expect(output.split('\n').slice(1)).toEqual([
    '@@ line 19 @@',
    '      resolveBy: 2026-08-08',
    '      probability: 0.65',
    '+     revisions:',
    '+       - at: 2026-06-01T09:00:00Z',
    '+         probability: 0.5',
    '+         because: The talks were put off.',
    '  perspectives:',
    '    - actor: cisa',
  ])
  expect(readdirSync(join(folder, 'stories/cybersecurity'))).toHaveLength(3)
})

test('A file with CRLF keeps it', async () => {
  const folder = folderOf(newsroomFiles())
  writeFileSync(join(folder, JOINT_PAPER), read(folder).replaceAll('\n', '\r\n'))
  expect((await runCommand('revise', 'joint-framework', '--dir', folder, ...REVISION)).code).toBe(0)
  expect(read(folder).replaceAll('\r\n', '')).not.toContain('\n')
})

test('A dry run shows the change and writes nothing', async () => {
  const folder = folderOf(newsroomFiles())
  const before = read(folder)
  const { code, output } = await runCommand(
    ...['correct', 'joint-paper', '--dir', folder, '--dry-run', '--kind', 'correction'],
    ...['--at', '2026-06-01T09:00:00Z', '--note', 'It has 12 pages, not 21.'],
  )
  expect(code).toBe(0)
  expect(output).toContain('+     note: It has 12 pages, not 21.')
  expect(read(folder)).toBe(before)
})

test('A resolution and a correction are added', async () => {
  const folder = folderOf(newsroomFiles())
  const resolved = await runCommand(
    ...['resolve', 'joint-paper/joint-framework', '--dir', folder, '--outcome', 'no'],
    ...['--on', '2026-08-08', '--evidence', 'paper', '--note', 'Nothing: was signed.'],
    ...['--at', '2026-08-09T09:00:00Z'],
  )
  const corrected = await runCommand(
    ...['correct', JOINT_PAPER, '--dir', folder, '--kind', 'clarification'],
    ...['--at', '2026-08-10T09:00:00Z', '--note', 'The paper is not binding.'],
  )
  expect([resolved.code, corrected.code]).toEqual([0, 0])
  expect(read(folder)).toContain(`
    resolution:
      outcome: no
      eventDate: 2026-08-08
      recordedAt: 2026-08-09T09:00:00Z
      evidence: [paper]
      note: "Nothing: was signed."
perspectives:`)
  expect(read(folder)).toContain(`
corrections:
  - at: 2026-08-10T09:00:00Z
    kind: clarification
    note: The paper is not binding.
---
`)
  expect((await runCommand('check', '--dir', folder, '--no-cache')).code).toBe(0)
  expect(await runCommand('revise', 'joint-framework', '--dir', folder, ...REVISION)).toMatchObject(
    { code: 2, complaint: '`joint-framework` is resolved: a forecast ends with its resolution.' },
  )
})

/** Everything that an editor may do to a file without changing what it says. */
const ODD = `---
# A note to colleagues: mind the colon
title:   "The joint paper"   # in quotes, three spaces
standfirst: >-
  It is folded
  over two lines.
topic: cybersecurity
update: 2
status:    developing
"publishedAt": 2026-05-08T10:08:00Z

authors:
- Ada Fenn   # in one column with its key
takeaway: 'It''s the first.'
analysis: { plainEnglish: "Plain.", rootCauses: "Roots." }
scenarios:
-    id: joint-framework   # wide
     # a remark between keys
     kind: opportunity
     horizon: short

     statement: The two governments sign a framework by 8 August 2026.
     criterion: |-
       A signed text on an official site.

     resolveBy: 2026-08-08
     probability: 0.65      # at first
     # remark below the last key

- { id: second, kind: risk, horizon: short, statement: S., criterion: C., resolveBy: 2026-08-08, probability: 0.2 }
sources:
        - id: paper
          publisher: csis
          title: The paper
          url: https://example.org/paper
          kind: primary
          access: free
# the end
---

---

The paper appeared. [^paper]   \n\ttabbed
`

/** Lines that are only in one of two texts, in order: ‘- ’ before, ‘+ ’ after. */
function changesBetween(before: string, after: string): string[] {
  return diffLines(before, after).flatMap(({ value, added, removed }) =>
    added || removed
      ? value
          .split('\n')
          .slice(0, -1)
          .map((line) => `${added ? '+' : '-'} ${line}`)
      : [],
  )
}

test('In a file full of comments and odd formatting only the lines that must be are changed', async () => {
  const files = newsroomFiles()
  const folder = folderOf({ ...files, [JOINT_PAPER]: ODD })
  const changeBy = async (...words: string[]) => {
    const before = read(folder)
    const { code, complaint } = await runCommand(...words, '--dir', folder)
    expect([code, complaint]).toEqual([0, ''])
    return changesBetween(before, read(folder))
  }
  const at = ['--at', '2026-06-01T09:00:00Z']
  expect(await changeBy('revise', 'joint-framework', ...at, ...REVISION)).toEqual([
    '+      revisions:',
    '+      - at: 2026-06-01T09:00:00Z',
    '+        probability: 0.5',
    '+        because: The talks were put off.',
  ])
  expect(await changeBy('revise', 'second', ...at, ...REVISION)).toEqual([
    '- - { id: second, kind: risk, horizon: short, statement: S., criterion: C., resolveBy: 2026-08-08, probability: 0.2 }',
    '+ - { id: second, kind: risk, horizon: short, statement: S., criterion: C., resolveBy: 2026-08-08, probability: 0.2, revisions: [{ at: 2026-06-01T09:00:00Z, probability: 0.5, because: The talks were put off. }] }',
  ])
  expect(
    await changeBy(
      ...['resolve', 'joint-framework', '--outcome', 'no', '--on', '2026-08-08'],
      ...['--evidence', 'paper', '--note', 'Nothing: was signed.', '--at', '2026-08-09T09:00:00Z'],
    ),
  ).toEqual([
    '+      resolution:',
    '+        outcome: no',
    '+        eventDate: 2026-08-08',
    '+        recordedAt: 2026-08-09T09:00:00Z',
    '+        evidence: [paper]',
    '+        note: "Nothing: was signed."',
  ])
  expect(
    await changeBy('correct', 'joint-paper', '--kind', 'correction', ...at, '--note', 'It has 12.'),
  ).toEqual([
    '+ corrections:',
    '+ - at: 2026-06-01T09:00:00Z',
    '+   kind: correction',
    '+   note: It has 12.',
  ])
})

test('Nothing is written when the file would have errors', async () => {
  const folder = folderOf(newsroomFiles())
  const before = read(folder)
  const { code, complaint } = await runCommand(
    ...['revise', 'joint-framework', '--dir', folder, '--at', '2026-01-01T00:00:00Z', ...REVISION],
  )
  expect(code).toBe(2)
  expect(complaint).toBe(`${JOINT_PAPER} is left as it is, since it would have errors:
  ${JOINT_PAPER}:22:13: error: the revision is not later than the publication [date-order]`)
  expect(read(folder)).toBe(before)
})

test.each([
  [['revise', 'joint-framwork', ...REVISION], 'did you mean `joint-framework`?'],
  [['revise', 'joint-framework'], '--probability is missing'],
  [['revise', 'joint-framework', '--probability', '65'], 'a probability lies between 0 and 1'],
  [['resolve', 'joint-framework', '--outcome', 'maybe'], 'it is one of yes, no, ambiguous'],
  [['correct', 'joint-papers'], 'did you mean `joint-paper`?'],
])('What is missing or wrong is a sentence: %j', async (words, sentence) => {
  const folder = folderOf(newsroomFiles())
  const { code, complaint } = await runCommand(...words, '--dir', folder)
  expect(code).toBe(2)
  expect(complaint).toContain(sentence)
})
