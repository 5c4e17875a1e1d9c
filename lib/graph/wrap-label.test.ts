import { expect, test } from 'vitest'

import { hardTitles } from '@/tests/fixtures/graphs'

import { styles } from './drawing'
import { measureText } from './measure-text'
import { isRightToLeft, placeText, wrapLabel } from './wrap-label'

const style = styles.title

test('lines end between words, and together are the text', () => {
  expect(wrapLabel('The bridge is shut to lorries', 110, style)).toEqual([
    'The bridge ',
    'is shut to ',
    'lorries',
  ])
})

test.each(hardTitles)('%# no line is wider than its room, and nothing is lost', (title) => {
  for (const width of [60, 130, 270]) {
    const lines = wrapLabel(title, width, style)
    const widest = Math.max(...lines.map((line) => measureText(line.trimEnd(), style)))
    expect(widest).toBeLessThanOrEqual(width)
    expect(lines.join('')).toBe(title.trim())
  }
})

test('lines of Chinese end anywhere, but none begins with a full stop', () => {
  expect(wrapLabel('旧桥关闭。市议会', 60, style)).toEqual(['旧桥关', '闭。市议', '会'])
})

test('a word with a hyphen may end a line there', () => {
  expect(wrapLabel('eine Sicherheits-Behörde', 120, style)).toEqual([
    'eine ',
    'Sicherheits-',
    'Behörde',
  ])
})

test('an emoji of several characters is not broken', () => {
  expect(wrapLabel('👩‍🔧👩‍🔧', 24, style)).toHaveLength(2)
})

test.each([
  ['The bridge', false],
  ['أُغلق الجسر', true],
  ['‘אבג’ the bridge', true],
  ['2026', false],
])('that ‘%s’ runs from right to left is %s', (text, is) => {
  expect(isRightToLeft(text)).toBe(is)
})

test('text from right to left begins at the right edge', () => {
  const place = { left: 10, top: 0, width: 100 }
  expect(placeText('الجسر', place, style)).toMatchObject({ x: 110, isRightToLeft: true })
  expect(placeText('Bridge', place, style)).toMatchObject({ x: 10, isRightToLeft: false })
})

test('a wide typeface fits: the widths are those of DejaVu Sans Bold or more', () => {
  // Advance widths of the letters in that typeface, in em.
  const known = {
    i: 0.343,
    e: 0.678,
    m: 1.042,
    W: 1.103,
    o: 0.687,
    ' ': 0.348,
    A: 0.774,
    '5': 0.696,
  }
  for (const [letter, width] of Object.entries(known)) {
    expect(measureText(letter, { ...style, size: 1 }), letter).toBeGreaterThanOrEqual(width)
  }
})
