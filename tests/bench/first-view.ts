import { chromium } from '@playwright/test'

import { provideChromium } from '@/lib/setup/chromium.mjs'

import { startCompressingProxy } from './compressing-proxy'
import { ask } from './http'
import type { Newsroom } from './newsrooms'
import { loadPage, type PageLoad } from './page-load'
import type { Report } from './report'
import { type Server, startForesheet, startNext, storyUrl, withServer } from './servers'
import { median } from './statistics'
import type { Workshop } from './workshop'

const TITLE = 'First view of a story of 600 words'
/** What fits into ten segments, the window in which most servers begin to send. */
const FIRST_WINDOW = 14_336

/** What a reader's browser fetches for a story of some 600 words that it has never seen. */
export async function firstView(workshop: Workshop): Promise<Report> {
  const newsroom = await workshop.newsroom(100)
  const browser = await launchChromium()
  if (browser === undefined)
    return { title: TITLE, rows: [], claims: [], notes: ['No Chromium was found.'] }
  try {
    return await withServer(startForesheet(newsroom), newsroom, (ours) =>
      withServer(startNext(newsroom), newsroom, async (next) => {
        const sizes = await measureStories(ours, newsroom)
        const story = sizes[Math.floor(sizes.length / 2)]?.story ?? 0
        const proxy = await startCompressingProxy(next.url)
        const urls = [ours, { ...next, url: proxy.url }].map((server) =>
          storyUrl(server, newsroom, story),
        )
        const loads: PageLoad[][] = urls.map(() => [])
        // The first pages of a browser take it longer, whatever they are.
        for (const url of urls) await loadPage(browser, url)
        for (let round = 0; round < (workshop.isQuick ? 1 : 5); round++) {
          for (const [index, url] of urls.entries()) {
            loads[index]?.push(await loadPage(browser, url))
          }
        }
        proxy.stop()
        return toReport(loads[0] ?? [], loads[1] ?? [], sizes)
      }),
    )
  } finally {
    await browser.close()
  }
}

interface StorySize {
  story: number
  bytes: number
}

/** The pages of all stories in brotli, smallest first. */
async function measureStories(ours: Server, newsroom: Newsroom): Promise<StorySize[]> {
  const sizes: StorySize[] = []
  for (let story = 0; story < newsroom.shape.stories; story++) {
    const url = storyUrl(ours, newsroom, story)
    const { body } = await ask(url, { headers: { 'accept-encoding': 'br' } })
    sizes.push({ story, bytes: body.length })
  }
  return sizes.sort((a, b) => a.bytes - b.bytes)
}

async function launchChromium() {
  const found = await provideChromium()
  if (found === undefined) return undefined
  const path = found.env['FORESHEET_CHROMIUM']
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({
    args,
    ...(path === undefined ? { channel: 'chromium' } : { executablePath: path }),
  })
}

const SCOPES = {
  needed: 'needed to paint',
  early: 'asked for before the paint',
  all: 'in all',
} as const

function toReport(
  ours: readonly PageLoad[],
  next: readonly PageLoad[],
  sizes: readonly StorySize[],
): Report {
  const of = (loads: readonly PageLoad[], figure: (load: PageLoad) => number) =>
    Math.round(median(loads.map(figure)))
  const rows = (server: string, loads: readonly PageLoad[]) =>
    (['needed', 'early', 'all'] as const).map((scope) => ({
      server,
      what: SCOPES[scope],
      bytes: of(loads, (load) => load[scope].bytes),
      requests: of(loads, (load) => load[scope].requests),
      'first paint, ms': of(loads, ({ firstPaint }) => firstPaint),
    }))
  return {
    title: TITLE,
    rows: [...rows('Foresheet', ours), ...rows('next start, in brotli', next)],
    claims: [
      {
        what: 'bytes needed to paint, styles and headers included',
        seen: of(ours, ({ needed }) => needed.bytes),
        unit: 'bytes',
        target: { atMost: FIRST_WINDOW },
      },
      {
        what: 'requests needed to paint',
        seen: of(ours, ({ needed }) => needed.requests),
        unit: 'requests',
        target: { atMost: 1 },
      },
    ],
    notes: [
      `The story of median size out of ${sizes.length}: their pages have ${sizes[0]?.bytes} to ${sizes.at(-1)?.bytes} bytes in brotli, headers not counted.`,
      `Chromium over an emulated connection of 1.6 Mbit/s and 150 ms, script on, nothing cached; medians of ${ours.length} rounds in turn.`,
      'Needed to paint are the page and what blocks rendering. Scripts that do not block are asked for before the first paint as well.',
      'next start knows no brotli, so a proxy compresses what it sends, at quality 9.',
    ],
  }
}
