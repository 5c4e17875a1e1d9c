import { readText } from './http'
import type { Report } from './report'
import { startForesheet, startNext, storyUrl, withServer } from './servers'
import { percentile } from './statistics'
import type { Workshop } from './workshop'

/** Stories that the compilers of the engine learn on; they are not counted. */
const WARM_UP = 30

interface Pair {
  ours: number
  next: number
}

/** The first request of a story, of ours and of Next alone in turn: what delivery adds is seen. */
export async function uncachedRender(workshop: Workshop): Promise<Report> {
  const newsroom = await workshop.newsroom(workshop.isQuick ? 100 : 1000)
  const pairs: Pair[] = []
  await withServer(startForesheet(newsroom), newsroom, (ours) =>
    withServer(startNext(newsroom), newsroom, async (next) => {
      for (let number = 1; number <= WARM_UP + (workshop.isQuick ? 40 : 300); number++) {
        pairs.push({
          ours: await timeRequest(storyUrl(ours, newsroom, number)),
          next: await timeRequest(storyUrl(next, newsroom, number)),
        })
      }
    }),
  )
  return toReport(newsroom.shape.stories, pairs.slice(WARM_UP))
}

async function timeRequest(url: string): Promise<number> {
  const begun = performance.now()
  await readText(url)
  return performance.now() - begun
}

function toReport(stories: number, pairs: readonly Pair[]): Report {
  const ours = pairs.map((pair) => pair.ours)
  const next = pairs.map((pair) => pair.next)
  const row = (server: string, times: readonly number[]) => ({
    server,
    'p50, ms': percentile(times, 0.5),
    'p95, ms': percentile(times, 0.95),
    'Foresheet to it, p50, ×': percentile(ours, 0.5) / percentile(times, 0.5),
  })
  return {
    title: 'A story that is not in the cache',
    rows: [row('Foresheet', ours), row('next start', next)],
    claims: [],
    notes: [
      `${pairs.length} different stories out of ${stories}, one request at a time, each of both servers in turn, after ${WARM_UP} to warm up.`,
    ],
  }
}
