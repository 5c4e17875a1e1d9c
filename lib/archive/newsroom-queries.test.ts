import { expect, test } from 'vitest'

import { archiveOf, markdownFile, newsroomFiles } from '@/tests/fixtures/newsroom'

import { openWritableArchive } from './archive'
import {
  findPage,
  findRoadmap,
  findSite,
  findTopic,
  findUpdate,
  listPages,
  listTopics,
  listUpdates,
} from './newsroom-queries'

const update = (title: string, publishedAt: string, keys: Record<string, string> = {}) =>
  markdownFile({ title, publishedAt, ...keys }, `${title}.\n`)

const FIRST = {
  topic: 'cybersecurity',
  number: 1,
  title: 'A package is stolen',
  publishedAt: '2026-04-01T09:00:00Z',
  stories: 1,
}
const SECOND = {
  topic: 'cybersecurity',
  number: 2,
  title: 'Governments answer',
  publishedAt: '2026-06-06T09:00:00Z',
  stories: 2,
}

test('The site, the roadmap and the pages are those of the files', async () => {
  const about = markdownFile({ title: 'About', description: 'D' }, 'See [it](story:joint-paper).\n')
  const archive = await archiveOf(newsroomFiles({ 'pages/method.md': about }))
  expect(findSite(archive)).toEqual({
    name: 'Foresheet',
    description: 'News that shows its working.',
    language: 'en-GB',
    publisher: { name: 'Foresheet' },
    policies: { about: 'about' },
  })
  expect(findRoadmap(archive)).toMatchObject({ id: 'roadmap', title: 'Roadmap', body: 'Feeds.' })
  expect(listPages(archive).map(({ id }) => id)).toEqual(['about', 'method'])
  expect(findPage(archive, 'method')).toEqual({
    id: 'method',
    title: 'About',
    description: 'D',
    body: 'See [it](story:joint-paper).',
    links: ['joint-paper'],
  })
  expect(findPage(archive, 'roadmap')).toBeUndefined()
})

test('A newsroom needs no roadmap; an index without a site says what to do', async () => {
  expect(findRoadmap(await archiveOf(newsroomFiles({ 'roadmap.md': undefined })))).toBeUndefined()
  expect(() => findSite(openWritableArchive(':memory:'))).toThrow(
    'The index holds no revision: publish one first.',
  )
})

test('A topic has its heading, the number of its stories and its latest update', async () => {
  const archive = await archiveOf(
    newsroomFiles({
      'topics/climate.md': markdownFile(
        { title: 'Climate', section: 'Science', description: 'D', accent: '140' },
        'Intro.\n',
      ),
    }),
  )
  const climate = {
    id: 'climate',
    title: 'Climate',
    section: 'Science',
    accent: 140,
    description: 'D',
    body: 'Intro.',
    stories: 0,
    latestUpdate: undefined,
  }
  const cybersecurity = {
    id: 'cybersecurity',
    title: 'Cybersecurity',
    section: 'Technology',
    accent: 255,
    description: 'Threats and defences.',
    body: '',
    stories: 3,
    latestUpdate: SECOND,
  }
  expect(listTopics(archive)).toEqual([climate, cybersecurity])
  expect(findTopic(archive, 'climate')).toEqual(climate)
  expect(findTopic(archive, 'politics')).toBeUndefined()
})

test('Updates are listed by number, the newest first, with what they reported', async () => {
  const archive = await archiveOf(
    newsroomFiles({ 'updates/cybersecurity/10.md': update('Ten', '2026-06-10T00:00:00Z') }),
  )
  const ten = {
    ...SECOND,
    number: 10,
    title: 'Ten',
    publishedAt: '2026-06-10T00:00:00Z',
    stories: 0,
  }
  expect(listUpdates(archive, 'cybersecurity')).toEqual([ten, SECOND, FIRST])
  expect(listUpdates(archive, 'politics')).toEqual([])
})

test('An update has its text, its stories and its neighbours, across gaps and what is hidden', async () => {
  const archive = await archiveOf(
    newsroomFiles({
      'updates/cybersecurity/5.md': update('Five', '2026-06-10T00:00:00Z', { draft: 'true' }),
      'updates/cybersecurity/9.md': update('Nine', '2026-06-11T00:00:00Z'),
      'updates/cybersecurity/11.md': update('Eleven', '2026-12-01T00:00:00Z'),
    }),
  )
  const nine = {
    ...SECOND,
    number: 9,
    title: 'Nine',
    publishedAt: '2026-06-11T00:00:00Z',
    stories: 0,
  }
  const { storyList, ...second } = findUpdate(archive, 'cybersecurity', 2) ?? { storyList: [] }
  expect(second).toEqual({
    ...SECOND,
    body: 'They answered.',
    topicHeading: {
      id: 'cybersecurity',
      title: 'Cybersecurity',
      section: 'Technology',
      accent: 255,
    },
    previous: FIRST,
    next: nine,
  })
  expect(storyList.map(({ slug }) => slug)).toEqual(['first-talks', 'joint-paper'])
  expect(findUpdate(archive, 'cybersecurity', 1)).toMatchObject({
    previous: undefined,
    next: SECOND,
  })
  expect(findUpdate(archive, 'cybersecurity', 9)).toMatchObject({
    previous: SECOND,
    next: undefined,
    storyList: [],
  })
  for (const number of [3, 5, 11]) {
    expect(findUpdate(archive, 'cybersecurity', number)).toBeUndefined()
  }
})
