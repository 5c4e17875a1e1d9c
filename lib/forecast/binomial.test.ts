import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { chanceOfAtLeast, exactInterval } from './binomial'

describe('exactInterval', () => {
  // R. G. Newcombe, 'Two-sided confidence intervals for the single proportion', Statistics in
  // Medicine 17 (1998), table I, method 5.
  it.each([
    [81, 263, '0.2527', '0.3676'],
    [15, 148, '0.0578', '0.1617'],
    [0, 20, '0.0000', '0.1684'],
    [1, 29, '0.0009', '0.1776'],
  ])('gives for %d of %d what Newcombe prints: %s to %s', (successes, trials, from, to) => {
    const interval = exactInterval(successes, trials)
    expect([interval.from.toFixed(4), interval.to.toFixed(4)]).toEqual([from, to])
  })

  it('gives for 5 of 25 what the tables of Conover (1999) print: 0.068 to 0.407', () => {
    const { from, to } = exactInterval(5, 25)
    expect([from.toFixed(3), to.toFixed(3)]).toEqual(['0.068', '0.407'])
  })

  // scipy.stats.binomtest(successes, trials).proportion_ci(0.95, method='exact'), SciPy 1.17.1.
  it.each([
    [7, 10, 0.3475471499, 0.9332604888],
    [3, 7, 0.0989882784, 0.8159484324],
    [1, 50, 0.000506228, 0.1064695457],
    [120, 365, 0.2807659876, 0.3795734267],
    [9999, 10_000, 0.999442963, 0.9999974682],
  ])('gives for %d of %d what SciPy does: %d to %d', (successes, trials, from, to) => {
    const interval = exactInterval(successes, trials)
    expect(interval.from).toBeCloseTo(from, 9)
    expect(interval.to).toBeCloseTo(to, 9)
  })

  it('has closed forms where nothing or everything happened', () => {
    for (const trials of [1, 2, 10, 1000]) {
      const limit = 0.025 ** (1 / trials)
      expect(exactInterval(0, trials).from).toBe(0)
      expect(exactInterval(0, trials).to).toBeCloseTo(1 - limit, 12)
      expect(exactInterval(trials, trials).from).toBeCloseTo(limit, 12)
      expect(exactInterval(trials, trials).to).toBe(1)
    }
  })

  it('holds the share that was seen, and mirrors when yes and no change places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), (trials, some) => {
        const successes = some % (trials + 1)
        const { from, to } = exactInterval(successes, trials)
        const mirrored = exactInterval(trials - successes, trials)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(1)
        expect(from).toBeLessThanOrEqual(successes / trials)
        expect(to).toBeGreaterThanOrEqual(successes / trials)
        expect(mirrored.from).toBeCloseTo(1 - to, 12)
        expect(mirrored.to).toBeCloseTo(1 - from, 12)
      }),
    )
  })

  it('stays exact for ten thousand', () => {
    const { from, to } = exactInterval(5000, 10_000)
    expect(from).toBeCloseTo(0.490151, 6)
    expect(to).toBeCloseTo(0.509849, 6)
  })
})

describe('chanceOfAtLeast', () => {
  it('agrees with counting every sequence of throws', () => {
    const trials = 9
    const share = 0.3
    for (let successes = 0; successes <= trials; successes++) {
      let sum = 0
      for (let throws = 0; throws < 2 ** trials; throws++) {
        const ones = throws.toString(2).replaceAll('0', '').length
        if (ones >= successes) sum += share ** ones * (1 - share) ** (trials - ones)
      }
      expect(chanceOfAtLeast(successes, trials, share)).toBeCloseTo(sum, 13)
    }
  })
})
