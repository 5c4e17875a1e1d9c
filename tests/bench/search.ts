import { readText } from './http'
import { waitUntilQuiet } from './machine'
import type { Claim, Report } from './report'
import { type Server, startForesheet, withServer } from './servers'
import { maximum, percentile } from './statistics'
import { formatNumber } from './table'
import type { Workshop } from './workshop'

const UNREASONABLE = 'what no reader would ask'

/** What is asked, from what is easy for an index to what is hard. All words are of `prose.ts`. */
const QUESTIONS = {
  'a rare word': ['q=zoe', 'q=helicopter+mothballed+salinity', 'q=ashford'],
  'the commonest words': ['q=the', 'q=of+the', 'q=the+of+a+in+on+for', 'q=bridge', 'q=council'],
  'two or three words': ['q=harbour+wall', 'q=provisional+bridge+cost', 'q=pension+fund+ferry'],
  'a phrase': ['q=%22port+authority%22', 'q=%22court+of+appeal%22+lighthouse', 'q=%22of+the%22'],
  'an unfinished word': ['q=the+con', 'q=har', 'q=inq', 'q=the+pro'],
  'a word misspelt': ['q=helicoptr', 'q=lighthuose', 'q=embankmnt+the', 'q=xyzzyplugh'],
  'with filters': [
    'q=the&topic=topic-1&status=closed',
    'q=bridge&actor=actor-3',
    'q=the&from=2026-01-01&to=2026-03-31&open=1',
    'topic=topic-2&section=Politics',
  ],
  'a late page': ['q=the&page=50', 'q=bridge+council&page=20'],
  [UNREASONABLE]: [
    `q=${'the+of+a+in+on+for+to+at+by+is+'.repeat(6)}`,
    `q=%22${'of+the+'.repeat(25)}%22`,
    `q=${'x'.repeat(200)}`,
    'q=NEAR%28the+of%29+AND+NOT+title%3A*',
    new URLSearchParams({ q: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ the' }).toString(),
    'q=helicoptr+lighthuose+embankmnt+councl+brigde+ferryy+pensoin+authrity',
    'q=a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p',
  ],
} as const
type Kind = keyof typeof QUESTIONS

const ROUNDS = { quick: 3, full: 30 } as const

/** Searches as readers ask them, none from a cache, one at a time. */
export async function search(workshop: Workshop): Promise<Report> {
  const stories = sizeOf(workshop)
  const newsroom = await workshop.newsroom(stories)
  const times = await withServer(startForesheet(newsroom), newsroom, async (server) => {
    // A server that has just made its index goes on to read the history.
    await waitUntilQuiet()
    return askAll(server, workshop.isQuick ? ROUNDS.quick : ROUNDS.full)
  })
  return {
    title: `Search among ${formatNumber(stories)} stories`,
    rows: [...times].map(([kind, list]) => toRow(kind, list)),
    claims: stories <= 10_000 ? listClaims(stories, times) : [],
    notes: [NOTE],
  }
}

function sizeOf({ isQuick, isLarge }: Workshop): number {
  if (isQuick) return 100
  return isLarge ? 100_000 : 10_000
}

const NOTE =
  'From the request to the last byte of the page: the question, its rendering and compression. Answers to searches are never kept.'

async function askAll(server: Server, rounds: number): Promise<Map<Kind, number[]>> {
  const times = new Map<Kind, number[]>()
  const kinds = Object.keys(QUESTIONS).filter(isKind)
  // The compilers of the engine learn in the first round, which is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const kind of kinds) {
      for (const question of QUESTIONS[kind]) {
        const begun = performance.now()
        await readText(`${server.url}/search?${question}`)
        if (round > 0) times.set(kind, [...(times.get(kind) ?? []), performance.now() - begun])
      }
    }
  }
  return times
}

const isKind = (word: string): word is Kind => word in QUESTIONS

const toRow = (kind: Kind, times: readonly number[]) => ({
  question: kind,
  'p50, ms': percentile(times, 0.5),
  'p95, ms': percentile(times, 0.95),
  'slowest, ms': maximum(times),
})

function listClaims(stories: number, times: ReadonlyMap<Kind, readonly number[]>): Claim[] {
  const of = `${formatNumber(stories)} stories: `
  const all = [...times.values()].flat()
  const readers = [...times].flatMap(([kind, list]) => (kind === UNREASONABLE ? [] : list))
  const p95 = percentile(readers, 0.95)
  return [
    { what: `${of}p95 of what readers ask`, seen: p95, unit: 'ms', target: { atMost: 50 } },
    { what: `${of}slowest of all`, seen: maximum(all), unit: 'ms', target: { atMost: 200 } },
  ]
}
