import { Registry } from 'prom-client'
import { expect, test, vi } from 'vitest'

import { openPublishMetrics } from './metrics'
import type { Publication } from './publish'

const linesOf = async (registry: Registry, name: string) =>
  (await registry.metrics()).split('\n').filter((line) => line.startsWith(name))

const OUTCOMES: Publication[] = [
  { outcome: 'unchanged', revision: 'a' },
  { outcome: 'released', revision: 'a' },
  { outcome: 'refused', revision: 'b', diagnostics: [] },
  { outcome: 'held', revision: 'c', lost: 2, of: 3 },
  { outcome: 'published', revision: 'd', changed: 1, removed: 0, diagnostics: [] },
]

test('looks are counted by what came of them, and only publishing is timed', async () => {
  vi.setSystemTime('2026-06-07T10:08:00Z')
  const registry = new Registry()
  const { countLook } = openPublishMetrics(registry, () => 0)
  expect(await linesOf(registry, 'foresheet_published_timestamp')).toEqual([
    'foresheet_published_timestamp_seconds 0',
  ])
  for (const publication of OUTCOMES) countLook(publication, 0.3)
  countLook(new Error('The repository is gone.'), 60)
  countLook(new Error('It still is.'), 60)
  vi.useRealTimers()
  expect(await linesOf(registry, 'foresheet_publish_total')).toEqual([
    'foresheet_publish_total{outcome="unchanged"} 1',
    'foresheet_publish_total{outcome="released"} 1',
    'foresheet_publish_total{outcome="refused"} 1',
    'foresheet_publish_total{outcome="held"} 1',
    'foresheet_publish_total{outcome="published"} 1',
    'foresheet_publish_total{outcome="failed"} 2',
  ])
  expect(await linesOf(registry, 'foresheet_publish_seconds')).toEqual(
    expect.arrayContaining([
      'foresheet_publish_seconds_bucket{le="0.25"} 0',
      'foresheet_publish_seconds_bucket{le="0.5"} 1',
      'foresheet_publish_seconds_sum 0.3',
      'foresheet_publish_seconds_count 1',
    ]),
  )
  expect(await linesOf(registry, 'foresheet_published_timestamp')).toEqual([
    `foresheet_published_timestamp_seconds ${Date.UTC(2026, 5, 7, 10, 8) / 1000}`,
  ])
})

test('the size of the index is asked for whenever the metrics are', async () => {
  const registry = new Registry()
  let bytes = 100
  openPublishMetrics(registry, () => bytes)
  expect(await linesOf(registry, 'foresheet_index_bytes')).toEqual(['foresheet_index_bytes 100'])
  bytes = 0
  expect(await linesOf(registry, 'foresheet_index_bytes')).toEqual(['foresheet_index_bytes 0'])
})
