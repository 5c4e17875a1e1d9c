import { setTimeout as wait } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { currentTime } from './dates'
import { seenFrom, viewpoint } from './viewpoint'

const then = { indexPath: 'then.db', now: '2026-12-01T09:00:00Z' }

test('a viewpoint holds for the work and for what that begins, and for nothing else', async () => {
  const seen = seenFrom(then, async () => {
    await wait(1)
    return [viewpoint(), currentTime()]
  })
  expect(viewpoint()).toBeUndefined()
  expect(currentTime()).not.toBe(then.now)
  expect(await seen).toEqual([then, then.now])
})

test('a viewpoint without a time keeps the clock', () => {
  const year = new Date().getUTCFullYear()
  const seen = seenFrom({ indexPath: 'x.db', now: undefined }, currentTime)
  expect(Number(seen.slice(0, 4))).toBeGreaterThanOrEqual(year)
})
