import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { root } from '@/lib/setup/processes.mjs'

import { check } from './check'
import { commitToVisible } from './commit-to-visible'
import { delivery } from './delivery'
import { firstView } from './first-view'
import { graph } from './graph'
import { describeMachine, type Load, measureLoad, watchHost } from './machine'
import { openNewsrooms } from './newsrooms'
import { formatReport, isMet, type Report } from './report'
import { search } from './search'
import { size } from './size'
import { uncachedRender } from './uncached-render'
import type { Workshop } from './workshop'

const benchmarks = {
  delivery,
  'first-view': firstView,
  'uncached-render': uncachedRender,
  size,
  search,
  graph,
  check,
  'commit-to-visible': commitToVisible,
} as const satisfies Record<string, (workshop: Workshop) => Promise<Report>>
type Name = keyof typeof benchmarks

type Result = { name: Name; seconds: number; load: Load; withheld: number | undefined } & (
  { report: Report } | { failure: string }
)

const LIMITS = { quick: 120, full: 900, large: 3600 } as const
type Mode = keyof typeof LIMITS

async function main(words: readonly string[]): Promise<number> {
  const mode = modeOf(words)
  const named = words.filter((word) => word !== `--${mode}`)
  const unknown = named.filter((name) => !isName(name))
  if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(', ')}. There are ${allNames.join(', ')}.`)
    return 1
  }
  const machine = describeMachine()
  console.log(`A ${mode} run, ${machine.cores} cores, ${machine.processor}, Node ${machine.node}\n`)
  const results = await runAll(named.length > 0 ? named.filter(isName) : allNames, mode)
  const takenAt = new Date().toISOString()
  const file = join(root, '.foresheet', 'bench.json')
  mkdirSync(join(root, '.foresheet'), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ takenAt, mode, machine, results }, null, 2)}\n`)
  console.log(`Written to ${file}`)
  return results.some((result) => 'failure' in result) ? 1 : 0
}

const modeOf = (words: readonly string[]): Mode => {
  if (words.includes('--quick')) return 'quick'
  return words.includes('--large') ? 'large' : 'full'
}

const isName = (word: string): word is Name => word in benchmarks
const allNames = Object.keys(benchmarks).filter(isName)

async function runAll(names: readonly Name[], mode: Mode): Promise<Result[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'foresheet-bench-')))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const limit = LIMITS[mode]
  const begun = performance.now()
  const workshop: Workshop = {
    isQuick: mode === 'quick',
    isLarge: mode === 'large',
    folder,
    newsroom: openNewsrooms(folder),
    secondsLeft: () => limit - (performance.now() - begun) / 1000,
  }
  const results: Result[] = []
  for (const name of names) {
    const result = await run(name, workshop)
    results.push(result)
    console.log(`${formatResult(result)}\n`)
  }
  return results
}

async function run(name: Name, workshop: Workshop): Promise<Result> {
  const load = await measureLoad()
  const left = workshop.secondsLeft()
  const withheld = watchHost()
  let alarm: NodeJS.Timeout | undefined
  const timeUp = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error('The time for all benchmarks was up.'))
    alarm = setTimeout(giveUp, Math.max(0, left * 1000))
  })
  try {
    const report = await Promise.race([benchmarks[name](workshop), timeUp])
    const claims = report.claims.map((claim) => ({ ...claim, isMet: isMet(claim) }))
    const seconds = left - workshop.secondsLeft()
    return { name, load, withheld: withheld(), seconds, report: { ...report, claims } }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    const seconds = left - workshop.secondsLeft()
    return { name, load, withheld: withheld(), seconds, failure }
  } finally {
    clearTimeout(alarm)
  }
}

function formatResult(result: Result): string {
  const { name, seconds, load, withheld = 0 } = result
  const circumstances =
    `- Took ${Math.round(seconds)} s. Before it, the machine was busy to ` +
    `${Math.round(load.busy * 100)}%; its load was ${load.lastMinute.toFixed(2)}. ` +
    `Of the time it wanted, its host withheld ${Math.round(withheld * 100)}%.`
  return 'report' in result
    ? `${formatReport(result.report)}\n${circumstances}`
    : `### ${name}\n\nFAILED: ${result.failure}\n\n${circumstances}`
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
// npm runs a shell in between: a signal to npm ends both and goes no further.
const parent = process.ppid
setInterval(() => process.ppid === parent || process.exit(130), 500).unref()
// What a benchmark that ran out of time left behind ends here.
process.exit(await main(process.argv.slice(2)))
