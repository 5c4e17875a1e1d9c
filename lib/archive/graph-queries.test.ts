import { expect, test } from 'vitest'

import {
  archiveOf,
  type Files,
  markdownFile,
  newsroomFiles,
  story,
} from '@/tests/fixtures/newsroom'

import { countLinked, findStoryGraph, findTopicGraph } from './graph-queries'

const TOPIC = 'cybersecurity'

const caused = (
  day: string,
  slug: string,
  causes: string[],
  keys: Record<string, string> = {},
) => ({
  [`stories/${keys.topic ?? TOPIC}/2026-04-${day}-${slug}.md`]: story({
    title: `Event of ${slug}`,
    update: '1',
    publishedAt: `2026-04-${day}T08:00:00Z`,
    causes: `[${causes.map((cause) => `{ story: ${cause}, because: ${cause} led to ${slug}. }`).join(', ')}]`,
    ...keys,
  }),
})

/** A line of five, a way past its middle, one of another topic, and one that stands alone. */
const files: Files = newsroomFiles({
  ...caused('01', 'one', []),
  ...caused('02', 'two', ['one']),
  ...caused('03', 'three', ['one', 'two']),
  ...caused('04', 'four', ['three']),
  ...caused('05', 'five', ['four', 'two']),
  ...caused('06', 'alone', []),
  ...caused('07', 'elsewhere', ['four'], { topic: 'moon' }),
  'topics/moon.md': markdownFile({
    title: 'Moon',
    section: 'Science',
    description: 'The Moon.',
    accent: '90',
  }),
  'updates/moon/1.md': markdownFile(
    { title: 'Up', publishedAt: '2026-04-08T08:00:00Z' },
    'Text.\n',
  ),
})

const linesOf = ({ links }: ReturnType<typeof findStoryGraph>) =>
  links.map(({ cause, effect }) => `${cause} > ${effect}`)
const slugsOf = ({ stories }: ReturnType<typeof findStoryGraph>) => stories.map(({ slug }) => slug)

test('a story stands among its causes and effects, as far as the steps lead, with every link between them', async () => {
  const archive = await archiveOf(files)
  const graph = findStoryGraph(archive, 'three', { steps: 1, limit: 9 })
  expect(slugsOf(graph)).toEqual(['one', 'two', 'three', 'four'])
  expect(linesOf(graph)).toEqual(['one > two', 'one > three', 'two > three', 'three > four'])
  expect(graph.links[1]?.because).toBe('one led to three.')
  expect(graph.isPartial).toBe(false)

  const wider = findStoryGraph(archive, 'three', { steps: 2, limit: 9 })
  expect(slugsOf(wider)).toEqual(['one', 'two', 'three', 'four', 'five', 'elsewhere'])
  expect(linesOf(wider)).toEqual([
    'one > two',
    'one > three',
    'two > three',
    'three > four',
    'two > five',
    'four > five',
    'four > elsewhere',
  ])
})

test('what other effects a cause has does not belong to the story', async () => {
  const graph = findStoryGraph(await archiveOf(files), 'five', { steps: 2, limit: 9 })
  expect(slugsOf(graph)).toEqual(['one', 'two', 'three', 'four', 'five'])
})

test('of too many, the nearest are kept, and it is said that there are more', async () => {
  const graph = findStoryGraph(await archiveOf(files), 'four', { steps: 3, limit: 1 })
  expect(slugsOf(graph)).toEqual(['three', 'four', 'five'])
  expect(graph.isPartial).toBe(true)
})

test('a story without links stands alone, and one that is not there has no graph', async () => {
  const archive = await archiveOf(files)
  const alone = findStoryGraph(archive, 'alone', { steps: 2, limit: 9 })
  expect([slugsOf(alone), alone.links, alone.isPartial]).toEqual([['alone'], [], false])
  expect(slugsOf(findStoryGraph(archive, 'nowhere', { steps: 2, limit: 9 }))).toEqual([])
})

test('the graph of a topic has its linked stories, page by page, and their neighbours', async () => {
  const archive = await archiveOf(files)
  expect(countLinked(archive, TOPIC)).toBe(8)
  expect(countLinked(archive, 'moon')).toBe(1)
  expect(countLinked(archive, 'nowhere')).toBe(0)
  const page = { limit: 2, offset: 3, neighbours: 9 }
  const graph = findTopicGraph(archive, TOPIC, page)
  expect(slugsOf(graph)).toEqual(['one', 'two', 'three', 'four', 'five', 'elsewhere'])
  expect(graph.isPartial).toBe(false)
  expect(linesOf(findTopicGraph(archive, 'moon', { limit: 9, offset: 0, neighbours: 9 }))).toEqual([
    'four > elsewhere',
  ])
})

test('of the neighbours too many are left out, the earliest first', async () => {
  const graph = findTopicGraph(await archiveOf(files), TOPIC, {
    limit: 1,
    offset: 3,
    neighbours: 1,
  })
  expect(slugsOf(graph)).toEqual(['four', 'elsewhere'])
  expect(graph.isPartial).toBe(true)
})

test('a topic without links has an empty graph', async () => {
  const graph = findTopicGraph(await archiveOf(files), 'nowhere', {
    limit: 9,
    offset: 0,
    neighbours: 9,
  })
  expect(graph).toEqual({ stories: [], links: [], isPartial: false })
})
