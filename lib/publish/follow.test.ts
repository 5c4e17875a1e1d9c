import { expect, onTestFinished, test } from 'vitest'

import { SOON } from '@/tests/fixtures/soon'

import { follow, type Following } from './follow'
import type { Publication } from './publish'

/** Follows a source that has this news in turn, and returns what was reported. */
async function reportsOf(news: (Publication | Error)[]) {
  const reported: (Publication | Error)[] = []
  const stopping = new AbortController()
  const waiting = [...news]
  const { ended } = follow({
    look: async () => {
      const next = waiting.shift()
      if (waiting.length === 0) stopping.abort()
      if (next instanceof Error || next === undefined) throw next
      return next
    },
    report: (item) => reported.push(item),
    interval: 1,
    signal: stopping.signal,
  })
  await ended
  return reported
}

const unchanged = { outcome: 'unchanged', revision: 'a' } as const
const refused = { outcome: 'refused', revision: 'b', diagnostics: [] } satisfies Publication

test('nothing is reported while nothing changes', async () => {
  expect(await reportsOf([unchanged, unchanged])).toEqual([])
})

test('a refused revision is reported once, and again when it comes back later', async () => {
  expect(await reportsOf([refused, refused, unchanged, refused])).toEqual([refused, refused])
})

test('a refused revision that is read a second time and refused again is reported once', async () => {
  const still = { outcome: 'unchanged', revision: 'b' } as const
  expect(await reportsOf([refused, still, still, refused, still, refused])).toEqual([refused])
})

test('a failure is reported once, whatever its source, and following goes on', async () => {
  const gone = new Error('the repository is gone')
  expect(await reportsOf([gone, gone, refused])).toEqual([gone, refused])
})

/** Following with looks that are finished by hand, and an hour between them. */
function startFollowing(interval = 3_600_000) {
  const stopping = new AbortController()
  onTestFinished(() => stopping.abort())
  const finish: (() => void)[] = []
  let underWay = 0
  let most = 0
  const { lookNow, ended } = follow({
    look: async () => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise<void>((resolve) => finish.push(resolve))
      underWay -= 1
      return unchanged
    },
    report: () => undefined,
    interval,
    signal: stopping.signal,
  })
  const untilLook = (count: number) => expect.poll(() => finish, SOON).toHaveLength(count)
  /** Lets everything happen that a finished look sets off. */
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  const end = async (number: number) => {
    finish[number]?.()
    await settle()
  }
  return { stopping, lookNow, ended, looks: finish, untilLook, end, settle, most: () => most }
}

test('who asks while it waits is not kept waiting', async () => {
  const { looks, lookNow, untilLook, end } = startFollowing()
  await end(0)
  expect(looks).toHaveLength(1)
  lookNow()
  await untilLook(2)
  await end(1)
  expect(looks).toHaveLength(2)
  lookNow()
  await untilLook(3)
})

test('however often one asks during a look, there is one more look after it, and only one', async () => {
  const { looks, lookNow, untilLook, end, settle, most } = startFollowing()
  for (let time = 0; time < 3; time += 1) {
    lookNow()
    await settle()
  }
  expect(looks).toHaveLength(1)
  await end(0)
  await untilLook(2)
  await end(1)
  expect(looks).toHaveLength(2)
  expect(most()).toBe(1)
})

test('two looks are never under way at once, however short the interval', async () => {
  const { lookNow, untilLook, end, settle, most } = startFollowing(1)
  for (const number of [0, 1, 2]) {
    await untilLook(number + 1)
    lookNow()
    await settle()
    await end(number)
  }
  await untilLook(4)
  expect(most()).toBe(1)
})

test('it ends at once when it waits, and after the look when one is under way', async () => {
  const waiting = startFollowing()
  await waiting.end(0)
  waiting.stopping.abort()
  await waiting.ended
  waiting.lookNow()
  await waiting.settle()
  expect(waiting.looks).toHaveLength(1)

  const looking = startFollowing()
  let hasEnded = false
  void looking.ended.then(() => (hasEnded = true))
  looking.lookNow()
  looking.stopping.abort()
  await looking.settle()
  expect(hasEnded).toBe(false)
  await looking.end(0)
  await looking.ended
  expect(looking.looks).toHaveLength(1)
})

test('a look that fails does not end it, nor what was asked for meanwhile', async () => {
  const stopping = new AbortController()
  onTestFinished(() => stopping.abort())
  const reported: (Publication | Error)[] = []
  let looks = 0
  const following: Following = follow({
    look: async () => {
      looks += 1
      if (looks === 1) queueMicrotask(() => following.lookNow())
      return Promise.reject(new Error(`failure ${looks}`))
    },
    report: (news) => reported.push(news),
    interval: 3_600_000,
    signal: stopping.signal,
  })
  await expect.poll(() => reported, SOON).toEqual([new Error('failure 1'), new Error('failure 2')])
  expect(looks).toBe(2)
})
