import { expect, test } from 'vitest'

import { archiveOf, JOINT_PAPER, newsroomFiles, story } from '@/tests/fixtures/newsroom'

import {
  hasSubject,
  listActorIds,
  listStoryChanges,
  listTopicAddresses,
  listUpdateAddresses,
} from './address-queries'

const slice = { now: '2026-07-01T12:00:00Z', limit: 10, offset: 0 }

test('stories come newest first, with the time of their last change of any kind', async () => {
  const corrected = story({
    updatedAt: '2026-05-09T08:00:00Z',
    corrections: '[{ at: 2026-05-10T08:00:00Z, kind: correction, note: A note. }]',
  })
  const archive = await archiveOf(newsroomFiles({ [JOINT_PAPER]: corrected }))
  expect(listStoryChanges(archive, slice)).toEqual([
    { slug: 'first-talks', changedAt: '2026-06-05T08:00:00Z' },
    { slug: 'joint-paper', changedAt: '2026-05-10T08:00:00Z' },
    { slug: 'package-theft', changedAt: '2026-03-31T20:40:00Z' },
  ])
  expect(listStoryChanges(archive, { ...slice, limit: 1, offset: 1 })).toEqual([
    { slug: 'joint-paper', changedAt: '2026-05-10T08:00:00Z' },
  ])
})

test('what is hidden has no address', async () => {
  const hidden = 'stories/cybersecurity/2026-06-20-hidden.md'
  const archive = await archiveOf(
    newsroomFiles({ [hidden]: story({ publishedAt: '2026-06-20T08:00:00Z', draft: 'true' }) }),
    { now: '2026-06-01T00:00:00Z' },
  )
  expect(listStoryChanges(archive, slice).map(({ slug }) => slug)).toEqual([
    'joint-paper',
    'package-theft',
  ])
  expect(listUpdateAddresses(archive)).toEqual([
    { topic: 'cybersecurity', number: 1, publishedAt: '2026-04-01T09:00:00Z' },
  ])
  expect(listTopicAddresses(archive)).toEqual([
    { id: 'cybersecurity', newestAt: '2026-05-08T10:08:00Z' },
  ])
})

test('a topic is as new as its newest story or update, and actors have ids', async () => {
  const archive = await archiveOf(newsroomFiles())
  expect(listTopicAddresses(archive)).toEqual([
    { id: 'cybersecurity', newestAt: '2026-06-06T09:00:00Z' },
  ])
  expect(listActorIds(archive)).toEqual(['cisa'])
})

test.each([
  [{ kind: 'site' }, true],
  [{ kind: 'story', id: 'joint-paper' }, true],
  [{ kind: 'story', id: 'first-draft' }, true],
  [{ kind: 'story', id: 'cybersecurity' }, false],
  [{ kind: 'topic', id: 'cybersecurity' }, true],
  [{ kind: 'topic', id: 'cisa' }, false],
  [{ kind: 'update', topic: 'cybersecurity', number: 2 }, true],
  [{ kind: 'update', topic: 'cybersecurity', number: 3 }, false],
  [{ kind: 'update', topic: 'cybersecurity', number: Number.NaN }, false],
  [{ kind: 'actor', id: 'cisa' }, true],
  [{ kind: 'publisher', id: 'csis' }, true],
  [{ kind: 'page', id: 'about' }, true],
  [{ kind: 'page', id: 'about/us' }, false],
] as const)('of %j it knows whether readers can see it: %s', async (subject, isThere) => {
  const renamed = story({ previousSlugs: '[first-draft]' })
  const archive = await archiveOf(newsroomFiles({ [JOINT_PAPER]: renamed }))
  expect(hasSubject(archive, subject)).toBe(isThere)
})
