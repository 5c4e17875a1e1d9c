import { expect, test } from 'vitest'

import { archiveOf, JOINT_PAPER, newsroomFiles, story } from '@/tests/fixtures/newsroom'

import { countTimeline, listTimeline } from './timeline-queries'

const resolved = (id: string, eventDate: string, recordedAt: string) =>
  `\n  - { id: ${id}, kind: risk, horizon: short, statement: S., criterion: C., resolveBy: 2026-08-01, probability: 0.5, resolution: { outcome: no, eventDate: ${eventDate}, recordedAt: ${recordedAt}, evidence: [paper], note: N. } }`

const files = newsroomFiles({
  [JOINT_PAPER]: story({
    scenarios:
      resolved('late', '2026-06-06', '2026-06-20T00:00:00Z') +
      resolved('early', '2026-05-08', '2026-05-09T00:00:00Z'),
  }),
})

const scope = { topic: 'cybersecurity', until: '2026-07-01T00:00:00Z' }

test('a timeline has stories, updates and outcomes in the order in which they happened', async () => {
  const archive = await archiveOf(files)
  const entries = listTimeline(archive, { ...scope, limit: 99, offset: 0 }).map((entry) => {
    if (entry.kind === 'update') return [entry.at, `update ${entry.number}`]
    return [entry.at, entry.kind === 'story' ? entry.story.slug : entry.scenario.id]
  })
  expect(entries).toEqual([
    ['2026-03-31T20:40:00Z', 'package-theft'],
    ['2026-04-01T09:00:00Z', 'update 1'],
    ['2026-05-08T10:08:00Z', 'joint-paper'],
    ['2026-05-08', 'early'],
    ['2026-06-05T08:00:00Z', 'first-talks'],
    ['2026-06-06T09:00:00Z', 'update 2'],
    ['2026-06-06', 'late'],
  ])
  expect(countTimeline(archive, scope)).toBe(7)
})

test('it is read page by page', async () => {
  const archive = await archiveOf(files)
  const page = listTimeline(archive, { ...scope, limit: 2, offset: 3 })
  expect(page.map(({ kind, at }) => [kind, at])).toEqual([
    ['outcome', '2026-05-08'],
    ['story', '2026-06-05T08:00:00Z'],
  ])
})

test('an outcome that is not on record yet is not told', async () => {
  const archive = await archiveOf(files)
  const before = { ...scope, until: '2026-06-19T23:59:59Z' }
  expect(countTimeline(archive, before)).toBe(6)
  expect(
    listTimeline(archive, { ...before, limit: 99, offset: 0 }).filter(
      ({ kind }) => kind === 'outcome',
    ),
  ).toHaveLength(1)
})

test('a topic without any of them has an empty timeline', async () => {
  const archive = await archiveOf(files)
  expect(countTimeline(archive, { ...scope, topic: 'nowhere' })).toBe(0)
  expect(listTimeline(archive, { ...scope, topic: 'nowhere', limit: 9, offset: 0 })).toEqual([])
})
