import { describe, expect, it } from 'vitest'

import { describeProbability, formatProbability } from './yardstick'

describe('describeProbability', () => {
  it.each([
    [0.01, 'remote chance', '5% or less'],
    [0.05, 'remote chance', '5% or less'],
    [0.1, 'highly unlikely', '10–20%'],
    [0.2, 'highly unlikely', '10–20%'],
    [0.25, 'unlikely', '25–35%'],
    [0.35, 'unlikely', '25–35%'],
    [0.4, 'realistic possibility', '40% to under 50%'],
    [0.55, 'likely or probable', '55–75%'],
    [0.75, 'likely or probable', '55–75%'],
    [0.8, 'highly likely', '80–90%'],
    [0.9, 'highly likely', '80–90%'],
    [0.95, 'almost certain', '95% or more'],
    [0.99, 'almost certain', '95% or more'],
  ])('reads %d as ‘%s’ (%s)', (probability, words, range) => {
    expect(describeProbability(probability)).toMatchObject({ words, range })
  })

  it('reads evens as a realistic possibility', () => {
    expect(describeProbability(0.5).words).toBe('realistic possibility')
  })

  it.each([
    [0.0749, 'remote chance'],
    [0.075, 'highly unlikely'],
    [0.2249, 'highly unlikely'],
    [0.225, 'unlikely'],
    [0.3749, 'unlikely'],
    [0.375, 'realistic possibility'],
    [0.5249, 'realistic possibility'],
    [0.525, 'likely or probable'],
    [0.7749, 'likely or probable'],
    [0.775, 'highly likely'],
    [0.9249, 'highly likely'],
    [0.925, 'almost certain'],
  ])('puts %d, which falls into a gap, into the nearest band: %s', (probability, words) => {
    expect(describeProbability(probability).words).toBe(words)
  })

  it('gives the ends of the band for drawing it', () => {
    expect(describeProbability(0.65)).toMatchObject({ from: 0.55, to: 0.75 })
  })
})

describe('formatProbability', () => {
  it.each([
    [0.65, '65%'],
    [0.07, '7%'],
    [0.29, '29%'],
    [0.125, '12.5%'],
    [0.0004, '<0.1%'],
    [0.9996, '>99.9%'],
  ])('writes %d as %s', (probability, text) => {
    expect(formatProbability(probability)).toBe(text)
  })
})
