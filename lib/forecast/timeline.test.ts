import { describe, expect, it } from 'vitest'

import { meanOver, probabilityAt, shareTime, stepsOf } from './timeline'

const steps = stepsOf(
  {
    probability: 0.6,
    revisions: [
      { at: '2026-03-05T00:00:00Z', probability: 0.8, because: 'B.' },
      { at: '2026-03-09T12:00:00Z', probability: 0.9, because: 'B.' },
    ],
  },
  '2026-03-01T00:00:00Z',
)

describe('probabilityAt', () => {
  it.each([
    ['2026-02-28T23:59:59Z', undefined],
    ['2026-03-01T00:00:00Z', 0.6],
    ['2026-03-04T23:59:59Z', 0.6],
    ['2026-03-05T00:00:00Z', 0.8],
    ['2030-01-01T00:00:00Z', 0.9],
  ])('at %s is %s', (instant, probability) => {
    expect(probabilityAt(steps, instant)).toBe(probability)
  })
})

const sharesUntil = (end: string) => shareTime(steps, end).map(({ share }) => share)

describe('shareTime', () => {
  it('gives each probability the share of the time in which it stood', () => {
    expect(sharesUntil('2026-03-11')).toEqual([0.4, 0.45, 0.15])
    expect(shareTime(steps, '2026-03-11')[0]).toEqual({
      from: '2026-03-01T00:00:00Z',
      probability: 0.6,
      share: 0.4,
    })
  })

  it('gives no share to what came after the end', () => {
    expect(sharesUntil('2026-03-09')).toEqual([0.5, 0.5, 0])
  })

  it.each(['2026-03-01', '2026-02-01'])(
    'counts the first probability where none stood before %s',
    (end) => {
      expect(sharesUntil(end)).toEqual([1, 0, 0])
    },
  )
})

describe('meanOver', () => {
  it('weights a score by time: 4 days of 60% and 6 of 80% before a yes score 0.088', () => {
    const shares = shareTime(steps.slice(0, 2), '2026-03-11')
    expect(meanOver(shares, (probability) => (1 - probability) ** 2)).toBeCloseTo(0.088, 12)
  })
})
