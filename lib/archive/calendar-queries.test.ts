import { expect, test } from 'vitest'

import { archiveOf, newsroomFiles, story } from '@/tests/fixtures/newsroom'

import { countStoriesBy, findPeriodsBeside, listStoriesWithin } from './calendar-queries'

const archive = await archiveOf(
  newsroomFiles({
    'stories/cybersecurity/2026-05-08-evening.md': story({
      publishedAt: '2026-05-08T23:59:59Z',
    }),
    'stories/cybersecurity/2025-12-31-last-year.md': story({
      publishedAt: '2025-12-31T23:59:59Z',
      update: '1',
    }),
  }),
)

test('stories are counted by year, month and day of their publication', () => {
  expect(countStoriesBy(archive, 'year')).toEqual([
    { period: '2025', stories: 1 },
    { period: '2026', stories: 4 },
  ])
  expect(countStoriesBy(archive, 'month', '2026')).toEqual([
    { period: '2026-03', stories: 1 },
    { period: '2026-05', stories: 2 },
    { period: '2026-06', stories: 1 },
  ])
  expect(countStoriesBy(archive, 'day', '2026-05')).toEqual([{ period: '2026-05-08', stories: 2 }])
  expect(countStoriesBy(archive, 'day', '2024')).toEqual([])
})

test.each([
  ['2026-05-08', ['evening', 'joint-paper']],
  ['2025', ['last-year']],
  ['2026-01', []],
])('within %s lie %j', (period, slugs) => {
  expect(listStoriesWithin(archive, period).map(({ slug }) => slug)).toEqual(slugs)
})

test.each([
  ['2026', { previous: '2025', next: undefined }],
  ['2026-05', { previous: '2026-03', next: '2026-06' }],
  ['2026-05-08', { previous: '2026-03-31', next: '2026-06-05' }],
  ['2025-12-31', { previous: undefined, next: '2026-03-31' }],
])('beside %s are %j', (period, beside) => {
  expect(findPeriodsBeside(archive, period)).toEqual(beside)
})
