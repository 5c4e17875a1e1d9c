import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  brierOfBaseRate,
  brierScore,
  formatScore,
  logarithmicScore,
  type PlainOutcome,
  skillScore,
} from './scoring'

const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true })
const outcome = fc.constantFrom<PlainOutcome>('yes', 'no')

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Forecasts that were given to the public, and whether it rained. */
const RAIN = [0.7, 0.9, 0.8, 0.4, 0.2, 0, 0, 0, 0, 0.1].map((given, day) => ({
  given,
  happened: day >= 1 && day <= 3 ? ('yes' as const) : ('no' as const),
}))

describe('brierScore', () => {
  it.each([
    [0.5, 'yes', 0.25],
    [0.5, 'no', 0.25],
    [0.75, 'yes', 0.0625],
    [0.75, 'no', 0.5625],
    [1, 'yes', 0],
    [0, 'yes', 1],
  ] as const)('scores %d with outcome %s as %d', (given, happened, score) => {
    expect(brierScore(given, happened)).toBe(score)
  })

  it('is half of what Brier prints for his ten forecasts of rain (1950, table 1): 0.19', () => {
    const scores = RAIN.map(({ given, happened }) => brierScore(given, happened))
    expect(2 * mean(scores)).toBeCloseTo(0.19, 12)
  })

  it.each([
    [0.7, 'yes', 0.09],
    [0.3, 'yes', 0.49],
  ] as const)(
    'scores %d as the usual textbook example of rain does: %s, %d',
    (given, is, score) => {
      expect(brierScore(given, is)).toBeCloseTo(score, 12)
    },
  )

  it('gives what the documentation of scikit-learn prints for brier_score_loss: 0.0375', () => {
    const scores = [
      brierScore(0.1, 'no'),
      brierScore(0.9, 'yes'),
      brierScore(0.8, 'yes'),
      brierScore(0.3, 'no'),
    ]
    expect(mean(scores)).toBeCloseTo(0.0375, 12)
  })

  it('lies between 0 and 1, and is 0.25 at evens whatever happens', () => {
    fc.assert(
      fc.property(probability, outcome, (given, happened) => {
        expect(brierScore(given, happened)).toBeGreaterThanOrEqual(0)
        expect(brierScore(given, happened)).toBeLessThanOrEqual(1)
        expect(brierScore(0.5, happened)).toBe(0.25)
      }),
    )
  })

  it('rewards honesty: what one believes has the best expected score', () => {
    fc.assert(
      fc.property(probability, probability, (believed, said) => {
        const expected = (given: number) =>
          believed * brierScore(given, 'yes') + (1 - believed) * brierScore(given, 'no')
        expect(expected(believed)).toBeLessThanOrEqual(expected(said) + 1e-15)
      }),
    )
  })
})

describe('logarithmicScore', () => {
  it.each([
    [0.5, 'yes', Math.LN2],
    [0.5, 'no', Math.LN2],
    [0.25, 'yes', 2 * Math.LN2],
    [0.75, 'no', 2 * Math.LN2],
  ] as const)('scores %d with outcome %s as %d', (given, happened, score) => {
    expect(logarithmicScore(given, happened)).toBeCloseTo(score, 14)
  })

  it('gives what the documentation of scikit-learn prints for log_loss: 0.21616', () => {
    const scores = [
      logarithmicScore(0.9, 'yes'),
      logarithmicScore(0.1, 'no'),
      logarithmicScore(0.2, 'no'),
      logarithmicScore(0.65, 'yes'),
    ]
    expect(mean(scores).toFixed(5)).toBe('0.21616')
  })

  // With numpy: -mean(log(where(rained, p, 1 - p))).
  it('gives for the ten forecasts of rain of Brier (1950, table 1) what numpy does', () => {
    const scores = RAIN.map(({ given, happened }) => logarithmicScore(given, happened))
    expect(mean(scores)).toBeCloseTo(0.2777271670144163, 14)
  })

  it('keeps every digit of a tiny probability', () => {
    expect(logarithmicScore(1e-20, 'no')).toBe(1e-20)
  })

  it('rewards honesty as well', () => {
    fc.assert(
      fc.property(probability, probability, (believed, said) => {
        const expected = (given: number) =>
          believed * logarithmicScore(given, 'yes') + (1 - believed) * logarithmicScore(given, 'no')
        expect(expected(believed)).toBeLessThanOrEqual(expected(said) + 1e-12)
      }),
    )
  })
})

describe('skillScore', () => {
  it.each([
    [0, 0.25, 1],
    [0.25, 0.25, 0],
    [0.5, 0.25, -1],
    [0.19, 0.25, 0.24],
  ])('compares %d with %d as %d', (score, reference, skill) => {
    expect(skillScore(score, reference)).toBeCloseTo(skill, 12)
  })

  it('has a base rate of half for its worst reference', () => {
    expect([0, 0.1, 0.5, 1].map(brierOfBaseRate)).toEqual([0, 0.09000000000000001, 0.25, 0])
  })
})

describe('formatScore', () => {
  it.each([
    [0.3025, '0.30'],
    [0, '0.00'],
    [0.64, '0.64'],
  ])('writes %d as %s', (score, text) => {
    expect(formatScore(score)).toBe(text)
  })
})
