import { expect, test, vi } from 'vitest'

import { dump } from '@/tests/fixtures/dump'
import {
  archiveOf,
  markdownFile,
  newsroomFiles,
  publishFiles,
  story,
} from '@/tests/fixtures/newsroom'
import { picture } from '@/tests/fixtures/pictures'

import * as actorQueries from './actor-queries'
import * as addressQueries from './address-queries'
import type { Archive } from './archive'
import * as calendarQueries from './calendar-queries'
import * as feedQueries from './feed-queries'
import * as graphQueries from './graph-queries'
import * as historyQueries from './history-queries'
import * as imageQueries from './image-queries'
import { refreshVisibility, type Visibility } from './ingest'
import * as newsroomQueries from './newsroom-queries'
import * as previewQueries from './preview-queries'
import * as scenarioQueries from './scenario-queries'
import * as searchQueries from './search-queries'
import * as sourceQueries from './source-queries'
import * as spellingQueries from './spelling-queries'
import * as storyQueries from './story-queries'
import * as threadQueries from './thread-queries'
import * as timelineQueries from './timeline-queries'

vi.mock('@/lib/images/image-reader', () => import('@/tests/fixtures/direct-images'))

const HIDDEN = 'HIDDEN'
const PICTURE = { 'images/stripes.png': await picture(30, 20, 'png') }

/** A story that names everything that a query could find it by. */
const hiddenStory = (keys: Record<string, string>) =>
  story(
    {
      title: HIDDEN,
      publishedAt: '2026-06-20T08:00:00Z',
      causes: '[{ story: joint-paper, because: HIDDEN reason. }]',
      scenarios: `
  - { id: hidden, kind: risk, horizon: short, statement: HIDDEN scenario., criterion: C., resolveBy: 2026-08-01, probability: 0.5 }
  - { id: over, kind: risk, horizon: short, statement: HIDDEN end., criterion: C., resolveBy: 2026-08-01, probability: 0.5, resolution: { outcome: no, eventDate: 2026-06-21, recordedAt: 2026-06-21T00:00:00Z, evidence: [paper], note: N. } }`,
      corrections: '[{ at: 2026-06-21T00:00:00Z, kind: correction, note: HIDDEN note. }]',
      perspectives: '[{ actor: cisa, view: HIDDEN view., asOf: 2026-06-20, source: paper }]',
      image: '{ file: stripes.png, alt: HIDDEN picture., credit: C., licence: L. }',
      previousSlugs: '[hidden-before]',
      ...keys,
    },
    'HIDDEN text. [^paper]\n',
  )

const hiddenUpdate = (keys: Record<string, string>) =>
  markdownFile(
    { title: HIDDEN, publishedAt: '2026-06-20T08:00:00Z', ...keys },
    'HIDDEN text about [the paper](story:joint-paper).\n',
  )

/** What every query of the archive answers. */
function askEverything(archive: Archive): Record<string, unknown> {
  const topic = 'cybersecurity'
  const until = '2027-01-01T00:00:00Z'
  const slice = { limit: 99, offset: 0 }
  const searches = [
    {},
    { text: 'hidden' },
    { text: 'paper' },
    { topic, status: 'developing', actor: 'cisa', isOpen: true },
  ] as const
  const answers: Record<
    | keyof typeof newsroomQueries
    | keyof typeof storyQueries
    | keyof typeof feedQueries
    | keyof typeof addressQueries
    | keyof typeof scenarioQueries
    | keyof typeof searchQueries
    | keyof typeof spellingQueries
    | keyof typeof calendarQueries
    | keyof typeof actorQueries
    | keyof typeof sourceQueries
    | keyof typeof graphQueries
    | keyof typeof threadQueries
    | keyof typeof timelineQueries
    | keyof typeof historyQueries
    | keyof typeof imageQueries
    | keyof typeof previewQueries,
    unknown
  > = {
    findSite: newsroomQueries.findSite(archive),
    findRoadmap: newsroomQueries.findRoadmap(archive),
    findPage: newsroomQueries.findPage(archive, 'about'),
    listPages: newsroomQueries.listPages(archive),
    listTopicHeadings: newsroomQueries.listTopicHeadings(archive),
    listTopics: newsroomQueries.listTopics(archive),
    findTopic: newsroomQueries.findTopic(archive, topic),
    listUpdates: newsroomQueries.listUpdates(archive, topic),
    findUpdate: [1, 2, 3].map((number) => newsroomQueries.findUpdate(archive, topic, number)),
    countStories: [
      storyQueries.countStories(archive),
      storyQueries.countStories(archive, { topic, status: 'developing' }),
    ],
    listStories: [
      storyQueries.listStories(archive, { limit: 99 }),
      storyQueries.listStories(archive, { topic, status: 'developing', limit: 99 }),
    ],
    listStoriesOfUpdate: [1, 2, 3].map((number) =>
      storyQueries.listStoriesOfUpdate(archive, topic, number),
    ),
    isLive: storyQueries.isLive(archive, 'hidden'),
    findCurrentSlug: storyQueries.findCurrentSlug(archive, 'hidden-before'),
    listOpenScenarios: storyQueries.listOpenScenarios(archive, { from: '2026-01-01', limit: 99 }),
    findStory: ['package-theft', 'joint-paper', 'first-talks', 'hidden'].map((slug) =>
      storyQueries.findStory(archive, slug),
    ),
    countFullStories: feedQueries.countFullStories(archive, { topic, actor: 'cisa' }),
    listFullStories: [{}, { topic }, { actor: 'cisa' }].map((scope) =>
      feedQueries.listFullStories(archive, scope, slice),
    ),
    listStoryTitles: feedQueries.listStoryTitles(archive, { topic, actor: 'cisa' }, 99),
    fingerprintStories: feedQueries.fingerprintStories(archive, { topic, actor: 'cisa' }, 99),
    countCorrections: feedQueries.countCorrections(archive, until),
    listCorrections: feedQueries.listCorrections(archive, { ...slice, until }),
    countResolutions: feedQueries.countResolutions(archive, until),
    listResolutions: feedQueries.listResolutions(archive, { ...slice, until }),
    findActorName: feedQueries.findActorName(archive, 'cisa'),
    listSpeakingActors: feedQueries.listSpeakingActors(archive),
    findServedSince: undefined,
    listStoryChanges: addressQueries.listStoryChanges(archive, { ...slice, now: until }),
    listUpdateAddresses: addressQueries.listUpdateAddresses(archive),
    listTopicAddresses: addressQueries.listTopicAddresses(archive),
    listActorIds: addressQueries.listActorIds(archive),
    listPublisherIds: addressQueries.listPublisherIds(archive),
    hasSubject: ['hidden', 'hidden-before'].filter((id) =>
      addressQueries.hasSubject(archive, { kind: 'story', id }),
    ),
    listScenarios: scenarioQueries.listScenarios(archive),
    findForecastCommits: ['joint-paper', 'hidden'].map((slug) => [
      ...scenarioQueries.findForecastCommits(archive, slug),
    ]),
    countUnresolved: scenarioQueries.countUnresolved(archive, { topic }),
    listUnresolved: scenarioQueries.listUnresolved(archive, { ...slice, topic, kind: 'risk' }),
    findStoryHistory: ['joint-paper', 'hidden', 'hidden-before'].map((slug) =>
      historyQueries.findStoryHistory(archive, slug),
    ),
    findStoryImage: ['joint-paper', 'hidden'].map((slug) =>
      imageQueries.findStoryImage(archive, slug),
    ),
    countStoriesBy: calendarQueries.countStoriesBy(archive, 'day'),
    listStoriesWithin: calendarQueries.listStoriesWithin(archive, '2026-06'),
    findPeriodsBeside: calendarQueries.findPeriodsBeside(archive, '2026-06-05'),
    listActors: actorQueries.listActors(archive),
    findActor: actorQueries.findActor(archive, 'cisa'),
    listViews: actorQueries.listViews(archive, 'cisa', slice),
    listStoriesNaming: ['HIDDEN', 'Hidden', 'Nobody'].map((name) =>
      actorQueries.listStoriesNaming(
        archive,
        { id: 'nobody', name, kind: 'group', body: '', links: [] },
        99,
      ),
    ),
    countSources: [{}, { publisher: 'csis' }].map((scope) =>
      sourceQueries.countSources(archive, scope),
    ),
    listUnpublished: previewQueries.listUnpublished(archive, before.now),
    findPublisher: sourceQueries.findPublisher(archive, 'csis'),
    listPublishers: sourceQueries.listPublishers(archive),
    listDocuments: [{}, { publisher: 'csis' }].map((scope) =>
      sourceQueries.listDocuments(archive, { ...scope, ...slice }),
    ),
    hasMatches: searches.map((search) => searchQueries.hasMatches(archive, search)),
    findMatches: searches.map((search) =>
      searchQueries.findMatches(archive, { ...search, ...slice }),
    ),
    suggestSearch: ['hiden', 'hidde', 'hidden', 'thaft'].map((text) =>
      spellingQueries.suggestSearch(archive, { text }),
    ),
    suggestJoined: ['hid den', 'pack age'].map((text) =>
      spellingQueries.suggestJoined(archive, { text }),
    ),
    findStoryGraph: ['package-theft', 'joint-paper', 'hidden'].map((slug) =>
      graphQueries.findStoryGraph(archive, slug, { steps: 2, limit: 99 }),
    ),
    countLinked: graphQueries.countLinked(archive, topic),
    findTopicGraph: graphQueries.findTopicGraph(archive, topic, { ...slice, neighbours: 99 }),
    listLaterUpdates: ['package-theft', 'joint-paper', 'hidden'].map((slug) =>
      threadQueries.listLaterUpdates(archive, slug),
    ),
    listStoriesTakenUp: [1, 2, 3].map((number) =>
      threadQueries.listStoriesTakenUp(archive, topic, number),
    ),
    countTimeline: timelineQueries.countTimeline(archive, { topic, until }),
    listTimeline: timelineQueries.listTimeline(archive, { topic, until, ...slice }),
  }
  return answers
}

const hiddenStoryPath = 'stories/cybersecurity/2026-06-20-hidden.md'
const updatePath = 'updates/cybersecurity/3.md'

const before: Visibility = { now: '2026-06-20T07:59:59Z', audience: 'public' }
const due: Visibility = { now: '2026-06-20T08:00:00Z', audience: 'public' }

test.each([
  ['a draft', { draft: 'true' }, due],
  ['scheduled', {}, before],
])(
  'What is %s answers no question: stories, updates and all that they name',
  async (_name, keys, visibility) => {
    const files = newsroomFiles({
      ...PICTURE,
      [hiddenStoryPath]: hiddenStory(keys),
      [updatePath]: hiddenUpdate(keys),
    })
    const answers = askEverything(await archiveOf(files, visibility))
    expect(answers).toEqual(askEverything(await archiveOf(newsroomFiles(), visibility)))
    expect(JSON.stringify(answers)).not.toMatch(/hidden/i)
  },
)

test('A preview shows drafts and what is scheduled', async () => {
  const files = newsroomFiles({
    ...PICTURE,
    [hiddenStoryPath]: hiddenStory({ draft: 'true', update: '3' }),
    [updatePath]: hiddenUpdate({ draft: 'true' }),
  })
  const answers = askEverything(await archiveOf(files, { now: before.now, audience: 'preview' }))
  const silent = Object.entries(answers).filter(
    ([, answer]) => !/hidden/i.test(JSON.stringify(answer) ?? ''),
  )
  expect(silent.map(([name]) => name)).toEqual([
    'findSite',
    'findRoadmap',
    'findPage',
    'listPages',
    'listTopicHeadings',
    'countStories',
    'isLive',
    'countFullStories',
    'fingerprintStories',
    'countCorrections',
    'countResolutions',
    'findActorName',
    'listSpeakingActors',
    'findServedSince',
    'listUpdateAddresses',
    'listTopicAddresses',
    'listActorIds',
    'listPublisherIds',
    'countUnresolved',
    'findStoryHistory',
    'countStoriesBy',
    'findPeriodsBeside',
    'listActors',
    'findActor',
    'countSources',
    'findPublisher',
    'listPublishers',
    'hasMatches',
    'countLinked',
    'listStoriesTakenUp',
    'countTimeline',
  ])
  expect(answers).toMatchObject({
    isLive: true,
    countStories: [4, 3],
    countFullStories: 2,
    countCorrections: 1,
    countResolutions: 1,
    countUnresolved: 2,
  })
})

test('What is scheduled appears in the second it is due, without a new revision', async () => {
  const files = newsroomFiles({
    ...PICTURE,
    [hiddenStoryPath]: hiddenStory({ update: '3' }),
    [updatePath]: hiddenUpdate({}),
  })
  const archive = await archiveOf(files, before)
  expect(refreshVisibility(archive, before)).toBe(false)
  expect(storyQueries.isLive(archive, 'hidden')).toBe(false)

  expect(refreshVisibility(archive, due)).toBe(true)
  expect(refreshVisibility(archive, due)).toBe(false)
  expect(dump(archive)).toEqual(dump(await archiveOf(files, due)))
  expect(storyQueries.findCurrentSlug(archive, 'hidden-before')).toBe('hidden')
})

test('Opening the same index for readers hides again what a preview showed', async () => {
  const files = newsroomFiles({ ...PICTURE, [hiddenStoryPath]: hiddenStory({ draft: 'true' }) })
  const archive = await archiveOf(files, { ...due, audience: 'preview' })
  expect(storyQueries.isLive(archive, 'hidden')).toBe(true)
  expect(await publishFiles(files, { archive, ...due })).toMatchObject({ outcome: 'released' })
  expect(storyQueries.isLive(archive, 'hidden')).toBe(false)
})

test('A story may come before its update: it names the update, which has no page yet', async () => {
  const files = newsroomFiles({
    ...PICTURE,
    [hiddenStoryPath]: hiddenStory({ publishedAt: '2026-06-20T07:00:00Z', update: '3' }),
    [updatePath]: hiddenUpdate({}),
  })
  const archive = await archiveOf(files, before)
  expect(storyQueries.findStory(archive, 'hidden')?.update).toEqual({
    number: 3,
    title: HIDDEN,
    isLive: false,
  })
  expect(newsroomQueries.findUpdate(archive, 'cybersecurity', 3)).toBeUndefined()
  refreshVisibility(archive, due)
  expect(storyQueries.findStory(archive, 'hidden')?.update.isLive).toBe(true)
  expect(newsroomQueries.findUpdate(archive, 'cybersecurity', 3)?.stories).toBe(1)
})
