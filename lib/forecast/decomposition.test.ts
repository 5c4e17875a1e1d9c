import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { decompose, type WeightedForecast } from './decomposition'
import { brierScore, type PlainOutcome } from './scoring'

const forecasts = fc.array(
  fc.record<WeightedForecast>({
    probability: fc.oneof(
      fc.constantFrom(0.1, 0.3, 0.5, 0.7),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
    ),
    outcome: fc.constantFrom<PlainOutcome>('yes', 'no'),
    weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 60 },
)

const meanScore = (given: readonly WeightedForecast[]) => {
  const weight = given.reduce((sum, forecast) => sum + forecast.weight, 0)
  const score = given.reduce(
    (sum, forecast) => sum + forecast.weight * brierScore(forecast.probability, forecast.outcome),
    0,
  )
  return score / weight
}

describe('decompose', () => {
  it('splits the ten forecasts of rain of Brier (1950, table 1) by hand', () => {
    const rain = [0.7, 0.9, 0.8, 0.4, 0.2, 0, 0, 0, 0, 0.1]
    const parts = decompose(
      rain.map((probability, day) => ({
        probability,
        outcome: day >= 1 && day <= 3 ? 'yes' : 'no',
        weight: 1,
      })),
    )
    // Three days of ten had rain, and no two days of one probability differed.
    expect(parts?.uncertainty).toBeCloseTo(0.21, 12)
    expect(parts?.resolution).toBeCloseTo(0.21, 12)
    expect(parts?.reliability).toBeCloseTo(0.095, 12)
  })

  it('adds up to the mean Brier score, exactly and for any weights', () => {
    fc.assert(
      fc.property(forecasts, (given) => {
        const { reliability = 0, resolution = 0, uncertainty = 0 } = decompose(given) ?? {}
        expect(reliability - resolution + uncertainty).toBeCloseTo(meanScore(given), 12)
      }),
    )
  })

  // S. Siegert, 'Simplifying and generalising Murphy's Brier score decomposition', Quarterly Journal
  // of the Royal Meteorological Society 143 (2017): another way to the same parts.
  it('has for parts what is lost to recalibrated forecasts, and what these save of the base rate', () => {
    fc.assert(
      fc.property(forecasts, (given) => {
        const shareOf = (some: readonly WeightedForecast[]) =>
          some.reduce((sum, { outcome, weight }) => sum + (outcome === 'yes' ? weight : 0), 0) /
          some.reduce((sum, { weight }) => sum + weight, 0)
        const recalibrated = given.map((one) => ({
          ...one,
          probability: shareOf(given.filter(({ probability }) => probability === one.probability)),
        }))
        const baseRate = shareOf(given)
        const atBaseRate = given.map((one) => ({ ...one, probability: baseRate }))
        const parts = decompose(given)
        expect(parts?.reliability).toBeCloseTo(meanScore(given) - meanScore(recalibrated), 12)
        expect(parts?.resolution).toBeCloseTo(meanScore(atBaseRate) - meanScore(recalibrated), 12)
        expect(parts?.uncertainty).toBeCloseTo(meanScore(atBaseRate), 12)
      }),
    )
  })

  it('keeps each part within its bounds', () => {
    fc.assert(
      fc.property(forecasts, (given) => {
        const parts = decompose(given)
        expect(parts?.reliability).toBeGreaterThanOrEqual(0)
        expect(parts?.resolution).toBeGreaterThanOrEqual(0)
        expect(parts?.uncertainty).toBeLessThanOrEqual(0.25)
        expect(parts?.resolution).toBeLessThanOrEqual((parts?.uncertainty ?? 0) + 1e-12)
      }),
    )
  })

  it('does not depend on the order of the forecasts', () => {
    fc.assert(
      fc.property(forecasts, (given) => {
        const parts = decompose(given)
        const reversed = decompose(given.toReversed())
        expect(reversed?.reliability).toBeCloseTo(parts?.reliability ?? NaN, 12)
        expect(reversed?.resolution).toBeCloseTo(parts?.resolution ?? NaN, 12)
      }),
    )
  })

  it('has nothing to say of nothing', () => {
    expect(decompose([])).toBeUndefined()
  })
})
