import { expect, test } from 'vitest'

import { follow } from './follow'
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
