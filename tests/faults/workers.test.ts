import { execFileSync } from 'node:child_process'
import { Agent } from 'node:http'

import { expect, test } from 'vitest'

import { ask, startLoad } from './http'
import { brackwater, codeOf, exitOf, metricOf, type Site, SOON, startSite } from './site'

const TWO = { WORKERS: '2' }
const PAGES = ['/', '/stories/old-bridge-closed', '/topics/bridge', '/feed.xml']

/** The processes that serve for the one that publishes; git comes and goes beside them. */
function workersOf({ child }: Site): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split(
    '\n',
  )
  return lines.flatMap((line) => {
    const [pid, parent, program] = line.trim().split(/\s+/)
    return Number(parent) === child.pid && program?.includes('node') ? [Number(pid)] : []
  })
}

/** Each process keeps pages of its own, so that a second copy of one tells of the second process. */
async function untilBothServe(site: Site): Promise<number[]> {
  const copies = async () => {
    await Promise.all(Array.from({ length: 8 }, () => codeOf(site, '/about')))
    return metricOf(site, 'foresheet_page_cache_pages')
  }
  await expect.poll(copies, SOON).toBe(2)
  expect(workersOf(site)).toHaveLength(2)
  return workersOf(site)
}

test('a worker that is killed under load is replaced, and the other one serves on', async () => {
  const site = await startSite(brackwater(), TWO)
  const [first = 0, second = 0] = await untilBothServe(site)
  const readers = 8
  const load = startLoad(site.port, PAGES, { readers })
  await expect.poll(load.count, SOON).toBeGreaterThan(200)

  process.kill(first, 'SIGKILL')
  const killed = load.count()
  await expect.poll(load.count, SOON).toBeGreaterThan(killed + 200)
  await expect.poll(() => workersOf(site).filter((pid) => pid !== first).length, SOON).toBe(2)
  expect(workersOf(site)).toContain(second)
  expect(site.log()).toContain('A worker ended (SIGKILL): another takes its place.')
  const replaced = load.count()
  await expect.poll(load.count, SOON).toBeGreaterThan(replaced + 200)

  const { answers, failures } = await load.stop()
  console.log(`A worker was killed: ${failures.length} of ${answers} requests were cut off`)
  // Those that it was answering, and no more.
  expect(failures.length).toBeLessThanOrEqual(readers)
  for (const failure of failures) expect(failure).toMatch(/ECONNRESET|socket hang up/)
})

test.each(['1', '2'])(
  'with %s processes, SIGTERM finishes what is in flight and ends with 0',
  async (count) => {
    const site = await startSite(brackwater(), { WORKERS: count })
    const readers = 24
    const agent = new Agent({ keepAlive: true, maxSockets: readers })
    // So that every connection is known to the server before the signal.
    await Promise.all(
      Array.from({ length: readers }, () => ask(site.port, '/enhancements.js', { agent })),
    )
    const paths = [
      ...SUBJECTS.map((subject) => `/stories/about-${subject}`),
      ...PAGES,
      '/topics/council',
      '/roadmap',
      '/about',
      '/actors/dr-lune',
    ].slice(0, readers)
    const asked = paths.map((path) => ask(site.port, path, { agent }))
    await Promise.race(asked)
    const signalled = performance.now()
    site.child.kill('SIGTERM')
    const answers = await Promise.allSettled(asked)
    const seconds = (performance.now() - signalled) / 1000
    expect(
      answers.map((answer) =>
        answer.status === 'fulfilled' ? answer.value.status : answer.reason,
      ),
    ).toEqual(paths.map(() => 200))
    expect(await exitOf(site.child)).toBe(0)
    expect(seconds).toBeLessThan(10)
    await expect(ask(site.port, '/')).rejects.toThrow('ECONNREFUSED')
  },
)

const SUBJECTS = [
  ...['milk-carts', 'lamp-oil', 'old-wells', 'park-benches', 'rain-barrels', 'school-bells'],
  ...['street-lamps', 'town-maps', 'window-boxes', 'library-hours', 'kite-flying', 'night-watches'],
  ...['market-stalls', 'ice-on-the-steps'],
]

test('when the process that publishes is killed, its workers end too and leave the port', async () => {
  const site = await startSite(brackwater(), TWO)
  const workers = await untilBothServe(site)
  await site.end('SIGKILL')
  await expect.poll(() => workers.filter(isAlive), SOON).toEqual([])
  await expect(ask(site.port, '/')).rejects.toThrow('ECONNREFUSED')
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('metrics are those of all processes together', async () => {
  const site = await startSite(brackwater(), TWO)
  await untilBothServe(site)
  const served = () => metricOf(site, 'foresheet_requests_total', 'class="4xx"')
  const before = await served()
  const asked = Array.from({ length: 100 }, () => ask(site.port, '/Stories', { method: 'PUT' }))
  await Promise.all(asked)
  await expect.poll(served, SOON).toBe(before + 100)
})
