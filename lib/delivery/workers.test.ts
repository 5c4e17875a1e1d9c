import { EventEmitter } from 'node:events'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { openWorkers } from './workers'

/** What the cluster module would have started. */
class FakeWorker extends EventEmitter {
  received: string[] = []
  signals: string[] = []
  connected = true
  dead = false
  process = { kill: (signal: string) => this.signals.push(signal) }

  constructor(readonly environment: unknown) {
    super()
  }
  isConnected = () => this.connected
  isDead = () => this.dead
  send = (message: string) => this.received.push(message)

  end(code: number | null, signal: string | null = null) {
    this.dead = true
    this.connected = false
    this.emit('exit', code, signal)
  }
}

const { cluster } = vi.hoisted(() => {
  const workers: Record<string, unknown> = {}
  const fork: (environment: unknown) => unknown = () => undefined
  return { cluster: { workers, fork, SCHED_NONE: 1, SCHED_RR: 2, schedulingPolicy: 2 } }
})
vi.mock('node:cluster', () => ({ default: cluster }))

let started: FakeWorker[]
beforeEach(() => {
  vi.useFakeTimers()
  started = []
  cluster.workers = {}
  cluster.fork = (environment) => {
    const worker = new FakeWorker(environment)
    cluster.workers[started.length] = worker
    started.push(worker)
    return worker
  }
})
afterEach(() => vi.useRealTimers())

function open(count: number) {
  const onMessage = vi.fn<(message: string) => void>()
  const onReplaced = vi.fn<(cause: string) => void>()
  const environment = { CONTROL: '4000' }
  return {
    onMessage,
    onReplaced,
    opening: openWorkers({ count, environment, onMessage, onReplaced }),
  }
}

/** Workers that serve, in the order in which they were started. */
async function openServing(count: number) {
  const { opening, ...rest } = open(count)
  started[0]?.emit('listening', { port: 3000 })
  return { ...rest, ...(await opening) }
}

test('workers accept connections themselves, from the first one on', () => {
  cluster.fork = () => {
    expect(cluster.schedulingPolicy).toBe(cluster.SCHED_NONE)
    return new FakeWorker({})
  }
  cluster.schedulingPolicy = cluster.SCHED_RR
  open(1)
  expect.assertions(1)
})

test('the others are started once the first one serves, each with the same variables', async () => {
  const { opening } = open(3)
  expect(started).toHaveLength(1)
  started[0]?.emit('listening', { port: 3000 })
  expect((await opening).port).toBe(3000)
  expect(started.map(({ environment }) => environment)).toEqual(
    Array.from({ length: 3 }, () => ({ CONTROL: '4000' })),
  )
})

test('when the first one ends before it serves, it is not tried again', async () => {
  const { opening, onReplaced } = open(3)
  started[0]?.end(1)
  await expect(opening).rejects.toThrow('The site could not be served: see above.')
  vi.advanceTimersByTime(60_000)
  expect(started).toHaveLength(1)
  expect(onReplaced).not.toHaveBeenCalled()
})

test('one that ends after a while is replaced at once', async () => {
  const { onReplaced } = await openServing(2)
  vi.advanceTimersByTime(2000)
  started[1]?.end(null, 'SIGKILL')
  vi.advanceTimersByTime(0)
  expect(started).toHaveLength(3)
  vi.advanceTimersByTime(2000)
  started[0]?.end(7)
  vi.advanceTimersByTime(0)
  expect(started).toHaveLength(4)
  expect(onReplaced.mock.calls).toEqual([['SIGKILL'], ['exit code 7']])
})

test('one that ends as soon as it was started is replaced every two seconds, not in a rush', async () => {
  const { onReplaced } = await openServing(2)
  vi.advanceTimersByTime(10_000)
  started[1]?.end(1)
  vi.advanceTimersByTime(0)
  for (const count of [3, 4, 5]) {
    expect(started).toHaveLength(count)
    started.at(-1)?.end(1)
    vi.advanceTimersByTime(1999)
    expect(started).toHaveLength(count)
    vi.advanceTimersByTime(1)
  }
  expect(onReplaced).toHaveBeenCalledTimes(4)
})

test('what workers say is passed on, if it is text, and so is what they are told', async () => {
  const { onMessage, tell } = await openServing(3)
  started[1]?.emit('message', 'hello')
  started[1]?.emit('message', { type: 'of another library' })
  expect(onMessage.mock.calls).toEqual([['hello']])
  if (started[2] !== undefined) started[2].connected = false
  tell('look')
  expect(started.map(({ received }) => received)).toEqual([['look'], ['look'], []])
})

test('a message that does not reach a worker as it dies harms nobody', async () => {
  await openServing(1)
  expect(() => started[0]?.emit('error', new Error('write EPIPE'))).not.toThrow()
})

test('stop() tells every worker, waits for all of them and starts none', async () => {
  const { stop } = await openServing(3)
  started[2]?.end(1)
  const hasStopped = vi.fn()
  const stopped = stop().then(hasStopped)
  expect(started.map(({ signals }) => signals)).toEqual([['SIGTERM'], ['SIGTERM'], []])
  started[0]?.end(0)
  await vi.advanceTimersByTimeAsync(5000)
  expect(hasStopped).not.toHaveBeenCalled()
  started[1]?.end(0)
  await stopped
  vi.advanceTimersByTime(60_000)
  expect(started).toHaveLength(3)
  expect(started.map(({ signals }) => signals)).toEqual([['SIGTERM'], ['SIGTERM'], []])
})

test('a worker that does not end by itself is ended after twelve seconds', async () => {
  const { stop } = await openServing(1)
  const stopped = stop()
  vi.advanceTimersByTime(11_999)
  expect(started[0]?.signals).toEqual(['SIGTERM'])
  vi.advanceTimersByTime(1)
  expect(started[0]?.signals).toEqual(['SIGTERM', 'SIGKILL'])
  started[0]?.end(null, 'SIGKILL')
  await stopped
})
