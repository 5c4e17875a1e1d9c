import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import { git, write } from '@/tests/fixtures/repository'

import { generateStory } from './generate-story'
import { ask, readText } from './http'
import type { Newsroom } from './newsrooms'
import type { Claim, Report } from './report'
import { type Server, startForesheet, withServer } from './servers'
import { maximum, median } from './statistics'
import { formatNumber } from './table'
import type { Workshop } from './workshop'

const SECRET = 'a secret of the benchmarks'
/** Milliseconds between two looks at a page; a figure can be too high by as much. */
const PAUSE = 10

type Way = 'polling' | 'webhook'

/** Where an edit is looked for: on the story's page, in the feed of the site, and by its words. */
const PLACES = ['story', 'feed', 'search'] as const
type Place = (typeof PLACES)[number]

interface Series {
  stories: number
  way: Way
  /** Milliseconds from the end of `git commit` until an edit is seen. */
  times: Record<Place, number[]>
}

/** How long after its commit an edit of the newest story is seen. */
export async function commitToVisible(workshop: Workshop): Promise<Report> {
  const series: Series[] = []
  const notes = new Set<string>()
  for (const stories of workshop.isQuick ? [100] : [100, 1000, 10_000]) {
    if (workshop.secondsLeft() < stories / 100) {
      notes.add(`${formatNumber(stories)} stories are left out, as the time was up.`)
      continue
    }
    const newsroom = await workshop.newsroom(stories)
    const count = workshop.isQuick ? 2 : 5
    for (const way of ['polling', 'webhook'] as const) {
      const times = await timeEdits(newsroom, way, count)
      if (times === undefined)
        notes.add('This build has no POST /hooks/publish, so the webhook is left out.')
      else series.push({ stories, way, times })
    }
  }
  return toReport(series, [...notes])
}

const settingsOf = {
  polling: { PUBLISH_POLL_MS: '1000' },
  webhook: { PUBLISH_SECRET: SECRET },
} as const satisfies Record<Way, Record<string, string>>

/** One edit after another, each place in turn; `undefined` where the server does not know the webhook. */
function timeEdits(newsroom: Newsroom, way: Way, count: number) {
  return withServer(startForesheet(newsroom, settingsOf[way]), newsroom, async (server) => {
    if (way === 'webhook' && !(await knowsWebhook(server))) return undefined
    const times: Series['times'] = { story: [], feed: [], search: [] }
    for (let number = 0; number < count; number++) {
      for (const place of PLACES) {
        // Spread over the second between two looks of the server.
        await wait((1000 * number) / count)
        times[place].push(await timeEdit(newsroom, server, { way, place, number }))
      }
    }
    return times
  })
}

async function knowsWebhook({ url }: Server): Promise<boolean> {
  const { status } = await ask(`${url}/hooks/publish`, { method: 'POST', body: '{}' })
  return status !== 404 && status !== 405
}

/** Seconds after which no generated story is updated any more. */
const LATER = 100 * 86_400
let edits = 0

/** Gives the newest story another title and waits until it is seen. */
async function timeEdit(
  newsroom: Newsroom,
  server: Server,
  { way, place, number }: { way: Way; place: Place; number: number },
): Promise<number> {
  const word = `${place}${way}${number}`
  const title = `An edit called ${word}`
  const last = newsroom.shape.stories - 1
  const address = `/stories/${newsroom.shape.slugOf(last)}`
  const sights = {
    story: { path: address, text: title },
    feed: { path: '/feed.xml', text: title },
    // The page repeats what was asked, so that only the link tells what was found.
    search: { path: `/search?q=${word}`, text: `href="${address}"` },
  } as const satisfies Record<Place, object>
  const { path, text } = sights[place]
  await readText(server.url + path)
  const story = generateStory(newsroom.shape, last)
  // A published story changes only with a date that is newer than those before.
  const updatedAt = newsroom.shape.publishedAt(last, LATER + ++edits)
  const edited = story.text
    .replace(/^updatedAt: .*\n/m, '')
    .replace(/^title: .*$/m, `title: ${title}\nupdatedAt: ${updatedAt}`)
  write(newsroom.folder, story.path, edited)
  git(newsroom.folder, 'add', story.path)
  git(newsroom.folder, 'commit', '--quiet', '--message', title)
  const committedAt = performance.now()
  if (way === 'webhook') await callWebhook(server)
  await waitUntilContaining(server.url + path, text)
  return performance.now() - committedAt
}

/** Says ‘look now’ as GitHub does. */
async function callWebhook({ url }: Server) {
  const body = JSON.stringify({ ref: 'refs/heads/main' })
  const signature = createHmac('sha256', SECRET).update(body).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'push',
    'x-hub-signature-256': `sha256=${signature}`,
  }
  const { status } = await ask(`${url}/hooks/publish`, { method: 'POST', headers, body })
  if (status >= 300) throw new Error(`The webhook answered ${status}.`)
}

async function waitUntilContaining(url: string, text: string) {
  const giveUpAt = performance.now() + 30_000
  while (!(await readText(url)).includes(text)) {
    if (performance.now() > giveUpAt) throw new Error(`${text} never came up at ${url}`)
    await wait(PAUSE)
  }
}

const TARGETS = { polling: 1500, webhook: 300 } as const satisfies Record<Way, number>

function toReport(series: readonly Series[], notes: string[]): Report {
  return {
    title: 'From commit to visible',
    rows: series.map(({ stories, way, times }) => ({
      stories,
      way,
      ...Object.fromEntries(
        PLACES.flatMap((place) => [
          [`${place}, median ms`, Math.round(median(times[place]))],
          [`${place}, slowest ms`, Math.round(maximum(times[place]))],
        ]),
      ),
    })),
    claims: series.flatMap(({ stories, way, times }) =>
      PLACES.map((place): Claim => ({
        what: `${place} by ${way}, ${formatNumber(stories)} stories, slowest`,
        seen: maximum(times[place]),
        unit: 'ms',
        target: { atMost: TARGETS[way] },
      })),
    ),
    notes: [
      ...notes,
      `Edits of the newest story, ${series[0]?.times.story.length ?? 0} for each figure, from the return of git commit until the page has the new title, or the search finds it; it is asked for every ${PAUSE} ms. Polling looks once a second.`,
    ],
  }
}
