import { expect, it } from 'vitest'

import { describeProbability } from '@/lib/forecast/yardstick'

import { tellFrequency } from './probability-term'

it.each([
  [0.03, 'of 100 such forecasts, at most 5 should come true'],
  [0.3, 'of 100 such forecasts, 25 to 35 should come true'],
  [0.45, 'of 100 such forecasts, 40 to 50 should come true'],
  [0.6, 'of 100 such forecasts, 55 to 75 should come true'],
  [0.97, 'of 100 such forecasts, at least 95 should come true'],
])('tells of the words for %d that %s', (probability, sentence) => {
  expect(tellFrequency(describeProbability(probability))).toBe(sentence)
})
