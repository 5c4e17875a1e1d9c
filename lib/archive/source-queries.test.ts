import { expect, test } from 'vitest'

import { archiveOf, markdownFile, newsroomFiles, story } from '@/tests/fixtures/newsroom'

import { countSources, findPublisher, listDocuments, listPublishers } from './source-queries'

const GAZETTE = markdownFile({ name: 'Gazette', website: 'https://gazette.example.org' })
const SILENT = markdownFile({ name: 'Silent', website: 'https://silent.example.org' }, 'Not yet.\n')

const citing = (publishedAt: string, title: string) =>
  story({
    publishedAt,
    title,
    sources: `
  - { id: paper, publisher: csis, title: The paper of ${title}, url: https://example.org/paper, kind: analysis, access: free }
  - { id: again, publisher: csis, title: The same again, url: https://example.org/paper, kind: primary, access: free }
  - { id: news, publisher: gazette, title: News, url: https://gazette.example.org/1, publishedAt: 2026-06-04, kind: reporting, access: paywall }`,
  })

const newsroom = () =>
  archiveOf(
    newsroomFiles({
      'publishers/gazette.md': GAZETTE,
      'publishers/silent.md': SILENT,
      'stories/cybersecurity/2026-06-06-late.md': citing('2026-06-06T08:00:00Z', 'Late'),
    }),
  )

test('The sources are counted by kind and access, of all publishers or of one', async () => {
  const archive = await newsroom()
  expect(countSources(archive)).toEqual({
    sources: 6,
    documents: 2,
    stories: 4,
    publishers: 2,
    kinds: { primary: 4, reporting: 1, analysis: 1 },
    access: { free: 5, registration: 0, paywall: 1 },
  })
  expect(countSources(archive, { publisher: 'gazette' })).toEqual({
    sources: 1,
    documents: 1,
    stories: 1,
    publishers: 1,
    kinds: { primary: 0, reporting: 1, analysis: 0 },
    access: { free: 0, registration: 0, paywall: 1 },
  })
  expect(countSources(archive, { publisher: 'silent' })).toMatchObject({ sources: 0, documents: 0 })
})

test('Publishers are listed with what is cited of them, also those of whom nothing is', async () => {
  expect(listPublishers(await newsroom())).toEqual([
    { id: 'csis', name: 'CSIS', sources: 5, primarySources: 4, stories: 4 },
    { id: 'gazette', name: 'Gazette', sources: 1, primarySources: 0, stories: 1 },
    { id: 'silent', name: 'Silent', sources: 0, primarySources: 0, stories: 0 },
  ])
})

test('A document stands once, under what its newest story says of it first, with its stories', async () => {
  const archive = await newsroom()
  const news = {
    url: 'https://gazette.example.org/1',
    title: 'News',
    kind: 'reporting',
    access: 'paywall',
    publishedAt: '2026-06-04',
    publisher: { id: 'gazette', name: 'Gazette' },
    stories: 1,
    newestStories: [{ slug: 'late', title: 'Late', isRetracted: false }],
  }
  expect(listDocuments(archive, { limit: 9, offset: 0 })).toEqual([
    {
      url: 'https://example.org/paper',
      title: 'The paper of Late',
      kind: 'analysis',
      access: 'free',
      publisher: { id: 'csis', name: 'CSIS' },
      stories: 4,
      newestStories: [
        { slug: 'late', title: 'Late', isRetracted: false },
        { slug: 'first-talks', title: 'First talks are held', isRetracted: false },
        { slug: 'joint-paper', title: 'Two governments publish a joint paper', isRetracted: false },
      ],
    },
    news,
  ])
  expect(listDocuments(archive, { publisher: 'gazette', limit: 9, offset: 0 })).toEqual([news])
  expect(listDocuments(archive, { limit: 1, offset: 1 })).toEqual([news])
  expect(listDocuments(archive, { publisher: 'silent', limit: 9, offset: 0 })).toEqual([])
})

test('What a story no longer cites is gone', async () => {
  const archive = await newsroom()
  const late = story({ publishedAt: '2026-06-06T08:00:00Z', title: 'Late' })
  await archiveOf(
    newsroomFiles({
      'publishers/gazette.md': GAZETTE,
      'publishers/silent.md': SILENT,
      'stories/cybersecurity/2026-06-06-late.md': late,
    }),
    { archive },
  )
  expect(countSources(archive)).toMatchObject({ sources: 4, documents: 1, publishers: 1 })
  expect(listDocuments(archive, { limit: 9, offset: 0 })).toMatchObject([
    { title: 'Joint paper', kind: 'primary', stories: 4 },
  ])
})

test('A publisher is what its file says', async () => {
  const archive = await newsroom()
  expect(findPublisher(archive, 'silent')).toEqual({
    id: 'silent',
    name: 'Silent',
    website: 'https://silent.example.org',
    body: 'Not yet.',
    links: [],
  })
  expect(findPublisher(archive, 'nobody')).toBeUndefined()
})
