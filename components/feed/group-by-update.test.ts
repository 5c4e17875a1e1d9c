import { expect, it } from 'vitest'

import type { StorySummary } from '@/lib/archive/views'

import { groupByUpdate } from './group-by-update'

const storyOf = (slug: string, update: number): StorySummary => ({
  slug,
  title: slug,
  standfirst: '',
  takeaway: '',
  status: 'settled',
  publishedAt: '2026-05-08T10:08:00Z',
  topic: { id: 'moon', title: 'Moon', section: 'Science', accent: 90 },
  update: { number: update, title: `Edition ${update}`, isLive: true },
  readingMinutes: 1,
  isRetracted: false,
})

it('groups stories under their updates, newest update first, without reordering a group', () => {
  const stories = [storyOf('a', 2), storyOf('b', 3), storyOf('c', 2), storyOf('d', 1)]
  const groups = groupByUpdate(stories).map(({ update, stories: members }) => [
    update.title,
    members.map((story) => story.slug),
  ])
  expect(groups).toEqual([
    ['Edition 3', ['b']],
    ['Edition 2', ['a', 'c']],
    ['Edition 1', ['d']],
  ])
})

it('gives no group for no story', () => {
  expect(groupByUpdate([])).toEqual([])
})
