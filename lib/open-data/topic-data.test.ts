import { expect, test } from 'vitest'

import { findTopic, listUpdates } from '@/lib/archive/newsroom-queries'
import { listStories } from '@/lib/archive/story-queries'
import { archiveOf, newsroomFiles } from '@/tests/fixtures/newsroom'

import { describeAnswer } from './json-schemas'
import { countTopicDataPages, topicDataSchema, toTopicData } from './topic-data'

const base = new URL('https://news.example')

async function askedTopic() {
  const archive = await archiveOf(newsroomFiles())
  const topic = findTopic(archive, 'cybersecurity')
  if (topic === undefined) throw new Error('no topic')
  const stories = listStories(archive, { topic: topic.id, limit: 1 })
  return { topic, updates: listUpdates(archive, topic.id), stories }
}

test('a topic is given away with its updates and stories', async () => {
  const asked = await askedTopic()
  const data = toTopicData({ ...asked, page: 1 }, base, () => undefined)
  expect(topicDataSchema.parse(data)).toEqual(data)
  expect(data).toEqual({
    $schema: 'https://news.example/schemas/topic.json',
    id: 'cybersecurity',
    title: 'Cybersecurity',
    section: 'Technology',
    url: 'https://news.example/topics/cybersecurity',
    description: 'Threats and defences.',
    about: '',
    feed: 'https://news.example/topics/cybersecurity/feed.xml',
    updates: [
      {
        number: 2,
        title: 'Governments answer',
        url: 'https://news.example/topics/cybersecurity/updates/2',
        publishedAt: '2026-06-06T09:00:00Z',
      },
      {
        number: 1,
        title: 'A package is stolen',
        url: 'https://news.example/topics/cybersecurity/updates/1',
        publishedAt: '2026-04-01T09:00:00Z',
      },
    ],
    storyCount: 3,
    page: 1,
    pages: 1,
    stories: [
      {
        slug: 'first-talks',
        title: 'First talks are held',
        url: 'https://news.example/stories/first-talks',
        data: 'https://news.example/stories/first-talks.json',
        publishedAt: '2026-06-05T08:00:00Z',
        isRetracted: false,
        standfirst: 'They agree on words first.',
        takeaway: 'The paper is the first of its kind.',
        status: 'developing',
        update: 2,
      },
    ],
  })
})

test('many stories make pages that lead to each other', async () => {
  const asked = await askedTopic()
  const large = { ...asked, topic: { ...asked.topic, stories: 201 } }
  const linksOf = (page: number) => {
    const { previous, next, pages } = toTopicData({ ...large, page }, base, () => undefined)
    return { previous, next, pages }
  }
  const address = 'https://news.example/topics/cybersecurity.json'
  expect(linksOf(1)).toEqual({ previous: undefined, next: `${address}?page=2`, pages: 3 })
  expect(linksOf(2)).toEqual({ previous: address, next: `${address}?page=3`, pages: 3 })
  expect(linksOf(3)).toEqual({ previous: `${address}?page=2`, next: undefined, pages: 3 })
})

test('a topic without stories has one page', async () => {
  const { topic } = await askedTopic()
  expect(countTopicDataPages({ ...topic, stories: 0 })).toBe(1)
  expect(countTopicDataPages({ ...topic, stories: 100 })).toBe(1)
  expect(countTopicDataPages({ ...topic, stories: 101 })).toBe(2)
})

test.each(['story', 'topic'] as const)('the schema of a %s describes itself', (name) => {
  const schema = describeAnswer(name, base)
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://news.example/schemas/${name}.json`,
    type: 'object',
    additionalProperties: false,
  })
  expect(schema.required).toContain('$schema')
})
