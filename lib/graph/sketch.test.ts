import { expect, test } from 'vitest'

import { chain, fan } from '@/tests/fixtures/graphs'

import { sketchGraph } from './sketch'

const dots = (path: string) =>
  Array.from(path.matchAll(/M(\d+) (\d+)h0/g), ([, x, y]) => [Number(x), Number(y)])

test('a chain is a row of dots from left to right, with the event of the story apart', () => {
  const sketch = sketchGraph(chain(3), 'event-1')
  expect(sketch).toEqual({
    width: 94,
    height: 18,
    lines: 'M14 9H42M52 9H80',
    dots: 'M9 9h0M85 9h0',
    focus: 'M47 9h0',
  })
})

test('dots stand apart, and within the sketch', () => {
  const sketch = sketchGraph(fan(20), 'event-0')
  const places = [...dots(sketch.dots), ...dots(sketch.focus)]
  expect(places).toHaveLength(20)
  expect(new Set(places.map(String)).size).toBe(20)
  for (const [x = -1, y = -1] of places) {
    expect(x >= 8 && x <= sketch.width - 8 && y >= 8 && y <= sketch.height - 8).toBe(true)
  }
})
