import { expect, test } from 'vitest'

import { chain, event, fan, link } from '@/tests/fixtures/graphs'

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

test('a link over several columns keeps clear of the dots between', () => {
  const graph = {
    events: [event(0), event(1), event(2)],
    links: [link(0, 1), link(1, 2), link(0, 2)],
  }
  expect(sketchGraph(graph, 'event-1')).toEqual({
    width: 94,
    height: 36,
    lines:
      'M14 18C28 18 28 9 42 9M14 18C28 18 28 27 42 27H52M52 27C66 27 66 18 80 18M52 9C66 9 66 18 80 18',
    dots: 'M9 18h0M85 18h0',
    focus: 'M47 9h0',
  })
})

test('an event alone is a dot', () => {
  expect(sketchGraph(chain(1), 'event-0')).toEqual({
    ...{ width: 18, height: 18, lines: '', dots: '', focus: 'M9 9h0' },
  })
})
