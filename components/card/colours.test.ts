import { expect, test } from 'vitest'

import { cardColours, hexOfOklch } from './colours'

test.each([
  [1, 0, 0, '#ffffff'],
  [0, 0, 0, '#000000'],
  [0.627955, 0.257683, 29.2339, '#ff0000'],
  [0.519752, 0.176858, 142.4953, '#008000'],
  [0.452014, 0.313214, 264.052, '#0000ff'],
])('oklch(%f %f %f) is %s', (lightness, chroma, hue, hex) => {
  expect(hexOfOklch(lightness, chroma, hue)).toBe(hex)
})

test('paper and ink are those of the site, whatever the topic', () => {
  for (const hue of [0, 30, 255]) {
    expect(cardColours(hue)).toMatchObject({ paper: '#fcfaf6', ink: '#1f1915' })
  }
})

test('a topic colours accent and wash', () => {
  expect(cardColours(30).accent).not.toBe(cardColours(255).accent)
  expect(cardColours(30).wash).not.toBe(cardColours(255).wash)
})
