import { expect, test, vi } from 'vitest'

import { findSite, findTopic, findUpdate } from '@/lib/archive/newsroom-queries'
import { findStory } from '@/lib/archive/story-queries'
import { archiveOf, JOINT_PAPER, newsroomFiles, story } from '@/tests/fixtures/newsroom'
import { imageOf, picture } from '@/tests/fixtures/pictures'

import {
  actorJsonLd,
  frontJsonLd,
  publisherJsonLd,
  serialiseJsonLd,
  storyJsonLd,
  topicJsonLd,
  updateJsonLd,
} from './json-ld'

vi.mock('@/lib/images/image-reader', () => import('@/tests/fixtures/direct-images'))

const base = new URL('https://news.example')
const NOW = '2026-07-01T12:00:00Z'

const policies = `name: Foresheet
description: News that shows its working.
language: en-GB
publisher: { name: Foresheet Press, url: https://press.example.org/ }
policies: { about: about, method: about, corrections: about }
`

async function graphOf(keys: Record<string, string>) {
  const archive = await archiveOf(
    newsroomFiles({
      'site.yaml': policies,
      'images/stripes.png': await picture(2000, 1000, 'png'),
      [JOINT_PAPER]: story(keys),
    }),
  )
  const found = findStory(archive, 'joint-paper')
  if (found === undefined) throw new Error('no story')
  return storyJsonLd(found, { site: findSite(archive), base }, NOW)
}

test('a story is a news article and has its place among the topics', async () => {
  const authors = '[Foresheet newsroom, Ada Fenn]'
  expect(await graphOf({ authors, updatedAt: '2026-05-09T08:00:00Z' })).toEqual({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'NewsArticle',
        mainEntityOfPage: 'https://news.example/stories/joint-paper',
        url: 'https://news.example/stories/joint-paper',
        headline: 'Two governments publish a joint paper',
        description: 'The paper is the first of its kind.',
        image: 'https://news.example/stories/joint-paper/card.png',
        datePublished: '2026-05-08T10:08:00Z',
        dateModified: '2026-05-09T08:00:00Z',
        author: [
          { '@type': 'Organization', name: 'Foresheet newsroom', url: 'https://news.example/' },
          { '@type': 'Person', name: 'Ada Fenn' },
        ],
        publisher: {
          '@type': 'NewsMediaOrganization',
          '@id': 'https://news.example/#publisher',
          name: 'Foresheet Press',
          url: 'https://press.example.org/',
          logo: 'https://news.example/icon-512.png',
          publishingPrinciples: 'https://news.example/about',
          correctionsPolicy: 'https://news.example/about',
        },
        articleSection: 'Technology',
        about: 'Cybersecurity',
        inLanguage: 'en-GB',
        isAccessibleForFree: true,
        wordCount: 5,
        citation: [
          {
            '@type': 'CreativeWork',
            name: 'Joint paper',
            url: 'https://example.org/paper',
            publisher: { '@type': 'Organization', name: 'CSIS' },
          },
        ],
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          {
            '@type': 'ListItem',
            position: 1,
            name: 'Topics',
            item: 'https://news.example/topics',
          },
          {
            '@type': 'ListItem',
            position: 2,
            name: 'Cybersecurity',
            item: 'https://news.example/topics/cybersecurity',
          },
          {
            '@type': 'ListItem',
            position: 3,
            name: 'Two governments publish a joint paper',
            item: 'https://news.example/stories/joint-paper',
          },
        ],
      },
    ],
  })
})

test('corrections are told, and a retraction takes the place of what was said', async () => {
  const corrections = `
  - { at: 2026-05-09T08:00:00Z, kind: correction, note: It was Thursday. }
  - { at: 2026-05-10T08:00:00Z, kind: retraction, note: It was a joke. }`
  const [article] = (await graphOf({ corrections }))['@graph']
  expect(article).toMatchObject({
    headline: 'Retracted: Two governments publish a joint paper',
    description: 'It was a joke.',
    creativeWorkStatus: 'Retracted',
    dateModified: '2026-05-10T08:00:00Z',
    correction: [
      {
        '@type': 'CorrectionComment',
        datePublished: '2026-05-09T08:00:00Z',
        text: 'It was Thursday.',
      },
      {
        '@type': 'CorrectionComment',
        datePublished: '2026-05-10T08:00:00Z',
        text: 'It was a joke.',
      },
    ],
  })
})

test.each([
  ['</script><script>alert("1")</script>'],
  ["<!-- <script> ]]> & ' \\ ` "],
  ['أُغلق الجسر 🚀'],
  ['W'.repeat(300)],
])('the headline %j survives within a script, and ends no element', async (title) => {
  const graph = await graphOf({ title: JSON.stringify(title) })
  const text = serialiseJsonLd(graph)
  expect(text).not.toContain('<')
  expect(JSON.parse(text)).toEqual(graph)
  expect(graph['@graph'][0]).toMatchObject({ headline: title.trim() })
})

test('topics, updates and the front page say what they are', async () => {
  const archive = await archiveOf(newsroomFiles())
  const publication = { site: findSite(archive), base }
  const topic = findTopic(archive, 'cybersecurity')
  const update = findUpdate(archive, 'cybersecurity', 2)
  if (topic === undefined || update === undefined) throw new Error('nothing there')
  const namesOf = (graph: ReturnType<typeof topicJsonLd>): string[] =>
    JSON.stringify(graph)
      .match(/"name":"[^"]*"/g)
      ?.map((name) => name.slice(8, -1)) ?? []
  expect(namesOf(topicJsonLd(topic, publication))).toEqual(['Topics', 'Cybersecurity'])
  expect(namesOf(updateJsonLd(update, publication))).toEqual([
    'Topics',
    'Cybersecurity',
    'Governments answer',
  ])
  expect(frontJsonLd(publication)).toEqual({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': 'https://news.example/#site',
        url: 'https://news.example/',
        name: 'Foresheet',
        description: 'News that shows its working.',
        inLanguage: 'en-GB',
        publisher: { '@id': 'https://news.example/#publisher' },
        potentialAction: {
          '@type': 'SearchAction',
          target: 'https://news.example/search?q={search_term_string}',
          'query-input': 'required name=search_term_string',
        },
      },
      {
        '@type': 'NewsMediaOrganization',
        '@id': 'https://news.example/#publisher',
        name: 'Foresheet',
        url: 'https://news.example/',
        logo: 'https://news.example/icon-512.png',
        publishingPrinciples: 'https://news.example/about',
      },
    ],
  })
})

test('an actor and a publisher say where they are listed, and a publisher who it is', async () => {
  const publication = { site: findSite(await archiveOf(newsroomFiles())), base }
  const wayTo = (list: string, path: string, name: string) => ({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: list, item: `https://news.example${path}` },
      { '@type': 'ListItem', position: 2, name, item: `https://news.example${path}/x` },
    ],
  })
  const website = 'https://gazette.example.org/'
  const named = { id: 'x', name: 'X & Co' }
  expect(actorJsonLd(named, publication)['@graph']).toEqual([wayTo('Actors', '/actors', 'X & Co')])
  expect(publisherJsonLd({ ...named, website }, publication)['@graph']).toEqual([
    {
      '@type': 'ProfilePage',
      url: 'https://news.example/publishers/x',
      mainEntity: { '@type': 'Organization', name: 'X & Co', url: website },
    },
    wayTo('Publishers', '/publishers', 'X & Co'),
  ])
})

test('the picture of a story is told of with who made it and what allows us to show it', async () => {
  const url = expect.stringMatching(/^https:\/\/news\.example\/images\/[0-9a-f]{20}-1600\.jpg$/)
  const pixels = (value: number) => ({ '@type': 'QuantitativeValue', value, unitCode: 'E37' })
  const graph = await graphOf({ image: imageOf('stripes.png', ', caption: On Monday.') })
  expect(graph).toMatchObject({
    '@graph': [
      {
        image: {
          '@type': 'ImageObject',
          ...{ url, contentUrl: url, width: pixels(1600), height: pixels(800) },
          ...{ caption: 'On Monday.', creditText: 'Ada Fenn' },
          license: 'https://creativecommons.org/licenses/by/4.0/',
        },
      },
      {},
    ],
  })
})

test('a licence that is written down nowhere is told by its name', async () => {
  const image = '{ file: stripes.png, alt: Stripes., credit: A., licence: By permission }'
  expect(await graphOf({ image })).toMatchObject({
    '@graph': [
      {
        image: { caption: 'Stripes.', license: { '@type': 'CreativeWork', name: 'By permission' } },
      },
      {},
    ],
  })
})
