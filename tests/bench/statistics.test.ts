import { describe, expect, it } from 'vitest'

import { maximum, median, percentile } from './statistics'

describe('percentile', () => {
  it('is the smallest value that the share of all values does not exceed', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(percentile(values, 0.5)).toBe(50)
    expect(percentile(values, 0.95)).toBe(95)
    expect(percentile(values, 0.99)).toBe(99)
    expect(percentile(values, 1)).toBe(100)
    expect(percentile(values, 0)).toBe(1)
  })

  it('of one value is that value', () => {
    expect(percentile([7], 0.95)).toBe(7)
  })

  it('of no value is not a number', () => {
    expect(percentile([], 0.5)).toBeNaN()
  })
})

describe('median', () => {
  it('is the value in the middle, in whatever order they come', () => {
    expect(median([9, 1, 5])).toBe(5)
  })

  it('lies between the two in the middle', () => {
    expect(median([4, 1, 10, 2])).toBe(3)
  })
})

describe('maximum', () => {
  it('is the largest value', () => {
    expect(maximum([3, 20, 100])).toBe(100)
  })
})
