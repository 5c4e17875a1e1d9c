import { expect, test } from 'vitest'

import { diagnose, oneOf, scenario } from '@/tests/fixtures/diagnose'
import { story } from '@/tests/fixtures/newsroom'

test('The file name says the day of publication, and the folder the topic', () => {
  expect(diagnose(story({ publishedAt: '2026-05-09T00:00:00Z', topic: 'politics' }))).toEqual([
    '4:8: error: the story says `politics`, but lies in the folder of `cybersecurity`: move the file, or change `topic` [misplaced-file]',
    '7:14: error: the story was published on 2026-05-09, but its file name says 2026-05-08: rename the file, or change `publishedAt` [misplaced-file]',
  ])
})

test.each([
  'stories/late.md',
  'stories/cybersecurity/2026-02-30-late.md',
  'stories/cybersecurity/2026-05-08-late.markdown.md',
])('A story has one place: not %s', (path) => {
  expect(diagnose(story(), path)).toEqual([
    `1:1: error: the newsroom has no place for a file named \`${path}\`: a story is stories/<topic>/<YYYY-MM-DD>-<slug>.md, in lower case [misplaced-file]`,
  ])
})

test.each(['Site.yaml.md', 'updates/cybersecurity/0.md', 'updates/3.md', 'actors/a+b.md'])(
  'The newsroom has no place for %s',
  (path) => {
    expect(diagnose(story(), path)).toEqual([
      `1:1: error: the newsroom has no place for a file named \`${path}\`: files are topics/<id>.md, updates/<topic>/<number>.md, actors/<id>.md, publishers/<id>.md, pages/<id>.md [misplaced-file]`,
    ])
  },
)

test.each([
  ['Site.yaml', 'site.yaml'],
  ['site.yml', 'site.yaml'],
  ['actors/CISA.md', 'actors/cisa.md'],
  ['actors/a_b.md', 'actors/a-b.md'],
  ['publishers/The Paper.MD', 'publishers/the-paper.md'],
  ['stories/cybersecurity/2026-05-08-Late.md', 'stories/cybersecurity/2026-05-08-late.md'],
])('%s is renamed to %s', (path, tidy) => {
  expect(diagnose(story(), path)).toEqual([
    `1:1: error: the newsroom has no place for a file named \`${path}\`: rename it to ${tidy} [misplaced-file]`,
  ])
})

test.each([
  ['2026-05-08', '2026-08-08', 'short'],
  ['2026-05-08', '2026-08-09', 'medium'],
  ['2026-05-08', '2027-05-08', 'medium'],
  ['2026-05-08', '2027-05-09', 'long'],
  ['2026-05-08', '9999-12-31', 'long'],
  ['2026-01-31', '2026-04-30', 'short'],
  ['2026-01-31', '2026-05-01', 'medium'],
  ['2026-11-30', '2027-02-28', 'short'],
  ['2026-11-30', '2027-03-01', 'medium'],
  ['2028-02-29', '2029-02-28', 'medium'],
  ['2028-02-29', '2029-03-01', 'long'],
])('From %s the deadline %s is %s, and no other horizon', (published, resolveBy, fitting) => {
  const path = `stories/cybersecurity/${published}-a.md`
  const publishedAt = `${published}T23:59:59Z`
  for (const horizon of ['short', 'medium', 'long']) {
    const text = story({ publishedAt, scenarios: scenario({ resolveBy, horizon }) })
    expect(diagnose(text, path)).toEqual(
      horizon === fitting
        ? []
        : [
            `15:14: error: the horizon is \`${horizon}\`, but ${resolveBy} makes it \`${fitting}\`: write \`horizon: ${fitting}\`, or change \`resolveBy\` [horizon]`,
          ],
    )
  }
})

test('A horizon can be told to the end of the calendar', () => {
  const text = story({ publishedAt: '9999-06-30T00:00:00Z', scenarios: scenario() })
  expect(diagnose(text, 'stories/cybersecurity/9999-06-30-a.md')).toEqual([
    '18:16: error: the deadline 2026-08-08 is not after the day of publication, 9999-06-30 [date-order]',
  ])
})

test('A deadline comes after the day of publication', () => {
  expect(diagnose(story({ scenarios: scenario({ resolveBy: '2026-05-09' }) }))).toEqual([])
  expect(diagnose(story({ scenarios: scenario({ resolveBy: '2026-05-08' }) }))).toEqual([
    '18:16: error: the deadline 2026-05-08 is not after the day of publication, 2026-05-08 [date-order]',
  ])
})

test('Revisions follow the publication and each other', () => {
  const revisions = (...times: string[]) => {
    const lines = times.map(
      (at) => `\n      - { at: ${at}, probability: 0.4, because: New facts. }`,
    )
    return diagnose(story({ scenarios: scenario({ revisions: lines.join('') }) }))
  }
  expect(revisions('2026-05-08T10:08:01Z', '2026-06-01T00:00:00Z')).toEqual([])
  expect(revisions('2026-05-08T10:08:00Z', '2026-06-01T00:00:00Z', '2026-06-01T00:00:00Z')).toEqual(
    [
      '21:15: error: the revision is not later than the publication [date-order]',
      '23:15: error: the revision is not later than the one before it [date-order]',
    ],
  )
})

const resolution = (overrides: Record<string, string>) =>
  oneOf({
    outcome: 'yes',
    eventDate: '2026-06-01',
    recordedAt: '2026-06-02T00:00:00Z',
    evidence: '[paper]',
    note: 'Signed.',
    ...overrides,
  }).slice(1, -1)

test('A resolution follows the publication, is recorded afterwards and rests on listed sources', () => {
  const resolved = (overrides: Record<string, string>) =>
    diagnose(story({ scenarios: scenario({ resolution: resolution(overrides) }) }))
  const onTheDay = { eventDate: '2026-05-08', recordedAt: '2026-05-08T12:00:00Z' }
  expect(resolved(onTheDay)).toEqual([])
  expect(resolved({ eventDate: '2026-05-07' })).toEqual([
    '20:44: error: the outcome is dated 2026-05-07, before the forecast was published on 2026-05-08 [resolution-order]',
  ])
  expect(resolved({ recordedAt: '2026-05-31T23:59:59Z' })).toEqual([
    '20:68: error: the resolution was recorded before its `eventDate` [date-order]',
  ])
  expect(resolved({ evidence: '[papr]' })).toEqual([
    '20:101: error: the story lists no source `papr`: did you mean `paper`? [unknown-source]',
  ])
  expect(resolved({ evidence: '[]' })).toEqual([
    '20:100: error: `scenarios[1].resolution.evidence` needs at least one entry [missing-key]',
  ])
})

test('What came true after the deadline is hardly a yes', () => {
  const resolved = (outcome: string, eventDate: string) =>
    diagnose(
      story({
        scenarios: scenario({
          resolution: resolution({ outcome, eventDate, recordedAt: '2026-09-01T00:00:00Z' }),
        }),
      }),
    )
  expect(resolved('yes', '2026-08-08')).toEqual([])
  expect(resolved('no', '2026-08-09')).toEqual([])
  expect(resolved('yes', '2026-08-09')).toEqual([
    '20:44: warning: the outcome is `yes`, but dated 2026-08-09, after the deadline 2026-08-08: write the day on which it came true; what came true later is a `no` [resolution-order]',
  ])
})

test('YAML’s plain yes and no are outcomes', () => {
  for (const outcome of ['yes', 'no']) {
    const text = story({ scenarios: scenario({ resolution: resolution({ outcome }) }) })
    expect(diagnose(text)).toEqual([])
  }
})

test('A scenario is not resolved without a criterion', () => {
  const scenarios = scenario({ criterion: undefined, resolution: resolution({}) })
  expect(diagnose(story({ scenarios }))).toEqual([
    '19:5: error: the scenario is resolved, but has no `criterion` to be judged by: add `criterion:` with what had to be seen, and where [resolution-without-criterion]',
  ])
})

test('A perspective follows the event and rests on a source of the story', () => {
  const view = (asOf: string, source: string) => `
  - actor: cisa
    view: Welcome.
    asOf: ${asOf}
    source: ${source}`
  expect(diagnose(story({ perspectives: view('2026-05-08', 'paper') }))).toEqual([])
  expect(diagnose(story({ perspectives: view('2026-05-07', 'papers') }))).toEqual([
    '15:11: error: the view is dated 2026-05-07, before the event of 2026-05-08: a perspective is a view of this event; leave out what was said before it [date-order]',
    '16:13: error: the story lists no source `papers`: did you mean `paper`? [unknown-source]',
  ])
})

test('An update and a correction come after the publication', () => {
  const dated = (updatedAt: string, at: string) =>
    diagnose(story({ updatedAt, corrections: `[{ at: ${at}, kind: correction, note: A name. }]` }))
  expect(dated('2026-05-08T10:08:01Z', '2026-05-08T10:08:00Z')).toEqual([])
  expect(dated('2026-05-08T10:08:00Z', '2026-05-08T10:07:59Z')).toEqual([
    '12:12: error: `updatedAt` is not later than `publishedAt` [date-order]',
    '13:21: error: the correction is dated before the story was published [date-order]',
  ])
})

test('Each scenario and each source of a story has its own id', () => {
  const source =
    '{ id: paper, publisher: csis, title: T, url: https://e.org/, kind: primary, access: free }'
  const text = story({
    sources: `\n  - ${source}\n  - ${source}`,
    scenarios: scenario() + scenario(),
  })
  expect(diagnose(text)).toEqual([
    "13:11: error: `paper` already names another of the story's sources [duplicate-id]",
    "22:9: error: `treaty` already names another of the story's scenarios [duplicate-id]",
  ])
})

test('What is unsound in one entry hides no mistake in the others', () => {
  const scenarios =
    scenario({ probability: 'half' }) + scenario({ id: 'pact', resolveBy: '2027-01-01' })
  expect(diagnose(story({ scenarios }))).toEqual([
    '19:18: error: `scenarios[1].probability` must be a number, not text [wrong-type]',
    '22:14: error: the horizon is `short`, but 2027-01-01 makes it `medium`: write `horizon: medium`, or change `resolveBy` [horizon]',
  ])
})
