import { expect, test } from 'vitest'

import { editionOf, manyStories } from '@/tests/fixtures/edition'
import { markdownFile } from '@/tests/fixtures/newsroom'

import { type Edition } from './edition'
import { fitEdition } from './fit'

/** A drawing of known size: ten bytes a story that is told, three one that is named. */
const draw = async ({ changed, stories, briefs }: Edition) =>
  'x'.repeat(changed.markdown.length + stories.length * 10 + briefs.length * 3)

const countsOf = ({ stories, briefs, remaining }: Edition) => [
  stories.length,
  briefs.length,
  remaining,
]

test('An edition that fits is drawn once more at most, and whole', async () => {
  const { edition, html } = await fitEdition(await editionOf(), draw, 1000)
  expect(countsOf(edition)).toEqual([2, 0, 0])
  expect(html).toHaveLength('They answered.'.length + 20)
})

test('Where there is no room for all, as many as fit are told and the others named', async () => {
  const whole = await editionOf(manyStories(8))
  const { edition, html } = await fitEdition(whole, draw, 14 + 4 * 10 + 6 * 3 + 6)
  expect(countsOf(edition)).toEqual([4, 6, 0])
  expect(html).toHaveLength(14 + 4 * 10 + 6 * 3)
})

test('Then some are only on the site', async () => {
  const { edition } = await fitEdition(await editionOf(manyStories(8)), draw, 14 + 7)
  expect(countsOf(edition)).toEqual([0, 2, 8])
})

test('At last what changed is cut too', async () => {
  const body = Array.from({ length: 300 }, (_, index) => `Paragraph ${index}.`).join('\n\n')
  const whole = await editionOf({
    'updates/cybersecurity/2.md': markdownFile(
      { title: 'Much', publishedAt: '2026-06-06T09:00:00Z' },
      body,
    ),
  })
  const { edition } = await fitEdition(whole, draw, 2000)
  expect(edition.changed.isWhole).toBe(false)
  expect(edition.changed.markdown.length).toBeGreaterThan(900)
  expect(edition.changed.markdown.length).toBeLessThanOrEqual(1000)
  expect(countsOf(edition)).toEqual([0, 0, 2])
})

test('An update of hundreds of stories is not told at length', async () => {
  const { edition } = await fitEdition(await editionOf(manyStories(198)), draw, 1_000_000)
  expect(countsOf(edition)).toEqual([40, 100, 60])
})
