import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { calibrate } from './calibration'
import type { PlainOutcome } from './scoring'

const times = (count: number, probability: number, outcome: PlainOutcome) =>
  Array.from({ length: count }, () => ({ probability, outcome }))

describe('calibrate', () => {
  it('sets what happened beside what was said', () => {
    const bins = calibrate([...times(1, 0.25, 'yes'), ...times(3, 0.21, 'no')])
    expect(bins).toHaveLength(1)
    expect(bins[0]).toMatchObject({ from: 0.2, to: 0.3, count: 4, happened: 1, frequency: 0.25 })
    expect(bins[0]?.meanProbability).toBeCloseTo(0.22, 12)
    expect(bins[0]?.band.from).toBeCloseTo(0.0063, 4)
    expect(bins[0]?.band.to).toBeCloseTo(0.8059, 4)
  })

  it.each([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])(
    'puts %d into the bin that begins with it',
    (probability) => {
      expect(calibrate(times(1, probability, 'yes'))[0]?.from).toBe(probability)
    },
  )

  it.each([
    [0.0001, 0],
    [0.2999, 0.2],
    [0.9999, 0.9],
  ])('puts %d into the bin from %d', (probability, from) => {
    expect(calibrate(times(1, probability, 'no'))[0]?.from).toBe(from)
  })

  it('leaves no forecast out and counts none twice', () => {
    const forecast = fc.record({
      probability: fc.double({ min: 0.0001, max: 0.9999, noNaN: true }),
      outcome: fc.constantFrom<PlainOutcome>('yes', 'no'),
    })
    fc.assert(
      fc.property(fc.array(forecast, { maxLength: 80 }), (given) => {
        const bins = calibrate(given)
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(given.length)
        for (const bin of bins) {
          expect(bin.meanProbability).toBeGreaterThanOrEqual(bin.from - 1e-9)
          expect(bin.meanProbability).toBeLessThanOrEqual(bin.to)
          expect(bin.band.from).toBeLessThanOrEqual(bin.frequency)
          expect(bin.band.to).toBeGreaterThanOrEqual(bin.frequency)
        }
      }),
    )
  })
})
