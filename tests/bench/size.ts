import { rmSync } from 'node:fs'

import { readText } from './http'
import type { Newsroom } from './newsrooms'
import { type Memory, memoryOf, processorSecondsOf } from './process-figures'
import type { Claim, Report } from './report'
import { type Server, startForesheet, storyUrl, waitUntilAnswering } from './servers'
import { median } from './statistics'
import { formatNumber } from './table'
import type { Workshop } from './workshop'

const RENDERS = 200

interface Start {
  /** Seconds from the start of the process to the first story. */
  seconds: number
  /** Seconds from the start of the process until the revision was in the index. */
  indexed: number
  /** Seconds of all processors together, up to the first story. */
  processor: number
  /** After the first story. */
  atStart: Memory
  /** After as many different stories as `RENDERS`. */
  afterRenders: Memory
}

/** What starting costs, in time and memory, without an index and with one, as newsrooms grow. */
export async function size(workshop: Workshop): Promise<Report> {
  const notes: string[] = []
  const rows: SizeRow[] = []
  for (const stories of workshop.isQuick ? [100] : [100, 1000, 10_000]) {
    if (workshop.secondsLeft() < stories / 50) {
      notes.push(`${formatNumber(stories)} stories are left out, as the time was up.`)
      continue
    }
    rows.push(await measureSize(await workshop.newsroom(stories), workshop.isQuick ? 1 : 3))
  }
  return toReport(rows, notes)
}

async function measureSize(newsroom: Newsroom, warmStarts: number) {
  for (const suffix of ['', '-wal', '-shm']) rmSync(newsroom.indexPath + suffix, { force: true })
  const cold = await timeStart(newsroom)
  const warm: Start[] = []
  for (let start = 0; start < warmStarts; start++) warm.push(await timeStart(newsroom))
  return toRow(newsroom.shape.stories, cold, warm)
}

async function timeStart(newsroom: Newsroom): Promise<Start> {
  const begunAt = Date.now()
  const server = await startForesheet(newsroom)
  try {
    await waitUntilAnswering(server, storyUrl(server, newsroom, 0))
    const seconds = (Date.now() - begunAt) / 1000
    const processor = processorSecondsOf(server.pid)
    const atStart = memoryOf(server.pid)
    await renderStories(server, newsroom)
    const indexed = (publishedAt(server) - begunAt) / 1000
    return { seconds, indexed, processor, atStart, afterRenders: memoryOf(server.pid) }
  } finally {
    await server.stop()
  }
}

/** When the log says that the index was complete, in milliseconds; `NaN` where it was before. */
const publishedAt = ({ log }: Server): number =>
  Number(/"time":(\d+)[^\n]*"msg":"Published/.exec(log())?.[1] ?? Number.NaN)

async function renderStories(server: Server, newsroom: Newsroom) {
  const { stories } = newsroom.shape
  for (let number = 1; number <= Math.min(RENDERS, stories - 1); number++) {
    await readText(storyUrl(server, newsroom, number))
  }
}

type SizeRow = ReturnType<typeof toRow>

function toRow(stories: number, cold: Start, warm: readonly Start[]) {
  const ofWarm = (figure: (start: Start) => number) => median(warm.map(figure))
  return {
    stories,
    'first index, s': cold.indexed,
    'start without index, s': cold.seconds,
    'its processor time, s': cold.processor,
    'start with index, s': ofWarm(({ seconds }) => seconds),
    'peak of indexing, MiB': Math.round(cold.atStart.peak),
    'indexed and rendered, MiB': Math.round(cold.afterRenders.resident),
    'started, MiB': Math.round(ofWarm(({ atStart }) => atStart.resident)),
    'started and rendered, MiB': Math.round(ofWarm(({ afterRenders }) => afterRenders.resident)),
  }
}

function toReport(rows: readonly SizeRow[], notes: string[]): Report {
  const largest = rows.at(-1)
  return {
    title: 'Size: starts and memory',
    rows: [...rows],
    claims: largest === undefined ? [] : listClaims(largest),
    notes: [
      ...notes,
      `A start is counted from the process to its first story; ‘rendered’ means ${RENDERS} different stories, or all if there are fewer. Memory is what Linux calls resident (VmRSS; the peak is VmHWM).`,
    ],
  }
}

function listClaims(row: SizeRow): Claim[] {
  const claim = (column: keyof SizeRow, unit: string, atMost: number): Claim => ({
    what: `${formatNumber(row.stories)} stories: ${column.replace(`, ${unit}`, '')}`,
    seen: row[column],
    unit,
    target: { atMost },
  })
  return [
    claim('first index, s', 's', 40),
    claim('start with index, s', 's', 2),
    claim('indexed and rendered, MiB', 'MiB', 400),
    claim('started and rendered, MiB', 'MiB', 400),
  ]
}
