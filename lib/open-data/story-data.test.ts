import { expect, test, vi } from 'vitest'

import { findSite } from '@/lib/archive/newsroom-queries'
import { findStory } from '@/lib/archive/story-queries'
import { archiveOf, JOINT_PAPER, newsroomFiles, NOW, story } from '@/tests/fixtures/newsroom'
import { imageOf, picture } from '@/tests/fixtures/pictures'

import { storyDataSchema, toStoryData } from './story-data'
import { renderStoryMarkdown } from './story-markdown'

vi.mock('@/lib/images/image-reader', () => import('@/tests/fixtures/direct-images'))

const KEYS = {
  updatedAt: '2026-05-09T08:00:00Z',
  place: 'Seoul',
  causes: '[{ story: package-theft, because: The theft showed the need. }]',
  scenarios: `
  - id: joint-framework
    kind: opportunity
    horizon: short
    statement: The governments sign a framework.
    criterion: A signed text on an official site.
    resolveBy: 2026-08-08
    probability: 0.65
    revisions: [{ at: 2026-05-20T09:00:00Z, probability: 0.4, because: A minister left. }]
    resolution: { outcome: no, eventDate: 2026-06-01, recordedAt: 2026-06-02T09:00:00Z, evidence: [paper], note: The talks broke off. }`,
  perspectives:
    '[{ actor: cisa, view: "It welcomed the paper. [^paper]", asOf: 2026-05-09, source: paper }]',
  corrections: '[{ at: 2026-05-10T08:00:00Z, kind: correction, note: "It was *Thursday*." }]',
}
const BODY = `It follows [the theft](story:package-theft), not [this](story:hidden-one). [^paper]

# What it says

Little, and [all of it](/about) known.
`

async function askedStory(keys: Record<string, string> = KEYS, body = BODY) {
  const hidden = 'stories/cybersecurity/2026-12-01-hidden-one.md'
  const archive = await archiveOf(
    newsroomFiles({
      'images/stripes.png': await picture(1000, 600, 'png'),
      [JOINT_PAPER]: story(keys, body),
      [hidden]: story({ publishedAt: '2026-12-01T08:00:00Z' }),
    }),
  )
  const found = findStory(archive, 'joint-paper')
  if (found === undefined) throw new Error('no story')
  const options = {
    site: findSite(archive),
    base: new URL('https://news.example'),
    now: NOW,
    storyUrl: (slug: string) => (slug === 'hidden-one' ? undefined : `/stories/${slug}`),
  }
  return { found, options }
}

test('a story is given away whole, with whole addresses', async () => {
  const { found, options } = await askedStory()
  const data = toStoryData(found, options)
  expect(storyDataSchema.parse(data)).toEqual(data)
  const topic = {
    id: 'cybersecurity',
    title: 'Cybersecurity',
    section: 'Technology',
    url: 'https://news.example/topics/cybersecurity',
    data: 'https://news.example/topics/cybersecurity.json',
  }
  const reference = (slug: string, title: string, publishedAt: string) => ({
    slug,
    title,
    url: `https://news.example/stories/${slug}`,
    data: `https://news.example/stories/${slug}.json`,
    publishedAt,
    isRetracted: false,
  })
  expect(data).toEqual({
    $schema: 'https://news.example/schemas/story.json',
    url: 'https://news.example/stories/joint-paper',
    markdown: 'https://news.example/stories/joint-paper.md',
    slug: 'joint-paper',
    language: 'en-GB',
    title: 'Two governments publish a joint paper',
    standfirst: 'They agree on words first.',
    takeaway: 'The paper is the first of its kind.',
    topic,
    update: {
      number: 2,
      title: 'Governments answer',
      url: 'https://news.example/topics/cybersecurity/updates/2',
    },
    status: 'developing',
    isRetracted: false,
    publishedAt: '2026-05-08T10:08:00Z',
    updatedAt: '2026-05-09T08:00:00Z',
    changedAt: '2026-06-02T09:00:00Z',
    authors: ['Newsroom'],
    place: 'Seoul',
    words: found.words,
    body: `It follows [the theft](https://news.example/stories/package-theft), not this.[^paper]

## What it says

Little, and [all of it](https://news.example/about) known.`,
    analysis: { plainEnglish: 'Two governments wrote down what they fear.' },
    scenarios: [
      {
        id: 'joint-framework',
        url: 'https://news.example/stories/joint-paper#scenario-joint-framework',
        kind: 'opportunity',
        horizon: 'short',
        statement: 'The governments sign a framework.',
        criterion: 'A signed text on an official site.',
        resolveBy: '2026-08-08',
        probability: 0.4,
        forecasts: [
          { at: '2026-05-08T10:08:00Z', probability: 0.65 },
          { at: '2026-05-20T09:00:00Z', probability: 0.4, because: 'A minister left.' },
        ],
        resolution: {
          outcome: 'no',
          eventDate: '2026-06-01',
          recordedAt: '2026-06-02T09:00:00Z',
          evidence: ['paper'],
          note: 'The talks broke off.',
          brierScores: { first: 0.65 ** 2, last: 0.4 ** 2 },
        },
      },
    ],
    perspectives: [
      {
        actor: {
          id: 'cisa',
          name: 'CISA',
          kind: 'agency',
          url: 'https://news.example/actors/cisa',
        },
        view: 'It welcomed the paper.[^paper]',
        asOf: '2026-05-09',
        source: 'paper',
      },
    ],
    causes: [
      {
        story: reference('package-theft', 'A package is stolen', '2026-03-31T20:40:00Z'),
        because: 'The theft showed the need.',
      },
    ],
    effects: [
      {
        story: reference('first-talks', 'First talks are held', '2026-06-05T08:00:00Z'),
        because: 'The paper announced them.',
      },
    ],
    sources: [
      {
        id: 'paper',
        number: 1,
        title: 'Joint paper',
        url: 'https://example.org/paper',
        publisher: { name: 'CSIS', website: 'https://example.org' },
        kind: 'primary',
        access: 'free',
      },
    ],
    corrections: [{ at: '2026-05-10T08:00:00Z', kind: 'correction', note: 'It was *Thursday*.' }],
  })
})

test('its picture is given away with its words, as a JPEG, in both', async () => {
  const image = imageOf('stripes.png', ', caption: "On *Monday*."')
  const { found, options } = await askedStory({ image }, '[^paper] It appeared.\n')
  const data = toStoryData(found, options)
  expect(storyDataSchema.parse(data)).toEqual(data)
  expect(data.image).toEqual({
    url: expect.stringMatching(/^https:\/\/news\.example\/images\/[0-9a-f]{20}-1000\.jpg$/),
    width: 1000,
    height: 600,
    alt: 'Three stripes.',
    caption: 'On *Monday*.',
    credit: 'Ada Fenn',
    licence: 'CC BY 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  })
  expect(renderStoryMarkdown(found, options)).toContain(`
![Three stripes.](${data.image?.url})

On \\*Monday\\*. Image: Ada Fenn. [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)
`)
})

test('what a story leaves out is absent', async () => {
  const { found, options } = await askedStory({}, '[^paper] It appeared.\n')
  const data = toStoryData(found, options)
  expect(storyDataSchema.parse(data)).toEqual(data)
  for (const key of ['updatedAt', 'place', 'image']) expect(data).not.toHaveProperty(key)
  expect(data).toMatchObject({ changedAt: data.publishedAt, scenarios: [], corrections: [] })
})

test('a story is one Markdown text, whose sources are footnotes', async () => {
  const { found, options } = await askedStory()
  expect(renderStoryMarkdown(found, options)).toBe(`# Two governments publish a joint paper

> **Correction, 10 May 2026, 08:00 UTC:** It was \\*Thursday\\*.

They agree on words first.

- By Newsroom
- Place: Seoul
- Published: 8 May 2026, 10:08 UTC
- Last changed: 2 June 2026, 09:00 UTC
- Status: developing
- Topic: [Cybersecurity](https://news.example/topics/cybersecurity), Technology
- First reported in: [Update #2, Governments answer](https://news.example/topics/cybersecurity/updates/2)
- Page: <https://news.example/stories/joint-paper>

**Key takeaway:** The paper is the first of its kind.

It follows [the theft](https://news.example/stories/package-theft), not this.[^1]

## What it says

Little, and [all of it](https://news.example/about) known.

## Deep analysis

### In plain English

Two governments wrote down what they fear.

## What could happen next

Whether a forecast is proven to have been made in time is in the [track record](https://news.example/track-record).

### The governments sign a framework.

- Kind: opportunity
- Forecast: 40%, realistic possibility
- Counts as yes: A signed text on an official site.
- Deadline: 8 August 2026
- Forecasts:
  - 8 May 2026: 65%, at publication
  - 20 May 2026: 40%. A minister left.
- Outcome, 1 June 2026: It did not happen. The talks broke off.[^1]
- Brier score: 0.42 for the first forecast, 0.16 for the last one before the outcome

## Causes

- [A package is stolen](https://news.example/stories/package-theft), 31 March 2026. The theft showed the need.

## Effects

- [First talks are held](https://news.example/stories/first-talks), 5 June 2026. The paper announced them.

## Different perspectives

### CISA

9 May 2026[^1]

It welcomed the paper.[^1]

## Sources

[^1]: [Joint paper](https://example.org/paper). CSIS, undated, primary document.
`)
})

test('a hostile headline is text in both', async () => {
  const title = '</script> <b>*bold*</b> ]]> [a](b) # `c` | أُغلق "quoted"'
  const { found, options } = await askedStory({ title: JSON.stringify(title) })
  expect(JSON.parse(JSON.stringify(toStoryData(found, options)))).toMatchObject({ title })
  const [heading] = renderStoryMarkdown(found, options).split('\n')
  expect(heading).toBe(
    '# \\</script> \\<b>\\*bold\\*\\</b> ]]> \\[a]\\(b) # \\`c\\` | أُغلق "quoted"',
  )
})

test('a retracted story says so first', async () => {
  const corrections = '[{ at: 2026-05-10T08:00:00Z, kind: retraction, note: It was a joke. }]'
  const { found, options } = await askedStory({ corrections })
  expect(toStoryData(found, options)).toMatchObject({ isRetracted: true })
  const text = renderStoryMarkdown(found, options)
  expect(text.split('\n').slice(0, 3)).toEqual([
    '# Retracted: Two governments publish a joint paper',
    '',
    '> **Retraction, 10 May 2026, 08:00 UTC:** It was a joke.',
  ])
  expect(text).not.toContain('Status:')
})
