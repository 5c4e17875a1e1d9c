import { expect, test } from 'vitest'

import type { Diagnostic } from '@/lib/content/diagnostics'

import type { Publication } from './publish'
import { noteLook, NOTHING_YET, type PublishingStatus } from './status'

const diagnostic = (line: number): Diagnostic => ({
  severity: 'error',
  rule: 'missing-key',
  file: 'pages/about.md',
  line,
  column: 1,
  message: '`title` is missing',
})

const published: Publication = {
  outcome: 'published',
  revision: 'a',
  changed: 3,
  removed: 2,
  diagnostics: [],
}
const refused: Publication = { outcome: 'refused', revision: 'b', diagnostics: [diagnostic(1)] }
const held: Publication = { outcome: 'held', revision: 'b', lost: 2, of: 3 }
const unchanged = (revision: string): Publication => ({ outcome: 'unchanged', revision })
const released = (revision: string): Publication => ({ outcome: 'released', revision })
const gone = new Error('The repository is gone.')

/** The status after these looks, one a minute from ten o'clock. */
const statusAfter = (...looks: (Publication | Error)[]): PublishingStatus =>
  looks.reduce(
    (status, news, minute) => noteLook(status, news, `2026-06-07T10:0${minute}:00Z`, 0.5),
    NOTHING_YET,
  )

test('before the first look nothing is known', () => {
  expect(JSON.stringify(NOTHING_YET)).toBe('{}')
})

test('a revision that is published is the head and the last success', () => {
  expect(statusAfter(published)).toEqual({
    head: 'a',
    lastLook: '2026-06-07T10:00:00Z',
    lastSuccess: { at: '2026-06-07T10:00:00Z', revision: 'a', seconds: 0.5, changed: 5 },
  })
})

test('a look that finds nothing new changes only its time', () => {
  expect(statusAfter(published, unchanged('a'))).toEqual({
    ...statusAfter(published),
    lastLook: '2026-06-07T10:01:00Z',
  })
})

test('a revision that is refused is the head, and why it is refused stays until it is mended', () => {
  const failure = {
    at: '2026-06-07T10:01:00Z',
    revision: 'b',
    reason: 'The revision has errors and was refused whole.',
    count: 1,
    diagnostics: [diagnostic(1)],
  }
  const after = statusAfter(published, refused, unchanged('b'))
  expect(after).toMatchObject({ head: 'b', lastFailure: failure })
  expect(after.lastSuccess?.revision).toBe('a')

  const mended = { ...published, revision: 'c' }
  expect(statusAfter(published, refused, mended).lastFailure).toBeUndefined()
  // Taken back: the head is again what is served.
  expect(statusAfter(published, refused, unchanged('a')).lastFailure).toBeUndefined()
})

test('a revision that is held back says what it takes away', () => {
  expect(statusAfter(published, held, unchanged('b'))).toMatchObject({
    head: 'b',
    lastFailure: {
      revision: 'b',
      reason: 'The revision removes 2 of 3 stories and waits to be confirmed.',
      count: 0,
      diagnostics: [],
    },
  })
})

test('a look that fails is the last failure, of no revision, and leaves the head as it was', () => {
  expect(statusAfter(published, gone)).toMatchObject({
    head: 'a',
    lastLook: '2026-06-07T10:01:00Z',
    lastFailure: {
      at: '2026-06-07T10:01:00Z',
      revision: undefined,
      reason: 'The repository is gone.',
      count: 0,
      diagnostics: [],
    },
  })
  expect(statusAfter(published, gone, unchanged('a')).lastFailure).toBeUndefined()
})

test('a look that fails in between does not make a refusal forgotten', () => {
  for (const verdict of [refused, held]) {
    const before = statusAfter(published, verdict)
    const between = statusAfter(published, verdict, gone)
    expect(between.lastFailure?.reason).toBe('The repository is gone.')
    const after = statusAfter(published, verdict, gone, unchanged('b'))
    expect(after.lastFailure).toEqual(before.lastFailure)
    expect(statusAfter(published, verdict, gone, unchanged('a')).lastFailure).toBeUndefined()
  }
})

test('a scheduled story that goes live is no word about the head', () => {
  expect(statusAfter(published, refused, released('a'))).toMatchObject({
    head: 'b',
    lastFailure: { revision: 'b' },
  })
  expect(statusAfter(released('a')).head).toBe('a')
})

test('of many diagnostics the first hundred are shown, and all are counted', () => {
  const diagnostics = Array.from({ length: 150 }, (_, index) => diagnostic(index + 1))
  const { lastFailure } = statusAfter({ ...refused, diagnostics })
  expect(lastFailure?.count).toBe(150)
  expect(lastFailure?.diagnostics).toEqual(diagnostics.slice(0, 100))
})

test('the warnings of a revision that is published are no failure', () => {
  const warned = { ...published, diagnostics: [diagnostic(1)] }
  expect(statusAfter(refused, warned).lastFailure).toBeUndefined()
})
