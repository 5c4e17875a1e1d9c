import cluster, { type Worker } from 'node:cluster'

export interface Workers {
  port: number
  /** Sends a message to every worker. */
  tell: (message: string) => void
  stop: () => Promise<void>
}

/** Milliseconds in which a worker must have finished what is in flight. */
const STOP_WITHIN = 12_000

/** A worker that ends sooner than this after its start is replaced only after as long a pause. */
const SHORT_LIFE = 2000

/**
 * Runs `count` processes of this program that share its port, and replaces each that ends.
 *
 * @param environment variables that only they get
 * @throws when the first of them ends before it serves, as each after it would
 */
export async function openWorkers({
  count,
  environment,
  onMessage,
  onReplaced,
}: {
  count: number
  environment: Record<string, string>
  onMessage: (message: string) => void
  onReplaced: (cause: string) => void
}): Promise<Workers> {
  // Each accepts for itself: a connection that is on its way to a worker when that one is killed
  // would belong to nobody, and its reader would wait until one of us ends.
  cluster.schedulingPolicy = cluster.SCHED_NONE
  let isStopping = false

  const start = (): Worker => {
    const born = performance.now()
    const worker = cluster.fork(environment)
    worker.on('message', (message: unknown) => {
      if (typeof message === 'string') onMessage(message)
    })
    // A message that did not reach a worker as it ended.
    worker.on('error', () => undefined)
    worker.once('exit', (code, signal: string | null) => {
      if (isStopping || !hasServed) return
      onReplaced(signal ?? `exit code ${code}`)
      const pause = performance.now() - born < SHORT_LIFE ? SHORT_LIFE : 0
      setTimeout(() => isStopping || start(), pause)
    })
    return worker
  }

  let hasServed = false
  const port = await firstToListen(start())
  hasServed = true
  for (let number = 1; number < count; number += 1) start()

  return {
    port,
    tell: (message) => {
      for (const worker of listWorkers()) if (worker.isConnected()) worker.send(message)
    },
    stop: async () => {
      isStopping = true
      await Promise.all(listWorkers().map(stopWorker))
    },
  }
}

const listWorkers = (): Worker[] =>
  Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

/** Its port. */
const firstToListen = (worker: Worker): Promise<number> =>
  new Promise((resolve, reject) => {
    worker.once('listening', ({ port }) => resolve(port))
    worker.once('exit', () => reject(new Error('The site could not be served: see above.')))
  })

const stopWorker = (worker: Worker): Promise<void> =>
  new Promise((resolve) => {
    if (worker.isDead()) return resolve()
    const timer = setTimeout(() => worker.process.kill('SIGKILL'), STOP_WITHIN)
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    worker.process.kill('SIGTERM')
  })
