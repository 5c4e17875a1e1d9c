import { collectDefaultMetrics, Counter, Gauge, Histogram, type Registry } from 'prom-client'

import type { Answer } from './observe'
import type { PageCache } from './page-cache'

/** Counts requests, renders and the page cache of one process. */
export function openDeliveryMetrics(registry: Registry) {
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'foresheet_requests_total',
    help: 'Requests by class of status and by what the page cache did.',
    labelNames: ['class', 'cache'],
    registers,
  })
  const answering = new Histogram({
    name: 'foresheet_answer_seconds',
    help: 'Time from a request to the end of its answer.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  })
  const rendering = new Histogram({
    name: 'foresheet_render_seconds',
    help: 'Time to render and compress a page that was not in the cache.',
    buckets: [0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 1, 5, 15],
    registers,
  })
  const watch = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  // Finding a counter by its labels takes as long as much else that a cached page needs.
  const counters = new Map<string, Counter.Internal>()
  const counterOf = (status: number, cache: string) => {
    const name = `${Math.floor(status / 100)}xx`
    const key = `${name} ${cache}`
    const counter = counters.get(key) ?? requests.labels(name, cache)
    counters.set(key, counter)
    return counter
  }
  return {
    countAnswer: ({ status, cache, seconds }: Answer) => {
      counterOf(status, cache).inc()
      answering.observe(seconds)
    },
    countRender: (seconds: number) => rendering.observe(seconds),
    watchCache: (statistics: PageCache['statistics']) => {
      watch('foresheet_page_cache_pages', 'Pages in the cache.', () => statistics().pages)
      watch('foresheet_page_cache_bytes', 'Bytes in the cache.', () => statistics().bytes)
    },
  }
}
