import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

import type { Publication } from './publish'

/** Counts what publishing did. `indexBytes` is asked for when the metrics are. */
export function openPublishMetrics(registry: Registry, indexBytes: () => number) {
  const registers = [registry]
  const looks = new Counter({
    name: 'foresheet_publish_total',
    help: 'Looks for a new revision by outcome.',
    labelNames: ['outcome'],
    registers,
  })
  const publishing = new Histogram({
    name: 'foresheet_publish_seconds',
    help: 'Time to read, check and store a new revision.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers,
  })
  const published = new Gauge({
    name: 'foresheet_published_timestamp_seconds',
    help: 'When a revision was last published.',
    registers,
  })
  new Gauge({
    name: 'foresheet_index_bytes',
    help: 'Size of the index on disk.',
    registers,
    collect() {
      this.set(indexBytes())
    },
  })
  return {
    countLook: (news: Publication | Error, seconds: number) => {
      const outcome = news instanceof Error ? 'failed' : news.outcome
      looks.inc({ outcome })
      if (outcome !== 'published') return
      publishing.observe(seconds)
      published.setToCurrentTime()
    },
  }
}
