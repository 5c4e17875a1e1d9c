import { expect, test } from 'vitest'

import { archiveOf, markdownFile, newsroomFiles } from '@/tests/fixtures/newsroom'

import { listLaterUpdates, listStoriesTakenUp } from './thread-queries'

const TOPIC = 'cybersecurity'
const update = (day: string, text: string, keys: Record<string, string> = {}) =>
  markdownFile({ title: `Of ${day}`, publishedAt: `2026-06-${day}T09:00:00Z`, ...keys }, text)

const THEFT = 'Again [the theft](story:package-theft), and [the theft](story:package-theft).\n'
const files = newsroomFiles({
  [`updates/${TOPIC}/3.md`]: update('20', THEFT),
  [`updates/${TOPIC}/4.md`]: update('10', THEFT),
  [`updates/${TOPIC}/5.md`]: update('21', THEFT, { draft: 'true' }),
  [`updates/${TOPIC}/6.md`]: update('22', 'Nothing of it.\n'),
})

test('later updates that tell of a story are its thread, each once, by time', async () => {
  const archive = await archiveOf(files)
  expect(listLaterUpdates(archive, 'package-theft')).toEqual([
    { topic: TOPIC, number: 4, title: 'Of 10', publishedAt: '2026-06-10T09:00:00Z' },
    { topic: TOPIC, number: 3, title: 'Of 20', publishedAt: '2026-06-20T09:00:00Z' },
  ])
  expect(listLaterUpdates(archive, 'joint-paper')).toEqual([])
  expect(listLaterUpdates(archive, 'nowhere')).toEqual([])
})

test('an update tells which stories it takes up, but for those that it first reported', async () => {
  const archive = await archiveOf(files)
  const slugs = (number: number) =>
    listStoriesTakenUp(archive, TOPIC, number).map(({ slug }) => slug)
  expect(slugs(1)).toEqual([])
  expect(slugs(3)).toEqual(['package-theft'])
  expect(slugs(5)).toEqual([])
  expect(slugs(6)).toEqual([])
})

test('an update from before the story is no part of its thread', async () => {
  const archive = await archiveOf(
    newsroomFiles({
      [`updates/${TOPIC}/3.md`]: markdownFile(
        { title: 'Early', publishedAt: '2026-05-01T09:00:00Z' },
        'Soon [a paper](story:joint-paper).\n',
      ),
    }),
  )
  expect(listLaterUpdates(archive, 'joint-paper')).toEqual([])
})
