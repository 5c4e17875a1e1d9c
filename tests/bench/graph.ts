import type { EventGraph } from '@/lib/graph/event-graph'
import { layOutAcross } from '@/lib/graph/lay-out-across'
import { layOutDown } from '@/lib/graph/lay-out-down'
import { routes } from '@/lib/routes'
import { chain, generations, tangle } from '@/tests/fixtures/graphs'

import { readText } from './http'
import type { Claim, Report } from './report'
import { startForesheet, withServer } from './servers'
import { percentile } from './statistics'
import type { Workshop } from './workshop'

/** What the widest page and the narrowest have room for. */
const ROOM = { desk: 1088, phone: 288 }

const GRAPHS: Record<string, EventGraph> = {
  '1 event': chain(1),
  '2 events': chain(2),
  '8 events, as stories have them': tangle(8, 3),
  '24 events, the most in columns': generations(4, 6),
  '40 events': tangle(40),
  '400 events': tangle(400),
}

const ROUNDS = { quick: 10, full: 100 } as const
/** The compilers of the engine learn in these, which are not counted. */
const WARM_UP = 20

/** Drawing causes and effects: the layout alone, and a story's page of them, none from a cache. */
export async function graph(workshop: Workshop): Promise<Report> {
  const rounds = workshop.isQuick ? ROUNDS.quick : ROUNDS.full
  const layouts = Object.entries(GRAPHS).map(([name, events]) =>
    toRow(`layout, ${name}`, timeLayout(events, rounds)),
  )
  const pages = toRow('page of a story', await timePages(workshop, rounds))
  const rows = [...layouts, pages]
  return {
    title: 'Causes and effects',
    rows,
    claims: listClaims(rows),
    notes: [
      'A layout is both of a page: in columns for a wide window, in lanes for a narrow one. The page is from the request to its last byte.',
    ],
  }
}

function timeLayout(events: EventGraph, rounds: number): number[] {
  const times: number[] = []
  for (let round = 0; round < WARM_UP + rounds; round++) {
    const begun = performance.now()
    layOutAcross(events, { width: ROOM.desk })
    layOutDown(events, { width: ROOM.phone })
    times.push(performance.now() - begun)
  }
  return times.slice(WARM_UP)
}

async function timePages(workshop: Workshop, rounds: number): Promise<number[]> {
  const newsroom = await workshop.newsroom(workshop.isQuick ? 100 : 1000)
  const { slugOf, stories } = newsroom.shape
  return withServer(startForesheet(newsroom), newsroom, async (server) => {
    const times: number[] = []
    for (let number = 1; number <= Math.min(WARM_UP + rounds, stories - 1); number++) {
      const begun = performance.now()
      await readText(server.url + routes.storyGraph(slugOf(stories - number)))
      times.push(performance.now() - begun)
    }
    return times.slice(WARM_UP)
  })
}

const toRow = (what: string, times: readonly number[]) => ({
  what,
  'p50, ms': percentile(times, 0.5),
  'p95, ms': percentile(times, 0.95),
})

const listClaims = (rows: readonly ReturnType<typeof toRow>[]): Claim[] =>
  rows
    .filter(({ what }) => what.includes('as stories have them') || what.includes('the most'))
    .map((row) => ({
      what: `${row.what}: p50`,
      seen: row['p50, ms'],
      unit: 'ms',
      target: { atMost: 50 },
    }))
