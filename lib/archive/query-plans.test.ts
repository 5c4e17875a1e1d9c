import { expect, test, vi } from 'vitest'

import { archiveOf, newsroomFiles, story } from '@/tests/fixtures/newsroom'

import type { Archive } from './archive'
import { findStoryGraph, findTopicGraph } from './graph-queries'
import { findMatches, type StorySearch } from './search-queries'
import { all } from './sql'
import { findStory } from './story-queries'
import { listLaterUpdates, listStoriesTakenUp } from './thread-queries'
import { listTimeline } from './timeline-queries'

const SLUG = 'first'
const TOPIC = 'cybersecurity'
const FEW = { limit: 10, offset: 0 }

const asked: [string, (archive: Archive) => unknown][] = [
  ['a story', (archive) => findStory(archive, SLUG)],
  ['its graph', (archive) => findStoryGraph(archive, SLUG, { steps: 2, limit: 9 })],
  ['what took it up', (archive) => listLaterUpdates(archive, SLUG)],
  [
    'a page of a topic’s graph',
    (archive) => findTopicGraph(archive, TOPIC, { ...FEW, neighbours: 9 }),
  ],
  [
    'a page of a timeline',
    (archive) => listTimeline(archive, { topic: TOPIC, until: '2027', ...FEW }),
  ],
  ['what an update takes up', (archive) => listStoriesTakenUp(archive, TOPIC, 1)],
  ['a page of what was found', (archive) => findMatches(archive, { text: 'water', ...FEW })],
]

/** How SQLite means to go about what is asked. */
async function listSteps(ask: (archive: Archive) => unknown): Promise<string[]> {
  const archive = await archiveOf(
    newsroomFiles({ [`stories/${TOPIC}/2026-05-08-${SLUG}.md`]: story() }),
  )
  const prepare = vi.spyOn(archive.connection, 'prepare')
  ask(archive)
  const questions = prepare.mock.calls.map(([sql]) => sql)
  prepare.mockRestore()
  expect(questions).not.toEqual([])
  return questions
    .flatMap((sql) => all<{ detail: string }>(archive.connection, `EXPLAIN QUERY PLAN ${sql}`))
    .map(({ detail }) => detail)
}

// SQLite knows nothing of how many there are, and holds these conditions for telling ones.
test.each(asked)(
  'for %s, not all live stories or references are gone through',
  async (_what, ask) => {
    expect(await listSteps(ask)).not.toContainEqual(
      expect.stringMatching(
        / INDEX (?:stories_by_time \(is_live=\?\)|refs_by_target \(kind=\?\))$/,
      ),
    )
  },
)

test.each<[string, StorySearch]>([
  ['a word that too many stories have', { text: 'the' }],
  ['such a word and a filter', { text: 'the', topic: TOPIC, section: 'Technology' }],
  ['a filter alone', { topic: TOPIC, from: '2026-01-01' }],
])('of %s, the newest are found without sorting all', async (_what, search) => {
  // One story is counted, so that two are too many.
  const steps = await listSteps((archive) =>
    expect(findMatches(archive, { ...search, ...FEW, countable: 1 }).isMore).toBe(true),
  )
  expect(steps).not.toContain('USE TEMP B-TREE FOR ORDER BY')
})
