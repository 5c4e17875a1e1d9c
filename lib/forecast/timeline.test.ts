import { describe, expect, it } from 'vitest'

import { meanOver, probabilityAt, standsUntil, stepsOf } from './timeline'

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

describe('standsUntil', () => {
  it('gives each probability the share of the time in which it stood', () => {
    expect(standsUntil(steps, '2026-03-11')).toEqual([
      { probability: 0.6, share: 0.4 },
      { probability: 0.8, share: 0.45 },
      { probability: 0.9, share: 0.15 },
    ])
  })

  it('leaves out what came after the end', () => {
    expect(standsUntil(steps, '2026-03-09')).toEqual([
      { probability: 0.6, share: 0.5 },
      { probability: 0.8, share: 0.5 },
    ])
  })

  it.each(['2026-03-01', '2026-02-01'])(
    'counts the first probability where none stood before %s',
    (end) => {
      expect(standsUntil(steps, end)).toEqual([{ probability: 0.6, share: 1 }])
    },
  )
})

describe('meanOver', () => {
  it('weights a score by time: 4 days of 60% and 6 of 80% before a yes score 0.088', () => {
    const stands = standsUntil(steps.slice(0, 2), '2026-03-11')
    expect(meanOver(stands, (probability) => (1 - probability) ** 2)).toBeCloseTo(0.088, 12)
  })
})
