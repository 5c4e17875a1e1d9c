import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { generateNewsroom } from './generate-newsroom'

/**
 * How long a newsroom takes from nothing to its first page, from an unchanged index to its first
 * page, and how long an uncached story takes to render. Sizes by argument: `foundation.ts 100 1000`.
 */
interface Measurement {
  stories: number
  /** Seconds until a story answered, the index being built first. */
  coldStart: number
  /** Seconds until a story answered, the index being up to date. */
  warmStart: number
  /** Milliseconds for one story that nobody asked for before. */
  renderP50: number
  renderP95: number
}

const PORT = 4390
const seconds = (since: number) => (performance.now() - since) / 1000

async function measure(stories: number): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'foresheet-bench-'))
  try {
    const content = join(folder, 'newsroom')
    await generateNewsroom(content, { stories })
    const git = (...words: string[]) => execFileSync('git', ['-C', content, ...words])
    git('init', '--quiet')
    git('add', '--all')
    git(
      '-c',
      'user.name=bench',
      '-c',
      'user.email=bench@example.org',
      'commit',
      '--quiet',
      '-m',
      'All',
    )

    const index = join(folder, 'index.db')
    const cold = await serve(content, index, async () => undefined)
    const warm = await serve(content, index, () => timeStories(stories))
    const times = (warm.result ?? []).toSorted((a, b) => a - b)
    const quantile = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
    return {
      stories,
      coldStart: cold.start,
      warmStart: warm.start,
      renderP50: quantile(0.5),
      renderP95: quantile(0.95),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function serve<T>(content: string, index: string, work: () => Promise<T>) {
  const begun = performance.now()
  const server = spawn('node', ['.foresheet/build/server.mjs'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(PORT),
      CONTENT_DIR: content,
      INDEX_PATH: index,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (text: Buffer) => text.includes('Foresheet is at') && resolve())
      server.once('exit', (code) => reject(new Error(`the server ended with code ${code}`)))
    })
    await fetchStory(0)
    const start = seconds(begun)
    return { start, result: await work() }
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill()
    await ended
  }
}

async function fetchStory(index: number) {
  const response = await fetch(`http://127.0.0.1:${PORT}/stories/story-${index}`)
  if (!response.ok) throw new Error(`story ${index} answered ${response.status}`)
  await response.arrayBuffer()
}

async function timeStories(stories: number): Promise<number[]> {
  const asked = Math.min(stories - 1, 99)
  const times: number[] = []
  for (let index = 1; index <= asked; index++) {
    const begun = performance.now()
    await fetchStory(index)
    times.push(performance.now() - begun)
  }
  return times
}

const sizes = process.argv.slice(2).map(Number)
const measurements: Measurement[] = []
for (const stories of sizes.length > 0 ? sizes : [100, 1000])
  measurements.push(await measure(stories))

const [first] = measurements
console.table(
  measurements.map((row) => ({
    stories: row.stories,
    'cold start, s': row.coldStart.toFixed(2),
    'warm start, s': row.warmStart.toFixed(2),
    'story p50, ms': row.renderP50.toFixed(1),
    'story p95, ms': row.renderP95.toFixed(1),
    'cold start, ratio': first && (row.coldStart / first.coldStart).toFixed(2),
    'story p50, ratio': first && (row.renderP50 / first.renderP50).toFixed(2),
  })),
)
