import { expect, test } from 'vitest'

import { diagnose, oneOf, scenario } from '@/tests/fixtures/diagnose'
import { JOINT_PAPER, markdownFile, story } from '@/tests/fixtures/newsroom'

import { parseFile } from './parse'

const parse = (text: string, path = JOINT_PAPER) => parseFile(path, new TextEncoder().encode(text))
const valueOf = (text: string, path?: string) => {
  const { entry, diagnostics } = parse(text, path)
  expect(diagnostics).toEqual([])
  return entry
}

const PAPER = {
  id: 'paper',
  publisher: 'csis',
  title: 'Joint paper',
  url: 'https://example.org/paper',
  kind: 'primary',
  access: 'free',
}

test('A minimal story has every list and flag that its file leaves out', () => {
  expect(valueOf(story())).toEqual({
    kind: 'story',
    value: {
      title: 'Two governments publish a joint paper',
      standfirst: 'They agree on words first.',
      topic: 'cybersecurity',
      update: 2,
      status: 'developing',
      publishedAt: '2026-05-08T10:08:00Z',
      authors: ['Newsroom'],
      takeaway: 'The paper is the first of its kind.',
      analysis: { plainEnglish: 'Two governments wrote down what they fear.' },
      sources: [PAPER],
      causes: [],
      scenarios: [],
      perspectives: [],
      corrections: [],
      previousSlugs: [],
      draft: false,
      slug: 'joint-paper',
      body: 'The paper appeared on Thursday. [^paper]',
      words: 5,
      links: [],
    },
  })
})

test('Every part of a story is kept; instants lose parts of a second, and texts the space around them', () => {
  const text = story(
    {
      title: '"  A title  "',
      publishedAt: '2026-05-08T10:08:00.250Z',
      updatedAt: '2026-05-09T00:00:00.999Z',
      place: 'Seoul',
      analysis: '\n  rootCauses: |\n    See [one](story:root).\n',
      causes: '[{ story: package-theft, because: It showed the need. }]',
      scenarios: scenario({
        revisions: '[{ at: 2026-06-01T00:00:00.5Z, probability: 0.4, because: News. }]',
        resolution:
          '{ outcome: no, eventDate: 2026-07-01, recordedAt: 2026-07-02T08:00:00Z, evidence: [paper], note: N }',
      }),
      perspectives: oneOf({ actor: 'cisa', view: 'Welcome.', asOf: '2026-05-08', source: 'paper' }),
      corrections: '[{ at: 2026-05-10T00:00:00Z, kind: clarification, note: A name. }]',
      previousSlugs: '[old-name]',
      draft: 'true',
    },
    '\n# Head\n\nOne **two**three, [four](story:body) – five.\n\nSix [again](story:body). [^paper]\n\n',
  )
  expect(valueOf(text)).toMatchObject({
    value: {
      title: 'A title',
      publishedAt: '2026-05-08T10:08:00Z',
      updatedAt: '2026-05-09T00:00:00Z',
      place: 'Seoul',
      analysis: { rootCauses: 'See [one](story:root).' },
      causes: [{ story: 'package-theft', because: 'It showed the need.' }],
      scenarios: [
        {
          id: 'treaty',
          kind: 'risk',
          horizon: 'short',
          statement: 'They sign.',
          criterion: 'A text.',
          resolveBy: '2026-08-08',
          probability: 0.5,
          revisions: [{ at: '2026-06-01T00:00:00Z', probability: 0.4, because: 'News.' }],
          resolution: {
            outcome: 'no',
            eventDate: '2026-07-01',
            recordedAt: '2026-07-02T08:00:00Z',
            evidence: ['paper'],
            note: 'N',
          },
        },
      ],
      perspectives: [{ actor: 'cisa', view: 'Welcome.', asOf: '2026-05-08', source: 'paper' }],
      corrections: [{ at: '2026-05-10T00:00:00Z', kind: 'clarification', note: 'A name.' }],
      previousSlugs: ['old-name'],
      draft: true,
      body: '# Head\n\nOne **two**three, [four](story:body) – five.\n\nSix [again](story:body). [^paper]',
      words: 7,
      links: ['body', 'root'],
    },
  })
})

test.each([
  [
    'topics/cybersecurity.md',
    { title: 'Cyber', section: 'Technology', description: 'D', accent: '255' },
    { kind: 'topic', value: { id: 'cybersecurity', accent: 255 } },
  ],
  [
    'updates/cybersecurity/03.md',
    { title: 'Three', publishedAt: '2026-05-08T10:08:00Z' },
    { kind: 'update', value: { topic: 'cybersecurity', number: 3, draft: false } },
  ],
  ['actors/cisa.md', { name: 'CISA', kind: 'agency' }, { kind: 'actor', value: { id: 'cisa' } }],
  [
    'publishers/csis.md',
    { name: 'CSIS', website: 'https://example.org' },
    { kind: 'publisher', value: { id: 'csis' } },
  ],
  [
    'pages/about.md',
    { title: 'About', description: 'D' },
    { kind: 'page', value: { id: 'about' } },
  ],
  [
    'roadmap.md',
    { title: 'R', description: 'D', banner: '{ text: B, from: 2026-05-01, until: 2026-06-01 }' },
    {
      kind: 'roadmap',
      value: { id: 'roadmap', banner: { text: 'B', from: '2026-05-01', until: '2026-06-01' } },
    },
  ],
])('%s has the id of its path, its text and the links in it', (path, keys, expected) => {
  const entry = valueOf(markdownFile(keys, 'See [it](story:joint-paper).\n'), path)
  expect(entry).toMatchObject(expected)
  expect(entry?.value).toMatchObject({
    body: 'See [it](story:joint-paper).',
    links: ['joint-paper'],
  })
})

test('The site is plain YAML, with or without a line of --- before it', () => {
  const yaml = 'name: N\ndescription: D\nlanguage: en\npublisher: { name: P }\n'
  const value = {
    name: 'N',
    description: 'D',
    language: 'en',
    publisher: { name: 'P' },
    policies: {},
  }
  expect(valueOf(yaml, 'site.yaml')).toEqual({ kind: 'site', value })
  expect(valueOf(`---\n${yaml}`, 'site.yaml')).toEqual({ kind: 'site', value })
})

test('A warning leaves the story sound, an error does not', () => {
  const warned = parse(story({}, 'No citation.\n'))
  expect(warned.entry?.kind).toBe('story')
  expect(warned.diagnostics.map(({ severity, rule }) => ({ severity, rule }))).toEqual([
    { severity: 'warning', rule: 'unused-source' },
  ])
  expect(parse(story({ status: 'new' })).entry).toBeUndefined()
})

test('A diagnostic is plain data', () => {
  expect(parse(story({ takeway: 'x' })).diagnostics).toEqual([
    {
      severity: 'error',
      rule: 'unknown-key',
      file: JOINT_PAPER,
      line: 12,
      column: 1,
      message: 'unknown key `takeway`',
      suggestion: 'did you mean `takeaway`?',
    },
  ])
})

test('Every mistake of a file is reported at once', () => {
  const text = story(
    {
      title: '7',
      update: undefined,
      status: 'new',
      publishedAt: '2026-02-30T10:00:00Z',
      analysis: '{ plainEnglish: "See [^nope]" }',
      takeway: 'One sentence.',
      scenarios: scenario({ probability: '65' }),
      perspectives: oneOf({ actor: 'cisa', view: 'V', asOf: '2026-05-09', source: 'post' }),
    },
    'A <b> [^papr] [x](javascript:y)\n',
  )
  expect(diagnose(text)).toEqual([
    '2:1: error: `update` is missing [missing-key]',
    '2:8: error: `title` must be text, not the number 7: put it between quotation marks [wrong-type]',
    '5:9: error: `status` cannot be `new`; it is one of breaking, developing, settled, closed [invalid-value]',
    '6:14: error: `publishedAt`: there is no such time as 2026-02-30T10:00:00Z [invalid-date]',
    '9:27: error: the text cites `nope`, which is not among the sources [unknown-citation]',
    '10:17: warning: nothing cites the source `paper`: cite it with [^paper], or remove it [unused-source]',
    '11:1: error: unknown key `takeway`: did you mean `takeaway`? [unknown-key]',
    '19:18: error: `scenarios[1].probability` is 65, but a probability lies between 0 and 1, both excluded: did you mean 0.65? [out-of-range]',
    '20:66: error: the story lists no source `post` [unknown-source]',
    '22:3: error: HTML in the text is never published: write it in Markdown, or put code between backticks [raw-html]',
    '22:7: error: the text cites `papr`, which is not among the sources: did you mean `paper`? [unknown-citation]',
    '22:15: error: a link cannot go to `javascript:y`: use a full https:// address, a path that begins with /, or story: and a slug [invalid-address]',
  ])
})
