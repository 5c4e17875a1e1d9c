import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

export const describeMachine = () => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  platform: `${process.platform} ${process.arch}`,
  node: process.version,
})

export interface Load {
  /** Processes that ran or waited to run, a mean over the last minute. */
  lastMinute: number
  /** The share of all cores that was busy during one second in which nothing of ours ran. */
  busy: number
}

/** What else the machine does. Ask when no server of the benchmarks is at work. */
export async function measureLoad(): Promise<Load> {
  const before = processorTimes()
  await wait(1000)
  const after = processorTimes()
  const [lastMinute = 0] = loadavg()
  return {
    lastMinute,
    busy: 1 - (after.idle - before.idle) / Math.max(1, after.all - before.all),
  }
}

const QUIET = 0.1
const MOST_LOOKS = 60

/** Waits until the machine has next to nothing to do, for a minute at most. */
export async function waitUntilQuiet(): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    if ((await measureLoad()).busy < QUIET) return
  }
}

function processorTimes() {
  const times = cpus().map((cpu) => cpu.times)
  const idle = times.reduce((sum, time) => sum + time.idle, 0)
  const all = times.reduce(
    (sum, { user, nice, sys, idle: rest, irq }) => sum + user + nice + sys + rest + irq,
    0,
  )
  return { idle, all }
}

/**
 * Begins to watch what the host of this machine withholds from it. Asked later, tells the share of
 * the time that was wanted since; `undefined` where the system doesn't say.
 */
export function watchHost(): () => number | undefined {
  const before = readStat()
  return () => {
    const after = readStat()
    return before === undefined || after === undefined ? undefined : withheldShare(before, after)
  }
}

function readStat(): string | undefined {
  try {
    return readFileSync('/proc/stat', 'utf8')
  } catch {
    return undefined
  }
}

/** @param before,after what `/proc/stat` said: proc_stat(5) */
export function withheldShare(before: string, after: string): number {
  const [first, last] = [toTimes(before), toTimes(after)]
  return (last.withheld - first.withheld) / Math.max(1, last.wanted - first.wanted)
}

/** Of all cores together, in units of the kernel. */
function toTimes(stat: string) {
  const [, ...times] = (stat.split('\n')[0] ?? '').split(/\s+/)
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, withheld = 0] = times.map(Number)
  return { wanted: user + nice + system + irq + softIrq + withheld, withheld }
}
