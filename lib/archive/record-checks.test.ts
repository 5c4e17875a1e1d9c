import { expect, test, vi } from 'vitest'

import { formatDiagnostic } from '@/lib/content/diagnostics'
import { dump } from '@/tests/fixtures/dump'
import {
  archiveOf,
  type Files,
  FIRST_TALKS,
  JOINT_PAPER,
  newsroomFiles,
  NOW,
  publishFiles,
  story,
} from '@/tests/fixtures/newsroom'
import { imageOf, picture } from '@/tests/fixtures/pictures'

import { findRevision } from './ingest'

vi.mock('@/lib/images/image-reader', () => import('@/tests/fixtures/direct-images'))

const STRIPES = await picture(30, 20)
const LATER_STRIPES = await picture(60, 40)
const REVISION = '{ at: 2026-05-20T00:00:00Z, probability: 0.5, because: Talks stalled. }'
const RESOLUTION =
  '{ outcome: yes, eventDate: 2026-06-10, recordedAt: 2026-06-11T00:00:00Z, evidence: [paper], note: They signed it. }'
const CORRECTION = '{ at: 2026-05-10T00:00:00Z, kind: correction, note: It has 12 pages. }'
const NEW_CORRECTION = '{ at: 2026-07-01T10:00:00Z, kind: correction, note: It has 14 pages. }'

/** The scenario of the story as readers know it, in the flow style of YAML. */
const forecast = (overrides: Record<string, string> = {}) => {
  const entries = {
    id: 'framework',
    kind: 'opportunity',
    horizon: 'short',
    statement: 'They sign a framework.',
    criterion: 'A signed text.',
    resolveBy: '2026-08-08',
    probability: '0.65',
    revisions: `[${REVISION}]`,
    ...overrides,
  }
  return `[{ ${Object.entries(entries)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }]`
}

const BODY = 'The paper has 12 pages.\nIt appeared on Thursday. [^paper]\n'

/** From line 12 on: scenarios, corrections, perspectives, then the text in line 16. */
const paper = (overrides: Record<string, string | undefined> = {}, body = BODY) =>
  story(
    {
      scenarios: forecast(),
      corrections: `[${CORRECTION}]`,
      perspectives:
        '[{ actor: cisa, view: The agency liked it., asOf: 2026-05-09, source: paper }]',
      ...overrides,
    },
    body,
  )

const published = newsroomFiles({ [JOINT_PAPER]: paper() })

/** What is said when one revision follows another; its first word is what became of it. */
async function follow(files: Files, before: Files = published): Promise<string[]> {
  const archive = await archiveOf(before)
  const publication = await publishFiles(files, { archive, isCommitted: true })
  const lines = 'diagnostics' in publication ? publication.diagnostics.map(formatDiagnostic) : []
  return [publication.outcome, ...lines.map((line) => line.replace(`${JOINT_PAPER}:`, ''))]
}

const change = (...changes: Parameters<typeof paper>) =>
  follow(newsroomFiles({ [JOINT_PAPER]: paper(...changes) }))

const otherwise = (names: string) =>
  `readers have seen this story otherwise (${names}), and nothing tells them`
const ADD = `add \`updatedAt: ${NOW}\` if it is news; if it was wrong, add \`{ at: ${NOW}, kind: correction, note: … }\` to \`corrections\``
const ADD_FIRST = `add \`updatedAt: ${NOW}\` if it is news; if it was wrong, add \`corrections: [{ at: ${NOW}, kind: correction, note: … }]\``
const REPAIR = `a misspelling or a dead link owes no note; anything else owes \`updatedAt: ${NOW}\`, or a correction`

test.each<[string, Parameters<typeof paper>, string]>([
  [
    'a figure in the body',
    [{}, BODY.replace('12', '13')],
    `16:15: error: ${otherwise('the body')}`,
  ],
  [
    'a sentence more',
    [{}, BODY.replace('[^paper]', '[^paper] It was short.')],
    `17:35: error: ${otherwise('the body')}`,
  ],
  [
    'the title',
    [{ title: 'Two governments keep a joint paper' }],
    `2:24: error: ${otherwise('`title`')}`,
  ],
  ['the takeaway', [{ takeaway: 'The paper is old.' }], `9:24: error: ${otherwise('`takeaway`')}`],
  [
    'a section more',
    [
      {
        analysis: '{ plainEnglish: Two governments wrote down what they fear., rootCauses: Fear. }',
      },
    ],
    `10:83: error: ${otherwise('`analysis.rootCauses`')}`,
  ],
  [
    'a section less',
    [{ analysis: '{ rootCauses: Fear. }' }],
    `10:25: error: ${otherwise('`analysis.rootCauses`, `analysis`')}`,
  ],
  [
    'a view',
    [
      {
        perspectives:
          '[{ actor: cisa, view: The agency hated it., asOf: 2026-05-09, source: paper }]',
      },
    ],
    `14:48: error: ${otherwise('`perspectives.view`')}`,
  ],
  [
    'the time of publication',
    [{ publishedAt: '2026-05-08T10:09:00Z' }],
    `7:14: error: ${otherwise('`publishedAt`')}`,
  ],
  [
    'no correction any more',
    [{ corrections: undefined }],
    `2:1: error: ${otherwise('`corrections`')}`,
  ],
  [
    'another note in a correction',
    [{ corrections: `[${CORRECTION.replace('12', '11')}]` }],
    `13:74: error: ${otherwise('`corrections`')}`,
  ],
  [
    'another kind of source',
    [
      {
        sources:
          '[{ id: paper, publisher: csis, title: Joint paper, url: https://example.org/paper, kind: analysis, access: free }]',
      },
    ],
    `11:11: error: ${otherwise('`sources`')}`,
  ],
  [
    'another source',
    [
      {
        sources:
          '[{ id: paper, publisher: csis, title: Joint paper, url: https://example.org/paper, kind: primary, access: free }, { id: other, publisher: csis, title: Other, url: https://example.org/other, kind: primary, access: free }]',
      },
      BODY.replace('pages.', 'pages. [^other]'),
    ],
    `16:25: error: ${otherwise('the body, `sources`')}`,
  ],
  [
    'a forecast that did not stand there before',
    [
      {
        scenarios: forecast()
          .replace(']', `]`)
          .replace(
            /\}\]$/,
            '}, { id: late, kind: risk, horizon: short, statement: S., criterion: C., resolveBy: 2026-08-01, probability: 0.5 }]',
          ),
      },
    ],
    `12:257: error: ${otherwise('`scenarios`')}`,
  ],
])(
  'A published story with %s is refused until something dated tells of it',
  async (_name, changes, expected) => {
    const [outcome, ...lines] = await change(...changes)
    const add =
      changes[0] !== undefined &&
      'corrections' in changes[0] &&
      changes[0].corrections === undefined
        ? ADD_FIRST
        : ADD
    expect(lines).toEqual([`${expected}: ${add} [silent-change]`])
    expect(outcome).toBe('refused')
    const [overrides = {}, body] = changes
    expect(await change({ ...overrides, updatedAt: NOW }, body)).toEqual(['published'])
  },
)

test.each([
  ['a correction', { corrections: `[${CORRECTION}, ${NEW_CORRECTION}]` }],
  [
    'a revision',
    {
      scenarios: forecast({
        revisions: `[${REVISION}, { at: 2026-06-20T00:00:00Z, probability: 0.4, because: More stalled. }]`,
      }),
    },
  ],
  ['a resolution', { scenarios: forecast({ resolution: RESOLUTION }) }],
])('A change is told by %s as well', async (_name, overrides) => {
  expect(await change(overrides, BODY.replace('12', '14'))).toEqual(['published'])
})

/** The story under a picture, in its line 15; the text is in line 17. */
const withImage = (image: string | undefined, more: Record<string, string> = {}): Files => ({
  ...newsroomFiles({ [JOINT_PAPER]: paper({ image, ...more }) }),
  'images/ferry.jpg': STRIPES,
  'images/quay.jpg': STRIPES,
})
const FERRY = imageOf('ferry.jpg', ', caption: On Monday at noon.')

test.each<[string, string | undefined, string]>([
  ['another picture', FERRY.replace('ferry', 'quay'), '15:16: error: %(`image`)'],
  ['no picture any more', undefined, '2:1: error: %(`image`)'],
  ['another caption', FERRY.replace('Monday', 'Tuesday'), '15:98: error: %(`image.caption`)'],
  ['no caption any more', imageOf('ferry.jpg'), '15:8: error: %(`image.caption`)'],
  [
    'another name of who made it',
    FERRY.replace('Ada Fenn', 'Bo Marsh'),
    '15:56: error: %(`image.credit`)',
  ],
  ['another licence', FERRY.replace('CC BY 4.0', 'CC BY 3.0'), '15:81: error: %(`image.licence`)'],
])('A published story with %s is refused until something dated says so', async (...given) => {
  const [, image, expected] = given
  const found = expected.replace(/%\((.*)\)/, (_all, name: string) => otherwise(name))
  const [outcome, ...lines] = await follow(withImage(image), withImage(FERRY))
  expect(outcome).toBe('refused')
  expect(lines).toContain(`${found}: ${ADD} [silent-change]`)
  const dated = withImage(image, { updatedAt: NOW })
  expect((await follow(dated, withImage(FERRY)))[0]).toBe('published')
})

test.each([
  ['a picture that readers have not seen', undefined, FERRY],
  ['a better description of one', FERRY, FERRY.replace('Three stripes.', 'A flag of three.')],
])('Nothing is owed for %s', async (_name, before, after) => {
  const [outcome, ...lines] = await follow(withImage(after), withImage(before))
  expect(outcome).toBe('published')
  expect(lines.filter((line) => line.includes('silent-change'))).toEqual([])
})

const exchange = (files: Files) => ({ ...files, 'images/ferry.jpg': LATER_STRIPES })

test.each<[string, Files, Files]>([
  ['a story that has not changed', exchange(withImage(FERRY)), withImage(FERRY)],
  ['one that has', exchange(withImage(FERRY, { status: 'settled' })), withImage(FERRY)],
])(
  'Another picture under the name of one that readers know in %s is worth a warning',
  async (...given) => {
    const [, after, before] = given
    const [outcome, ...lines] = await follow(after, before)
    expect(outcome).toBe('published')
    expect(lines.filter((line) => line.includes('silent-change'))).toEqual([
      'images/ferry.jpg:1:1: warning: readers have seen another picture under this name, and nothing tells them: the same one in better quality owes no note; give another one a name of its own in `image.file` [silent-change]',
    ])
  },
)

const withDraft = {
  ...withImage(undefined),
  [FIRST_TALKS]: story({ publishedAt: '2026-06-05T08:00:00Z', draft: 'true', image: FERRY }),
}

test.each<[string, Files, Files]>([
  ['no reader has seen', exchange(withImage(undefined)), withImage(undefined)],
  ['a draft has', exchange(withDraft), withDraft],
  ['a story gets now', exchange(withImage(FERRY)), withImage(undefined)],
])('Nothing is owed for another picture that %s', async (_name, after, before) => {
  const [outcome, ...lines] = await follow(after, before)
  expect(outcome).toBe('published')
  expect(lines.filter((line) => line.includes('silent-change'))).toEqual([])
})

test('A correction that is dated before those that readers know tells of nothing', async () => {
  const early = CORRECTION.replace('05-10', '05-09')
  const [outcome] = await change({ corrections: `[${early}, ${CORRECTION}]` }, `${BODY}More.\n`)
  expect(outcome).toBe('refused')
})

test('A time of an update that readers know already tells of nothing', async () => {
  const dated = newsroomFiles({ [JOINT_PAPER]: paper({ updatedAt: '2026-06-01T00:00:00Z' }) })
  const again = (updatedAt: string) =>
    follow(newsroomFiles({ [JOINT_PAPER]: paper({ updatedAt }, `${BODY}More.\n`) }), dated)
  expect(await again('2026-06-01T00:00:00Z')).toEqual([
    'refused',
    expect.stringContaining(`: change it to \`updatedAt: ${NOW}\` if it is news; `),
  ])
  expect(await again('2026-06-02T00:00:00Z')).toEqual(['published'])
})

test.each<[string, Parameters<typeof paper>, string]>([
  [
    'a misspelling',
    [{}, BODY.replace('appeared', 'apeared')],
    `17:4: warning: ${otherwise('the body')}`,
  ],
  [
    'the address of a source',
    [
      {
        sources:
          '[{ id: paper, publisher: csis, title: Joint paper, url: https://example.org/moved, kind: primary, access: free }]',
      },
    ],
    `11:11: warning: ${otherwise('`sources`')}`,
  ],
])('A repair of %s is published, with a warning', async (_name, changes, expected) => {
  expect(await change(...changes)).toEqual(['published', `${expected}: ${REPAIR} [silent-change]`])
})

test.each<[string, Parameters<typeof paper>]>([
  [
    'status, place and authors',
    [{ status: 'settled', place: 'Washington', authors: '[Ada Fenn]' }],
  ],
  ['line breaks', [{}, BODY.replace('\n', ' ')]],
  [
    'what a source costs',
    [
      {
        sources:
          '[{ id: paper, publisher: csis, title: Joint paper, url: https://example.org/paper, kind: primary, access: paywall }]',
      },
    ],
  ],
])('Nothing is owed for %s', async (_name, changes) => {
  expect(await change(...changes)).toEqual(['published'])
})

test.each<[string, Record<string, string>, string]>([
  [
    'its statement',
    { statement: 'They sign a treaty.' },
    '12:76: error: the `statement` of a published forecast was changed: write `statement: They sign a framework.` again; if that was a mistake, say so in `corrections`: `{ at: 2026-07-01T12:00:00Z, kind: correction, note: … }`',
  ],
  [
    'its deadline',
    { resolveBy: '2026-08-07' },
    '12:138: error: the `resolveBy` of a published forecast was changed: write `resolveBy: 2026-08-08` again; if that was a mistake, say so in `corrections`: `{ at: 2026-07-01T12:00:00Z, kind: correction, note: … }`',
  ],
])(
  'A forecast that is edited in %s is refused, unless a correction says so',
  async (_name, overrides, expected) => {
    const edited = { scenarios: forecast(overrides) }
    expect(await change({ ...edited, updatedAt: NOW })).toEqual([
      'refused',
      `${expected} [edited-forecast]`,
    ])
    expect(await change({ ...edited, corrections: `[${CORRECTION}, ${NEW_CORRECTION}]` })).toEqual([
      'published',
    ])
  },
)

test.each<[string, Record<string, string>, string]>([
  [
    'another first probability',
    { probability: '0.9' },
    '12:163: error: the first probability of a published forecast was changed from 0.65 to 0.9: write `probability: 0.65` again, and add `{ at: 2026-07-01T12:00:00Z, probability: 0.9, because: … }` to `revisions`',
  ],
  [
    'another number in a revision',
    { revisions: `[${REVISION.replace('0.5', '0.9')}]` },
    '12:181: error: the revision of 2026-05-20T00:00:00Z was published and is written otherwise: write `{ at: 2026-05-20T00:00:00Z, probability: 0.5, because: "Talks stalled." }` again, and add what is new after it',
  ],
  [
    'a revision less',
    { revisions: '[]' },
    '12:180: error: the revision of 2026-05-20T00:00:00Z was published and is gone: write `{ at: 2026-05-20T00:00:00Z, probability: 0.5, because: "Talks stalled." }` again, and add what is new after it',
  ],
  [
    'a revision before one that readers know',
    {
      revisions: `[{ at: 2026-05-12T00:00:00Z, probability: 0.9, because: It went well. }, ${REVISION}]`,
    },
    '12:181: error: the revision of 2026-05-20T00:00:00Z was published and is written otherwise: write `{ at: 2026-05-20T00:00:00Z, probability: 0.5, because: "Talks stalled." }` again, and add what is new after it',
  ],
])('No correction excuses a forecast with %s', async (_name, overrides, expected) => {
  expect(
    await change({
      scenarios: forecast(overrides),
      corrections: `[${CORRECTION}, ${NEW_CORRECTION}]`,
    }),
  ).toEqual(['refused', `${expected} [edited-forecast]`])
})

test('A forecast that is taken out is refused, whatever is noted', async () => {
  const expected = [
    'refused',
    '2:1: error: the forecast `framework` was published and is gone: put it back; if nothing can decide it any more, add `resolution: { outcome: annulled, eventDate: 2026-07-01, recordedAt: 2026-07-01T12:00:00Z, evidence: […], note: … }` to it [edited-forecast]',
  ]
  const corrections = `[${CORRECTION}, ${NEW_CORRECTION}]`
  expect(await change({ scenarios: undefined, corrections })).toEqual(expected)
})

test('A resolution is changed or taken away only with a correction', async () => {
  const before = newsroomFiles({
    [JOINT_PAPER]: paper({ scenarios: forecast({ resolution: RESOLUTION }) }),
  })
  const after = (resolution: string | undefined, corrections = `[${CORRECTION}]`) =>
    follow(
      newsroomFiles({
        [JOINT_PAPER]: paper({
          scenarios: forecast(resolution === undefined ? {} : { resolution }),
          corrections,
        }),
      }),
      before,
    )
  const other = RESOLUTION.replace('yes', 'no')
  const restore =
    'restore it, or say in `corrections` what was wrong with it: `{ at: 2026-07-01T12:00:00Z, kind: correction, note: … }` [edited-forecast]'
  expect(await after(other)).toEqual([
    'refused',
    `12:267: error: the resolution of a published forecast was changed: ${restore}`,
  ])
  expect(await after(undefined)).toEqual([
    'refused',
    `12:13: error: the resolution of a published forecast was taken away: ${restore}`,
  ])
  expect(await after(other, `[${CORRECTION}, ${NEW_CORRECTION}]`)).toEqual(['published'])
})

const RENAMED = JOINT_PAPER.replace('joint-paper', 'paper-of-two')
const TALKS = story({ title: 'First talks are held', publishedAt: '2026-06-05T08:00:00Z' })

const rename = (overrides: Record<string, string> = {}) =>
  follow(
    newsroomFiles({
      [JOINT_PAPER]: undefined,
      [RENAMED]: paper(overrides),
      [FIRST_TALKS]: TALKS,
    }),
    newsroomFiles({ [JOINT_PAPER]: paper(), [FIRST_TALKS]: TALKS }),
  )

test('A story that is renamed keeps its old slug, or is refused', async () => {
  expect(await rename()).toEqual([
    'refused',
    `${RENAMED}:2:1: error: this story was published as \`joint-paper\`, and nothing leads from there to here: add \`previousSlugs: [joint-paper]\` [lost-address]`,
  ])
  expect(await rename({ previousSlugs: '[joint-paper]' })).toEqual(['published'])
})

test('A story that is renamed is still compared with what readers know', async () => {
  const [outcome, line] = await rename({ previousSlugs: '[joint-paper]', takeaway: 'New.' })
  expect(outcome).toBe('refused')
  expect(line).toContain(`${RENAMED}:9:11: error: ${otherwise('`takeaway`')}`)
})

test('An older slug is not dropped', async () => {
  const before = newsroomFiles({ [JOINT_PAPER]: paper({ previousSlugs: '[the-paper]' }) })
  expect(await follow(published, before)).toEqual([
    'refused',
    '2:1: error: this story was published as `the-paper`, and nothing leads from there to here any more: add `the-paper` to `previousSlugs` again [lost-address]',
  ])
})

test('A story that is taken away is published, with a warning that names the ways to do better', async () => {
  const before = newsroomFiles({ [FIRST_TALKS]: TALKS })
  expect(await follow(newsroomFiles({ [FIRST_TALKS]: undefined }), before)).toEqual([
    'published',
    `${FIRST_TALKS}:1:1: warning: the story \`first-talks\` was published and is gone: if another story takes its place, add \`previousSlugs: [first-talks]\` to that one; if it was wrong, put it back and add \`corrections: [{ at: 2026-07-01T12:00:00Z, kind: retraction, note: … }]\` [lost-address]`,
  ])
})

test('A story that becomes a draft or is put off is taken out of sight, with a warning', async () => {
  const hidden = (keys: Record<string, string>) =>
    follow(
      newsroomFiles({
        [FIRST_TALKS]: story({
          title: 'First talks are held',
          publishedAt: '2026-06-05T08:00:00Z',
          ...keys,
        }),
      }),
      newsroomFiles({ [FIRST_TALKS]: TALKS }),
    )
  expect(await hidden({ draft: 'true' })).toEqual([
    'published',
    `${FIRST_TALKS}:12:8: warning: this story was published and would be out of sight: leave \`draft\` out; if it was wrong, add \`{ at: 2026-07-01T12:00:00Z, kind: retraction, note: … }\` to \`corrections\` [lost-address]`,
  ])
})

test('What readers have not seen may change as it likes: drafts, what is scheduled, what is new', async () => {
  const at = (publishedAt: string, keys: Record<string, string>) =>
    newsroomFiles({ [FIRST_TALKS]: story({ publishedAt, ...keys }) })
  const time = '2026-06-05T08:00:00Z'
  const draft = at(time, { draft: 'true', title: 'Draft' })
  expect(await follow(at(time, { title: 'Out' }), draft)).toEqual(['published'])
  const early = { now: '2026-06-05T07:00:00Z' }
  const archive = await archiveOf(at(time, { title: 'Scheduled' }), early)
  const later = await publishFiles(at(time, { title: 'Otherwise' }), {
    archive,
    ...early,
    isCommitted: true,
  })
  expect(later).toMatchObject({ outcome: 'published', diagnostics: [] })
})

test('A revision that is refused leaves the index as it is, and a dated one passes', async () => {
  const archive = await archiveOf(published)
  const before = dump(archive)
  const silent = newsroomFiles({ [JOINT_PAPER]: paper({ takeaway: 'New.' }) })
  const options = { archive, isCommitted: true }
  expect(await publishFiles(silent, options)).toMatchObject({ outcome: 'refused' })
  expect(dump(archive)).toEqual(before)
  const dated = newsroomFiles({ [JOINT_PAPER]: paper({ takeaway: 'New.', updatedAt: NOW }) })
  const publication = await publishFiles(dated, options)
  expect(publication).toMatchObject({ outcome: 'published', diagnostics: [] })
  expect(findRevision(archive)?.id).toBe(publication.revision)
})

test('A story with errors is said to have errors, and not to be gone', async () => {
  expect(
    await follow(
      newsroomFiles({
        [JOINT_PAPER]: paper(),
        [FIRST_TALKS]: story({ status: 'new', publishedAt: '2026-06-05T08:00:00Z' }),
      }),
    ),
  ).toEqual(['refused', expect.stringMatching(/invalid-value/)])
})

test('A folder, a preview and an index that is begun anew have no record to keep', async () => {
  const silent = newsroomFiles({ [JOINT_PAPER]: paper({ takeaway: 'New.' }) })
  const folder = { archive: await archiveOf(published), isCommitted: false }
  expect(await publishFiles(silent, folder)).toMatchObject({ outcome: 'published' })
  const preview = { audience: 'preview', isCommitted: true } as const
  const previewed = await archiveOf(published, { audience: 'preview' })
  expect(await publishFiles(silent, { ...preview, archive: previewed })).toMatchObject({
    outcome: 'published',
  })
  expect(await publishFiles(silent, { isCommitted: true })).toMatchObject({ outcome: 'published' })
})
