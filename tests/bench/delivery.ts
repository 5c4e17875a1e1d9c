import { join } from 'node:path'

import { stripScripts } from '@/lib/delivery/strip-scripts'

import { buildCachingNext } from './caching-next'
import { ask, readText } from './http'
import { findLoadGenerator, type LoadGenerator, type LoadResult } from './load'
import { waitUntilQuiet } from './machine'
import type { Newsroom } from './newsrooms'
import { startNginx } from './nginx'
import type { Claim, Report } from './report'
import { type Server, startForesheet, startNext, storyUrl, waitUntilAnswering } from './servers'
import { median } from './statistics'
import type { Workshop } from './workshop'

const STORY = 50

const NAMES = {
  ours: 'Foresheet',
  nginx: 'nginx',
  next: 'next start',
  caching: 'next start, caching',
} as const
type Name = keyof typeof NAMES

const SLOW_GENERATOR =
  'wrk is not installed, and autocannon asks more slowly than nginx answers: nothing is claimed of the two.'
const NOT_BUILT = 'Next with its own cache is left out, as it needs a build of its own.'

interface Contestant {
  name: Name
  server: Server
  rounds: LoadResult[]
}

/** One story, again and again: ours from its page cache, nginx from a file, Next by rendering and from its own cache. */
export async function delivery(workshop: Workshop): Promise<Report> {
  const newsroom = await workshop.newsroom(100)
  const contestants: Contestant[] = []
  const notes: string[] = []
  try {
    const enter = async (name: Name, server: Server) => {
      contestants.push({ name, server, rounds: [] })
      await waitUntilAnswering(server, storyUrl(server, newsroom, STORY))
    }
    const ours = await startForesheet(newsroom)
    await enter('ours', ours)
    const nginx = await startNginxLike(ours, workshop, newsroom)
    if (nginx === undefined) notes.push('nginx is not installed.')
    else await enter('nginx', nginx)
    await enter('next', await startNext(newsroom))
    if (workshop.isQuick) notes.push(NOT_BUILT)
    else await enter('caching', await startNext(newsroom, await buildCachingNext(newsroom)))
    await assertSameStory(contestants, newsroom)

    const generator = findLoadGenerator()
    if (!generator.isFast) notes.push(SLOW_GENERATOR)
    const conditions = await race(contestants, newsroom, generator, workshop.isQuick)
    return toReport(contestants, listClaims(contestants, generator.isFast), [conditions, ...notes])
  } finally {
    await Promise.all(contestants.map(({ server }) => server.stop()))
  }
}

async function startNginxLike(ours: Server, { folder }: Workshop, newsroom: Newsroom) {
  const url = storyUrl(ours, newsroom, STORY)
  const answer = await ask(url, { headers: { 'accept-encoding': 'br' } })
  return startNginx(join(folder, 'nginx'), new URL(url).pathname, answer)
}

async function assertSameStory(contestants: readonly Contestant[], newsroom: Newsroom) {
  const [ours, ...others] = await Promise.all(
    contestants
      .filter(({ name }) => name !== 'nginx')
      .map(({ server }) => readText(storyUrl(server, newsroom, STORY))),
  )
  const textOf = (html = '') => /<main[^]*<\/main>/.exec(stripScripts(html))?.[0]
  if (textOf(ours) === undefined || others.some((other) => textOf(other) !== textOf(ours))) {
    throw new Error('The servers show different stories, so there is nothing to compare.')
  }
}

async function race(
  contestants: readonly Contestant[],
  newsroom: Newsroom,
  { name, run }: LoadGenerator,
  isQuick: boolean,
): Promise<string> {
  const [rounds, seconds] = isQuick ? [2, 2] : [5, 5]
  const load = async ({ server }: Contestant) => {
    // A server that renders goes on with what was asked of it long after those who asked have left.
    await waitUntilQuiet()
    return run(storyUrl(server, newsroom, STORY), seconds)
  }
  for (const contestant of contestants) await load(contestant)
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) contestant.rounds.push(await load(contestant))
  }
  return `${name}, 64 connections, ${rounds} rounds of ${seconds} s in turn after one to warm up; medians of the rounds, ratios of each round first.`
}

function toReport(contestants: readonly Contestant[], claims: readonly Claim[], notes: string[]) {
  return {
    title: 'Delivery of a cached story',
    rows: contestants.map(({ name, rounds }) => ({
      server: NAMES[name],
      'requests a second': Math.round(median(rounds.map((round) => round.requestsPerSecond))),
      'p99, ms': Number(median(rounds.map(({ p99 }) => p99)).toFixed(1)),
      'Foresheet to it, ×': ratioTo(name, contestants),
    })),
    claims: [...claims],
    notes,
  }
}

function listClaims(contestants: readonly Contestant[], isFast: boolean): Claim[] {
  const throughput = (name: Name, atLeast: number): Claim[] => {
    const what = `throughput of a cached story, to ${NAMES[name]}`
    const seen = ratioTo(name, contestants)
    const isThere = contestants.some((contestant) => contestant.name === name)
    return isThere ? [{ what, seen, unit: '×', target: { atLeast } }] : []
  }
  const ours = contestants.find(({ name }) => name === 'ours')?.rounds ?? []
  return [
    ...(isFast ? throughput('nginx', 0.5) : []),
    ...throughput('next', 12),
    ...throughput('caching', 12),
    {
      what: 'p99 of a cached story under load',
      seen: median(ours.map(({ p99 }) => p99)),
      unit: 'ms',
      target: { atMost: 20 },
    },
  ]
}

/** How many times as many requests as another ours answered, round by round. */
function ratioTo(name: Name, contestants: readonly Contestant[]): number {
  const roundsOf = (wanted: Name) =>
    contestants.find((contestant) => contestant.name === wanted)?.rounds ?? []
  const others = roundsOf(name)
  return median(
    roundsOf('ours').flatMap(({ requestsPerSecond }, round) => {
      const other = others[round]
      return other === undefined ? [] : [requestsPerSecond / other.requestsPerSecond]
    }),
  )
}
