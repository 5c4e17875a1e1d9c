import { expect, test } from 'vitest'

import { archiveOf, FIRST_TALKS, newsroomFiles, story } from '@/tests/fixtures/newsroom'

import { openWritableArchive } from './archive'
import { countNewsroom } from './statistics'

test('an empty index holds nothing', () => {
  expect(countNewsroom(openWritableArchive(':memory:'))).toEqual({
    ...{ stories: 0, hiddenStories: 0, updates: 0 },
    ...{ topics: 0, actors: 0, publishers: 0 },
  })
})

test('what readers see and what they do not see yet are counted apart', async () => {
  const files = newsroomFiles({
    'stories/cybersecurity/2026-05-08-draft.md': story({ draft: 'true' }),
    [FIRST_TALKS]: story({ publishedAt: '2026-06-05T08:00:00Z' }),
    'actors/nato.md': '---\nname: NATO\nkind: group\n---\n',
  })
  const counts = { topics: 1, actors: 2, publishers: 1 }
  const before = await archiveOf(files, { now: '2026-06-05T07:59:59Z' })
  expect(countNewsroom(before)).toEqual({ stories: 2, hiddenStories: 2, updates: 1, ...counts })
  const after = await archiveOf(files, { now: '2026-06-06T09:00:00Z' })
  expect(countNewsroom(after)).toEqual({ stories: 3, hiddenStories: 1, updates: 2, ...counts })
  const preview = await archiveOf(files, { now: '2026-01-01T00:00:00Z', audience: 'preview' })
  expect(countNewsroom(preview)).toEqual({ stories: 4, hiddenStories: 0, updates: 2, ...counts })
})
