import { describe, expect, it } from 'vitest'

import { brierScore, formatScore } from './scoring'

describe('brierScore', () => {
  it.each([
    [0.5, 'yes', 0.25],
    [0.5, 'no', 0.25],
    [0.75, 'yes', 0.0625],
    [0.75, 'no', 0.5625],
    [1, 'yes', 0],
    [0, 'yes', 1],
  ] as const)('scores %d with outcome %s as %d', (probability, outcome, score) => {
    expect(brierScore(probability, outcome)).toBe(score)
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
