import { describe, expect, it } from 'vitest'

import { formatMean, formatShare, formatSkill } from './format'

describe('formatSkill', () => {
  it.each([
    [0.123, '+12%'],
    [-0.034, '−3%'],
    [0.004, '0%'],
    [-0.004, '0%'],
    [1, '+100%'],
    [undefined, '–'],
  ])('writes %s as %s', (skill, text) => {
    expect(formatSkill(skill)).toBe(text)
  })
})

it('writes means with three decimals and shares in whole per cent', () => {
  expect([formatMean(0.25), formatMean(0.08849)]).toEqual(['0.250', '0.088'])
  expect([formatShare(0), formatShare(1 / 3), formatShare(1)]).toEqual(['0%', '33%', '100%'])
})
