import { readFileSync } from 'node:fs'

export interface Memory {
  /** Resident now, in MiB. */
  resident: number
  /** The most that was ever resident, in MiB. */
  peak: number
}

/** What a process takes of the machine's memory, as Linux counts it; `NaN` elsewhere. */
export function memoryOf(pid: number): Memory {
  const status = read(`/proc/${pid}/status`)
  const mebibytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? Number.NaN) / 1024
  return { resident: mebibytes('VmRSS'), peak: mebibytes('VmHWM') }
}

/** Linux counts a process's time in hundredths of a second, whatever the processor. */
const TICKS = 100

/** Seconds for which all threads of a process were at work: the machine's other work does not count. */
export function processorSecondsOf(pid: number): number {
  // The second field is a name in brackets, which may itself have spaces.
  const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? []
  const [user, system] = [fields[11], fields[12]].map(Number)
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) / TICKS
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
