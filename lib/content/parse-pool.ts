import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

import { toDiagnostic } from './diagnostics'
import type { ParsedFile } from './parse'

/** Parses files outside the main thread, where one that never ends can be stopped. */
export interface ParsePool {
  parse: (path: string, bytes: Uint8Array) => Promise<ParsedFile>
  close: () => Promise<void>
}

interface Job {
  path: string
  bytes: Uint8Array
  resolve: (parsed: ParsedFile) => void
  reject: (error: Error) => void
}

interface Lane {
  worker: Worker
  isReady: boolean
  job: Job | undefined
  timer: NodeJS.Timeout | undefined
}

/**
 * @param timeLimit milliseconds that one file may take; parsing time is not bounded by size,
 *   a few kilobytes of nested brackets can take minutes
 */
export function openParsePool({
  size = Math.min(4, availableParallelism()),
  timeLimit = 2000,
}: { size?: number; timeLimit?: number } = {}): ParsePool {
  const waiting: Job[] = []
  const lanes = new Set<Lane>()
  let isClosed = false

  const addLane = () => {
    const worker = new Worker(new URL('./parse-worker.mjs', import.meta.url), {
      // Parsing leaves much behind; with room for it, collecting takes a sixth of the time less.
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    })
    worker.unref()
    const lane: Lane = { worker, isReady: false, job: undefined, timer: undefined }
    lanes.add(lane)
    worker.on('message', (message: ParsedFile | 'ready') => {
      if (!lanes.has(lane)) return
      if (message === 'ready') lane.isReady = true
      else finish(lane)?.resolve(message)
      next(lane)
    })
    worker.on('error', (error) => replace(lane, error))
  }

  const finish = (lane: Lane) => {
    const { job } = lane
    clearTimeout(lane.timer)
    lane.job = undefined
    lane.worker.unref()
    return job
  }

  const next = (lane: Lane) => {
    if (!lane.isReady || lane.job !== undefined) return
    const job = waiting.shift()
    if (job === undefined) return
    lane.job = job
    lane.worker.ref()
    lane.timer = setTimeout(() => {
      // An answer that came while this thread was busy is read before this runs.
      setImmediate(() => {
        if (lane.job === job) replace(lane)
      })
    }, timeLimit)
    lane.worker.postMessage({ path: job.path, bytes: job.bytes })
  }

  // A worker that fails before it was ready would fail again: that is our defect, not the content's.
  const replace = (lane: Lane, error?: Error) => {
    lanes.delete(lane)
    const job = finish(lane)
    void lane.worker.terminate()
    if (!lane.isReady) {
      for (const stranded of waiting.splice(0)) stranded.reject(error ?? new Error('the parser did not start'))
      return
    }
    job?.resolve(tooComplex(job.path))
    if (!isClosed) addLane()
  }

  return {
    parse: (path, bytes) =>
      new Promise((resolve, reject) => {
        waiting.push({ path, bytes, resolve, reject })
        if (lanes.size < size && ![...lanes].some(({ job, isReady }) => isReady && job === undefined)) addLane()
        for (const lane of lanes) {
          lane.worker.ref()
          next(lane)
        }
      }),
    close: async () => {
      isClosed = true
      for (const { timer } of lanes) clearTimeout(timer)
      await Promise.all([...lanes].map(({ worker }) => worker.terminate()))
    },
  }
}

const tooComplex = (path: string): ParsedFile => ({
  path,
  entry: undefined,
  diagnostics: [
    toDiagnostic(path, '', {
      rule: 'too-complex',
      offset: 0,
      message: 'the file takes too long or too much memory to read',
      suggestion: 'look for long runs of brackets, quotation marks or deeply nested lists',
    }),
  ],
})
