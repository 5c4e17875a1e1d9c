import { Registry } from 'prom-client'
import { expect, test } from 'vitest'

import { openDeliveryMetrics } from './metrics'

const answer = {
  method: 'GET',
  url: '/a',
  status: 200,
  cache: 'hit',
  seconds: 0.002,
  isCutShort: false,
}

/** Lines about one metric, without its help. */
const linesOf = async (registry: Registry, name: string) =>
  (await registry.metrics()).split('\n').filter((line) => line.startsWith(name))

test('answers are counted by class and cache, and no address makes a series of its own', async () => {
  const registry = new Registry()
  const { countAnswer } = openDeliveryMetrics(registry)
  countAnswer(answer)
  countAnswer({ ...answer, url: '/b' })
  countAnswer({ ...answer, status: 304 })
  countAnswer({ ...answer, status: 404, cache: 'fwd=miss', url: '/unknown' })
  countAnswer({ ...answer, status: 503, cache: 'none', seconds: 7 })
  expect(await linesOf(registry, 'foresheet_requests_total')).toEqual([
    'foresheet_requests_total{class="2xx",cache="hit"} 2',
    'foresheet_requests_total{class="3xx",cache="hit"} 1',
    'foresheet_requests_total{class="4xx",cache="fwd=miss"} 1',
    'foresheet_requests_total{class="5xx",cache="none"} 1',
  ])
  expect(await linesOf(registry, 'foresheet_answer_seconds')).toEqual(
    expect.arrayContaining([
      'foresheet_answer_seconds_bucket{le="0.001"} 0',
      'foresheet_answer_seconds_bucket{le="0.0025"} 4',
      'foresheet_answer_seconds_bucket{le="5"} 4',
      'foresheet_answer_seconds_bucket{le="+Inf"} 5',
      'foresheet_answer_seconds_sum 7.008',
      'foresheet_answer_seconds_count 5',
    ]),
  )
})

test('renders are timed', async () => {
  const registry = new Registry()
  const { countRender } = openDeliveryMetrics(registry)
  countRender(0.015)
  countRender(20)
  expect(await linesOf(registry, 'foresheet_render_seconds')).toEqual(
    expect.arrayContaining([
      'foresheet_render_seconds_bucket{le="0.01"} 0',
      'foresheet_render_seconds_bucket{le="0.02"} 1',
      'foresheet_render_seconds_bucket{le="15"} 1',
      'foresheet_render_seconds_bucket{le="+Inf"} 2',
      'foresheet_render_seconds_count 2',
    ]),
  )
})

test('the page cache is asked for its size whenever the metrics are', async () => {
  const registry = new Registry()
  let statistics = { pages: 1, bytes: 100 }
  openDeliveryMetrics(registry).watchCache(() => statistics)
  const cache = async () => linesOf(registry, 'foresheet_page_cache')
  expect(await cache()).toEqual(['foresheet_page_cache_pages 1', 'foresheet_page_cache_bytes 100'])
  statistics = { pages: 0, bytes: 0 }
  expect(await cache()).toEqual(['foresheet_page_cache_pages 0', 'foresheet_page_cache_bytes 0'])
})

test('the process itself is there too', async () => {
  const registry = new Registry()
  openDeliveryMetrics(registry)
  expect(await linesOf(registry, 'process_resident_memory_bytes')).toHaveLength(1)
})
