import { describe, expect, test } from 'vitest'

import { chain, event, fan, generations, hardTitles, link, tangle } from '@/tests/fixtures/graphs'

import { bottom, type Box, type Drawing, right, short, type TextBlock } from './drawing'
import { type EventGraph, inTime } from './event-graph'
import { layOutAcross } from './lay-out-across'
import { layOutDown } from './lay-out-down'
import { measureText } from './measure-text'

const DESK = 1088
const PHONE = 288

const single: EventGraph = { events: [event(0)], links: [] }

/** Two causes of one, which had two effects that met again; and one that skips them all. */
const diamond: EventGraph = {
  events: [0, 1, 2, 3, 4, 5].map((place) => event(place, { title: hardTitles[place] ?? '' })),
  links: [link(0, 2), link(1, 2), link(2, 3), link(2, 4), link(3, 5), link(4, 5), link(0, 5)],
}

const graphs: [string, EventGraph][] = [
  ['one event', single],
  ['two events', chain(2)],
  ['a diamond', diamond],
  ['a chain of five', chain(5)],
  ['a chain of 40', chain(40)],
  ['a fan of 24', fan(24)],
  ['a fan of 40', fan(40)],
  ['four generations of six', generations(4, 6)],
  ['a fan of 400', fan(400)],
  ['a tangle of 40', tangle(40)],
  ['a tangle of 400', tangle(400)],
  ['24 events without a link', { events: tangle(24).events, links: [] }],
]

const drawings: [string, EventGraph, Drawing][] = graphs.flatMap(([name, graph]) =>
  [
    [`${name}, across`, layOutAcross(graph, { width: DESK, focus: 'event-0' })] as const,
    [`${name}, down`, layOutDown(graph, { width: PHONE, focus: 'event-0' })] as const,
  ].flatMap(([title, drawing]): [string, EventGraph, Drawing][] =>
    drawing === undefined ? [] : [[title, graph, drawing]],
  ),
)

const overlap = (a: Box, b: Box) =>
  a.left < right(b) && b.left < right(a) && a.top < bottom(b) && b.top < bottom(a)

const boxesOf = ({ cards, labels }: Drawing) => [...cards, ...labels].map(({ box }) => box)

/** Every point of path data, with those that steer curves: no curve leaves what lies between them. */
function pointsOf(path: string): { x: number; y: number }[] {
  let [x, y] = [0, 0]
  return Array.from(path.matchAll(/([a-z])([^a-z]*)/gi), ([, command = '', text = '']) => {
    const numbers = (text.match(/-?[\d.]+/g) ?? []).map(Number)
    if (command === 'z') return []
    if (command === 'H') return [{ x: (x = numbers[0] ?? x), y }]
    if (command === 'h') return [{ x: (x += numbers[0] ?? 0), y }]
    if (command === 'V') return [{ x, y: (y = numbers[0] ?? y) }]
    if (command === 'v') return [{ x, y: (y += numbers[0] ?? 0) }]
    const [dx, dy] = command === command.toLowerCase() ? [x, y] : [0, 0]
    const points = Array.from({ length: numbers.length / 2 }, (_, index) => ({
      x: dx + (numbers[2 * index] ?? 0),
      y: dy + (numbers[2 * index + 1] ?? 0),
    }))
    x = points.at(-1)?.x ?? x
    y = points.at(-1)?.y ?? y
    return points
  }).flat()
}

const isWithin = ({ width, height }: Drawing, { x, y }: { x: number; y: number }) =>
  x >= 0 && y >= 0 && x <= width && y <= height

test('graphs that fit are drawn across, and all but the densest down', () => {
  expect(drawings.map(([title]) => title)).toEqual([
    'one event, across',
    'one event, down',
    'two events, across',
    'two events, down',
    'a diamond, across',
    'a diamond, down',
    'a chain of five, across',
    'a chain of five, down',
    'a chain of 40, down',
    'a fan of 24, across',
    'a fan of 24, down',
    'a fan of 40, down',
    'four generations of six, across',
    'four generations of six, down',
    'a fan of 400, down',
    'a tangle of 40, down',
    'a tangle of 400, down',
    '24 events without a link, across',
    '24 events without a link, down',
  ])
})

describe.each(drawings)('%s', (title, graph, drawing) => {
  const isDown = title.endsWith('down')

  test('shows every event and every link once', () => {
    expect(drawing.cards.map(({ id }) => id).toSorted()).toEqual(
      graph.events.map(({ id }) => id).toSorted(),
    )
    expect(drawing.labels.map((label) => label.link)).toEqual(graph.links.map((_, index) => index))
  })

  test('is not wider than the page', () => {
    expect(drawing.width).toBeLessThanOrEqual(isDown ? PHONE : DESK)
  })

  test('has nothing that overlaps', () => {
    const boxes = boxesOf(drawing)
    const faults = boxes.flatMap((box, index) =>
      boxes.slice(index + 1).filter((other) => overlap(box, other)),
    )
    expect(faults).toEqual([])
  })

  test('has nothing outside', () => {
    const corners = boxesOf(drawing).flatMap((box) => [
      { x: box.left, y: box.top },
      { x: right(box), y: bottom(box) },
    ])
    const points = [...pointsOf(drawing.lines), ...pointsOf(drawing.arrows)]
    expect([...corners, ...points].filter((point) => !isWithin(drawing, point))).toEqual([])
  })

  test('keeps every line of text within its box', () => {
    const outside = [
      ...drawing.cards.flatMap(({ box, mark, title, note }) =>
        [mark, title, note].map((text) => ({ box, text })),
      ),
      ...drawing.labels,
    ].filter(({ box, text }) => text !== undefined && !holds(box, text))
    expect(outside).toEqual([])
  })

  test('keeps time', () => {
    const boxes = new Map(drawing.cards.map(({ id, box }) => [id, box]))
    const places = inTime(graph).events.map(({ id }) => boxes.get(id))
    const starts = places.map((box) => Math.round((isDown ? box?.top : box?.left) ?? Number.NaN))
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    for (const { cause, effect } of graph.links) {
      const [from, to] = [boxes.get(cause), boxes.get(effect)]
      expect(from && to && (isDown ? bottom(from) < to.top : right(from) < to.left)).toBe(true)
    }
  })

  test('marks the event that it is about, and no other', () => {
    const marked = drawing.cards.filter(({ mark }) => mark !== undefined)
    expect(marked.map(({ id, mark }) => [id, mark?.lines])).toEqual([['event-0', ['This event']]])
  })
})

const holds = (box: Box, { lines, x, y, style, anchor, isRightToLeft }: TextBlock) => {
  const widest = Math.max(...lines.map((line) => measureText(line.trimEnd(), style)))
  const left = anchor === 'middle' ? x - widest / 2 : isRightToLeft ? x - widest : x
  const top = y - style.size
  const last = y + (lines.length - 1) * style.leading
  return (
    left >= box.left && left + widest <= right(box) && top >= box.top - 1 && last <= bottom(box)
  )
}

test('reasons stand on the links where there is room, and numbers where there is not', () => {
  const few = layOutAcross(chain(3), { width: DESK })
  expect(few?.labels.map(({ text }) => text.lines.join(''))).toEqual(['0 led to 1.', '1 led to 2.'])
  const many = layOutAcross(chain(5), { width: DESK })
  expect(many?.labels.map(({ text }) => text.lines)).toEqual([['1'], ['2'], ['3'], ['4']])
})

test('what is too long for the page is not drawn across', () => {
  expect(layOutAcross(chain(6), { width: DESK })).toBeUndefined()
})

test('what is too tangled for lanes is not drawn down', () => {
  const links = Array.from({ length: 30 }, (_, place) => link(place, place + 30))
  expect(layOutDown({ ...chain(60), links }, { width: PHONE })).toBeUndefined()
})

test('no line touches a box that is not at its end', () => {
  const drawing = layOutAcross(diamond, { width: DESK })
  const boxes = drawing === undefined ? [] : boxesOf(drawing)
  // A straight line is where lines run beside boxes; between columns nothing stands.
  const level = Array.from(drawing?.lines.matchAll(/([\d.]+) ([\d.]+)H([\d.]+)/g) ?? [], (found) =>
    found.slice(1).map(Number),
  )
  expect(level.length).toBeGreaterThan(3)
  const touched = level.flatMap(([from = 0, y = 0, to = 0]) =>
    boxes.filter(
      (box) => box.left < to - 0.2 && from + 0.2 < right(box) && box.top < y && y < bottom(box),
    ),
  )
  expect(touched).toEqual([])
})

test.each([
  ['in words', chain(3)],
  ['in numbers', diamond],
  ['between generations', generations(4, 3)],
])('every link leads from its cause to its label and on to its effect, %s', (_, graph) => {
  const drawing = layOutAcross(graph, { width: DESK })
  if (drawing === undefined) throw new Error('It has to fit.')
  const boxes = new Map(drawing.cards.map(({ id, box }) => [id, box]))
  const ends = drawing.lines
    .split(/(?=M)/)
    .map(pointsOf)
    .map((points) => [points.at(0), points.at(-1)].map((point) => point?.x))
  const expected = inTime(graph).links.flatMap(({ cause, effect }, index) => {
    const [from, to, label] = [boxes.get(cause), boxes.get(effect), drawing.labels[index]?.box]
    if (!from || !to || !label) return []
    return [
      [right(from), label.left],
      [right(label), to.left - 7],
    ].map((pair) => pair.map(short))
  })
  expect(expected).toHaveLength(2 * graph.links.length)
  expect(ends).toEqual(expected)
})

test('the same graph is drawn the same whatever the order of its parts', () => {
  const { events, links } = diamond
  const turned = { events: events.toReversed(), links: links.toReversed() }
  expect(layOutAcross(turned, { width: DESK })).toEqual(layOutAcross(diamond, { width: DESK }))
  expect(layOutDown(turned, { width: PHONE })).toEqual(layOutDown(diamond, { width: PHONE }))
})

test('of two causes the earlier one stands on top', () => {
  for (const links of [
    [link(0, 2), link(1, 2)],
    [link(1, 2), link(0, 2)],
  ]) {
    const drawing = layOutAcross({ ...chain(3), links }, { width: DESK })
    const tops = drawing?.cards.map(({ id, box }) => [id, box.top] as const) ?? []
    const [first, second] = tops.toSorted((a, b) => a[1] - b[1]).filter(([id]) => id !== 'event-2')
    expect([first?.[0], second?.[0]]).toEqual(['event-0', 'event-1'])
  }
})

test('of two events at the same instant the cause comes first', () => {
  const at = event(0).at
  const graph = { events: [event(1, { at }), event(2, { at })], links: [link(2, 1)] }
  expect(inTime(graph).events.map(({ id }) => id)).toEqual(['event-2', 'event-1'])
})

test('a link that leads back is left out and harms nothing', () => {
  const graph = { events: [event(0), event(1)], links: [link(1, 0), link(0, 1)] }
  expect(inTime(graph).links).toEqual([link(0, 1)])
})
