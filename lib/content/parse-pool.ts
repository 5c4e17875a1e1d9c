import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

import { toDiagnostic } from './diagnostics'
import type { ParsedFile } from './parse'

/** Parses files outside the main thread, where one that never ends can be stopped. */
export interface ParsePool {
  /**
   * A file that takes too long or too much memory gets a diagnostic.
   *
   * @throws when the parser itself fails, or when the pool is closed
   */
  parse: (path: string, bytes: Uint8Array) => Promise<ParsedFile>
  /** Starts a parser ahead of the next file, which then need not wait for it. */
  warmUp: () => void
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
 * @param restAfter milliseconds without work after which memory is given back
 */
export function openParsePool({
  size = Math.min(4, availableParallelism()),
  timeLimit = 2000,
  restAfter = 5000,
  program = new URL('./parse-worker.mjs', import.meta.url),
}: { size?: number; timeLimit?: number; restAfter?: number; program?: URL } = {}): ParsePool {
  const waiting: Job[] = []
  const lanes = new Set<Lane>()
  let isClosed = false
  let parsed = 0
  let resting: NodeJS.Timeout | undefined

  const addLane = () => {
    const lane: Lane = {
      worker: startWorker(program),
      isReady: false,
      job: undefined,
      timer: undefined,
    }
    lanes.add(lane)
    lane.worker.on('message', (message: ParsedFile | 'ready') => {
      if (!lanes.has(lane)) return
      if (message === 'ready') lane.isReady = true
      else {
        parsed += 1
        release(lane)?.resolve(message)
      }
      takeNext(lane)
    })
    lane.worker.on('error', (error) => lose(lane, error))
    lane.worker.on('exit', (code) => lose(lane, new Error(`it ended with code ${code}`)))
  }

  const release = (lane: Lane) => {
    const { job } = lane
    clearTimeout(lane.timer)
    lane.job = undefined
    return job
  }

  /** A worker with nothing to do does not keep the process alive. */
  const takeNext = (lane: Lane) => {
    const job = waiting.shift()
    if (job === undefined) {
      lane.worker.unref()
      if (parsed >= MANY) restLater()
      return
    }
    lane.job = job
    lane.worker.ref()
    lane.timer = setTimeout(() => {
      // An answer that came while this thread was busy is read before this runs.
      setImmediate(() => {
        if (lane.job === job) lose(lane, OUT_OF_TIME)
      })
    }, timeLimit)
    lane.worker.postMessage({ path: job.path, bytes: job.bytes })
  }

  /** After many files the workers hold on to much memory: a fresh one takes their place. */
  const restLater = () => {
    clearTimeout(resting)
    resting = setTimeout(() => {
      if (isClosed || waiting.length > 0 || [...lanes].some(({ job }) => job !== undefined)) return
      parsed = 0
      for (const { worker } of lanes) void worker.terminate()
      lanes.clear()
      addLane()
    }, restAfter).unref()
  }

  /** Ends a worker for good; what is still waiting goes to another. */
  const lose = (lane: Lane, reason: Error) => {
    if (!lanes.delete(lane)) return
    void lane.worker.terminate()
    const job = release(lane)
    if (job !== undefined && isExhaustion(reason)) job.resolve(tooComplex(job.path))
    else job?.reject(failure(`The parser failed at ${job.path}`, reason))
    // One that did not even start would not start the second time either.
    if (lane.isReady && waiting.length > 0) addLane()
    if (lanes.size === 0) rejectWaiting(failure('The parser does not start', reason))
  }

  const rejectWaiting = (error: Error) => {
    for (const job of waiting.splice(0)) job.reject(error)
  }

  return {
    parse: (path, bytes) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new Error(CLOSED))
        waiting.push({ path, bytes, resolve, reject })
        const idle = [...lanes].find(({ isReady, job }) => isReady && job === undefined)
        if (idle !== undefined) takeNext(idle)
        else if (lanes.size < size) addLane()
      }),
    warmUp: () => {
      if (!isClosed && lanes.size === 0) addLane()
    },
    close: async () => {
      isClosed = true
      const open = [...lanes]
      lanes.clear()
      for (const lane of open) release(lane)?.reject(new Error(CLOSED))
      rejectWaiting(new Error(CLOSED))
      await Promise.all(open.map(({ worker }) => worker.terminate()))
    },
  }
}

const startWorker = (program: URL) =>
  new Worker(program, {
    // Parsing leaves much behind. Twice the room would save a tenth of the time and cost 70 MB.
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  })

/** Files after which a worker is worth replacing. */
const MANY = 100

const OUT_OF_TIME = new Error('it took too long')
const CLOSED = 'The parser was closed before it had read the file.'

/** Whether a file asked too much of a sound parser. Any other error is a defect of ours. */
const isExhaustion = (error: Error & { code?: string }) =>
  error === OUT_OF_TIME ||
  error.code === 'ERR_WORKER_OUT_OF_MEMORY' ||
  (error.name === 'RangeError' && error.message === 'Maximum call stack size exceeded')

const failure = (what: string, reason: Error) =>
  new Error(`${what}: ${reason.message}`, { cause: reason })

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
