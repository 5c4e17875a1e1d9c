import { expect, it } from 'vitest'

import { acrossFrame, FRAME, upFrame, VIEW } from './frame'

it('lays values out from left to right and from the bottom up', () => {
  expect([acrossFrame(0), acrossFrame(0.5), acrossFrame(1)]).toEqual([40, 185, 330])
  expect([upFrame(0), upFrame(0.5), upFrame(1)]).toEqual([260, 135, 10])
})

it('puts a single value into the middle', () => {
  expect([acrossFrame(7, 7, 7), upFrame(7, 7, 7)]).toEqual([185, 135])
})

it('stays within the view', () => {
  expect(FRAME.left + FRAME.width).toBeLessThanOrEqual(VIEW.width)
  expect(FRAME.top + FRAME.height).toBeLessThan(VIEW.height)
})
