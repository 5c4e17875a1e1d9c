import { expect, test } from 'vitest'

import { nameForecasts } from '@/lib/content/forecast-names'
import {
  archiveOf,
  JOINT_PAPER,
  newsroomFiles,
  PACKAGE_THEFT,
  story,
} from '@/tests/fixtures/newsroom'

import { addFirstCommits, finishForecastHistory, storeNoHistory } from './forecast-history'
import { findRevision } from './ingest'
import {
  countUnresolved,
  findForecastCommits,
  listScenarios,
  listUnresolved,
  type ScenarioFilter,
} from './scenario-queries'

const scenario = (id: string, keys: string) =>
  `\n  - { id: ${id}, statement: S., criterion: C., probability: 0.5, ${keys} }`
const RESOLUTION =
  'resolution: { outcome: no, eventDate: 2026-05-20, recordedAt: 2026-05-21T00:00:00Z, evidence: [paper], note: N. }'

const archive = await archiveOf(
  newsroomFiles({
    [JOINT_PAPER]: story({
      scenarios: [
        scenario('late', 'kind: risk, horizon: long, resolveBy: 2027-08-01'),
        scenario('soon', 'kind: risk, horizon: short, resolveBy: 2026-07-01'),
        scenario('over', `kind: risk, horizon: short, resolveBy: 2026-07-02, ${RESOLUTION}`),
      ].join(''),
    }),
    [PACKAGE_THEFT]: story({
      ...{ title: 'A package is stolen', update: '1', publishedAt: '2026-03-31T20:40:00Z' },
      scenarios: scenario('repeat', 'kind: precedent, horizon: short, resolveBy: 2026-06-01'),
    }),
  }),
)
const ALL = { limit: 99, offset: 0 }
const idsOf = (filter: ScenarioFilter) =>
  listUnresolved(archive, { ...ALL, ...filter }).map((entry) => entry.scenario.id)

test('All scenarios are listed by deadline, resolved or not, each with its story', () => {
  expect(listScenarios(archive).map((entry) => [entry.story.slug, entry.scenario.id])).toEqual([
    ['package-theft', 'repeat'],
    ['joint-paper', 'soon'],
    ['joint-paper', 'over'],
    ['joint-paper', 'late'],
  ])
})

test.each([
  ['nothing', {}, ['repeat', 'soon', 'late']],
  ['a topic', { topic: 'cybersecurity' }, ['repeat', 'soon', 'late']],
  ['a topic without any', { topic: 'moon' }, []],
  ['a kind', { kind: 'risk' }, ['soon', 'late']],
  ['a horizon', { horizon: 'short' }, ['repeat', 'soon']],
  ['both', { kind: 'risk', horizon: 'short' }, ['soon']],
] as const)('What is unresolved is found by %s, and counted alike', (_name, filter, ids) => {
  expect(idsOf(filter)).toEqual(ids)
  expect(countUnresolved(archive, filter)).toBe(ids.length)
})

test('A slice is part of the list', () => {
  const slice = listUnresolved(archive, { limit: 1, offset: 1 })
  expect(slice.map((entry) => entry.scenario.id)).toEqual(['soon'])
})

test('Each forecast has the time that the history gives it, where it gives one', () => {
  const [entry] = listScenarios(archive)
  if (entry === undefined) throw new Error('there is no scenario')
  const { slug } = entry.story
  const commitsOfStory = () => findForecastCommits(archive, slug).get(entry.scenario.id)
  expect(entry.committedAt).toEqual([undefined])
  expect(commitsOfStory()).toEqual([undefined])
  const place = { source: 'memory', revision: findRevision(archive)?.id ?? '' }
  const [name = ''] = nameForecasts(entry.scenario, entry.story.publishedAt)
  addFirstCommits(archive, [[name, '2026-04-01T00:00:00Z']])
  expect(listScenarios(archive)[0]?.committedAt).toEqual([undefined])
  finishForecastHistory(archive, place, { newestAt: '2026-04-01T00:00:00Z', isChanged: true })
  expect(listScenarios(archive)[0]?.committedAt).toEqual(['2026-04-01T00:00:00Z'])
  expect(commitsOfStory()).toEqual(['2026-04-01T00:00:00Z'])
  storeNoHistory(archive, place, 'shallow')
  expect(listScenarios(archive)[0]?.committedAt).toEqual([undefined])
  expect(commitsOfStory()).toEqual([undefined])
})
