import { beforeAll, expect, test } from 'vitest'

import { scenario } from '@/tests/fixtures/diagnose'
import {
  archiveOf,
  FIRST_TALKS,
  newsroomFiles,
  PACKAGE_THEFT,
  story,
} from '@/tests/fixtures/newsroom'

import type { Archive } from './archive'
import {
  countStories,
  findCurrentSlug,
  findStory,
  isLive,
  listOpenScenarios,
  listStories,
  listStoriesOfUpdate,
} from './story-queries'
import type { StorySummary } from './views'

const at = (name: string) => `stories/cybersecurity/${name}.md`
const slugs = (stories: readonly StorySummary[]) => stories.map(({ slug }) => slug)

let archive: Archive

beforeAll(async () => {
  archive = await archiveOf(
    newsroomFiles({
      [FIRST_TALKS]: story({
        publishedAt: '2026-06-05T08:00:00Z',
        causes: `
  - { story: joint-paper, because: The paper announced them. }
  - { story: package-theft, because: The theft was on the table. }`,
      }),
      [at('2026-06-05-b')]: story({ publishedAt: '2026-06-05T08:00:00Z', status: 'closed' }),
      [at('2026-06-05-a')]: story({
        publishedAt: '2026-06-05T08:00:00Z',
        previousSlugs: '[old-a, older-a]',
        scenarios:
          scenario({ id: 'later', resolveBy: '2026-09-01' }) +
          scenario({ id: 'one', resolveBy: '2026-08-08' }) +
          scenario({ id: 'two', resolveBy: '2026-08-08' }) +
          scenario({
            id: 'settled',
            resolveBy: '2026-08-08',
            resolution:
              '{ outcome: yes, eventDate: 2026-06-20, recordedAt: 2026-06-21T00:00:00Z, evidence: [paper], note: N. }',
          }),
      }),
    }),
  )
})

test('Stories are listed newest first, and by slug where one second has several', () => {
  expect(slugs(listStories(archive, { limit: 10 }))).toEqual([
    'a',
    'b',
    'first-talks',
    'joint-paper',
    'package-theft',
  ])
})

test('Pages follow each other without a gap or a repetition', () => {
  const pages = [0, 2, 4, 6].map((offset) => slugs(listStories(archive, { limit: 2, offset })))
  expect(pages).toEqual([['a', 'b'], ['first-talks', 'joint-paper'], ['package-theft'], []])
})

test.each([
  [{}, 5],
  [{ topic: 'cybersecurity' }, 5],
  [{ topic: 'politics' }, 0],
  [{ status: 'developing' }, 3],
  [{ status: 'breaking' }, 0],
  [{ topic: 'cybersecurity', status: 'settled' }, 1],
] as const)('A filter of %j finds %i stories, counted or listed', (filter, expected) => {
  expect(countStories(archive, filter)).toBe(expected)
  expect(listStories(archive, { ...filter, limit: 10 })).toHaveLength(expected)
})

test('The stories of an update are those it first reported', () => {
  expect(slugs(listStoriesOfUpdate(archive, 'cybersecurity', 1))).toEqual(['package-theft'])
  expect(slugs(listStoriesOfUpdate(archive, 'cybersecurity', 2))).toEqual([
    'a',
    'b',
    'first-talks',
    'joint-paper',
  ])
  expect(listStoriesOfUpdate(archive, 'politics', 1)).toEqual([])
})

test('A summary holds what a list shows', () => {
  expect(listStories(archive, { limit: 1, offset: 4 })).toEqual([
    {
      slug: 'package-theft',
      title: 'A package is stolen',
      standfirst: 'They agree on words first.',
      takeaway: 'The paper is the first of its kind.',
      status: 'settled',
      publishedAt: '2026-03-31T20:40:00Z',
      topic: { id: 'cybersecurity', title: 'Cybersecurity', section: 'Technology', accent: 255 },
      update: { number: 1, title: 'A package is stolen', isLive: true },
      readingMinutes: 1,
      isRetracted: false,
    },
  ])
})

test('Reading takes a minute for 238 words, rounded, and one at least', async () => {
  const minutesOf = async (words: number) => {
    const files = newsroomFiles({
      [at('2026-05-08-long')]: story({}, `${'word '.repeat(words)}[^paper]`),
    })
    return findStory(await archiveOf(files), 'long')?.readingMinutes
  }
  expect(await Promise.all([1, 356, 357, 714].map(minutesOf))).toEqual([1, 1, 2, 3])
})

test('A retraction marks its story', async () => {
  const corrections = (kind: string) => `[{ at: 2026-06-01T00:00:00Z, kind: ${kind}, note: N. }]`
  const files = newsroomFiles({
    [at('2026-05-08-wrong')]: story({ corrections: corrections('retraction') }),
    [at('2026-05-08-typo')]: story({ corrections: corrections('correction') }),
  })
  const corrected = await archiveOf(files)
  expect(findStory(corrected, 'wrong')?.isRetracted).toBe(true)
  expect(findStory(corrected, 'typo')?.isRetracted).toBe(false)
})

test('A story has its causes and its effects, oldest first, each with the reason given once', () => {
  const links = (slug: string) => {
    const found = findStory(archive, slug)
    const toPairs = (list: { story: StorySummary; because: string }[] = []) =>
      list.map(({ story: { slug: other }, because }) => [other, because])
    return { causes: toPairs(found?.causes), effects: toPairs(found?.effects) }
  }
  expect(links('package-theft')).toEqual({
    causes: [],
    effects: [
      ['joint-paper', 'The theft showed the need.'],
      ['first-talks', 'The theft was on the table.'],
    ],
  })
  expect(links('joint-paper')).toEqual({
    causes: [['package-theft', 'The theft showed the need.']],
    effects: [['first-talks', 'The paper announced them.']],
  })
  expect(links('first-talks')).toEqual({
    causes: [
      ['package-theft', 'The theft was on the table.'],
      ['joint-paper', 'The paper announced them.'],
    ],
    effects: [],
  })
})

test('A story is found whole, its sources numbered and its actors and publishers resolved', () => {
  const source = {
    id: 'paper',
    number: 1,
    publisher: { id: 'csis', name: 'CSIS', website: 'https://example.org' },
    title: 'Joint paper',
    url: 'https://example.org/paper',
    kind: 'primary',
    access: 'free',
  }
  const found = findStory(archive, 'joint-paper')
  expect(found).toMatchObject({
    slug: 'joint-paper',
    authors: ['Newsroom'],
    analysis: { plainEnglish: 'Two governments wrote down what they fear.' },
    body: 'The paper follows [the theft](story:package-theft). [^paper]',
    words: 5,
    corrections: [],
  })
  expect(found?.sources).toEqual([source])
  expect(found?.perspectives).toEqual([
    {
      actor: { id: 'cisa', name: 'CISA', kind: 'agency', body: '', links: [] },
      view: 'The agency welcomed the paper. [^paper]',
      asOf: '2026-05-09',
      source,
    },
  ])
  expect(found?.scenarios.map(({ id, probability }) => ({ id, probability }))).toEqual([
    { id: 'joint-framework', probability: 0.65 },
  ])
})

test('What does not exist is not found', () => {
  expect(findStory(archive, 'nothing')).toBeUndefined()
  expect(isLive(archive, 'nothing')).toBe(false)
  expect(isLive(archive, 'a')).toBe(true)
})

test('A former slug leads to the story’s slug of today; a slug of today leads nowhere else', () => {
  expect(findCurrentSlug(archive, 'old-a')).toBe('a')
  expect(findCurrentSlug(archive, 'older-a')).toBe('a')
  expect(findCurrentSlug(archive, 'a')).toBeUndefined()
  expect(findStory(archive, 'old-a')).toBeUndefined()
})

test('Open scenarios are listed from a day on, the soonest first, without those resolved', () => {
  const open = (from: string, limit = 10) =>
    listOpenScenarios(archive, { from, limit }).map(({ scenario: { id }, story: { slug } }) => [
      slug,
      id,
    ])
  expect(open('2026-08-08')).toEqual([
    ['a', 'one'],
    ['a', 'two'],
    ['joint-paper', 'joint-framework'],
    ['a', 'later'],
  ])
  expect(open('2026-08-08', 1)).toEqual([['a', 'one']])
  expect(open('2026-08-09')).toEqual([['a', 'later']])
  expect(open('2026-09-02')).toEqual([])
  const ofTopic = (topic: string) =>
    listOpenScenarios(archive, { from: '2026-08-08', limit: 10, topic }).length
  expect([ofTopic('cybersecurity'), ofTopic('nowhere')]).toEqual([4, 0])
})

test('A story that nothing links to has no causes and no effects', async () => {
  const alone = await archiveOf(
    newsroomFiles({
      [at('2026-05-08-alone')]: story(),
      [PACKAGE_THEFT]: newsroomFiles()[PACKAGE_THEFT],
    }),
  )
  expect(findStory(alone, 'alone')).toMatchObject({ causes: [], effects: [], perspectives: [] })
})
