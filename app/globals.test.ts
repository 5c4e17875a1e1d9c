import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { hexOfOklch } from '@/components/card/colours'

const css = readFileSync('app/globals.css', 'utf8')
const themes = ['light', 'dark'] as const
const hues = Array.from({ length: 360 }, (_, hue) => hue)

type Theme = (typeof themes)[number]

/** A colour of the stylesheet, as it says: `--ink: light-dark(oklch(…), oklch(…))`. */
function colourOf(name: string, theme: Theme, hue: number): string {
  const pair = new RegExp(`--${name}: light-dark\\(oklch\\((.+?)\\), oklch\\((.+?)\\)\\);`).exec(
    css,
  )
  const parts = (pair?.[theme === 'light' ? 1 : 2] ?? '').replace(/var\(--hue\)?/, `${hue}`)
  const [lightness, chroma, angle] = parts.split(' ').map(Number)
  if (lightness === undefined || chroma === undefined || angle === undefined) {
    throw new Error(`${name} is not a pair of OKLCH colours`)
  }
  return hexOfOklch(lightness, chroma, angle)
}

/** Relative luminance of `#rrggbb`: WCAG 2.2. */
function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

test('contrast is measured as WCAG does', () => {
  expect(contrastOf('#ffffff', '#000000')).toBe(21)
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

for (const theme of themes) {
  test(`every text stays above 7:1 on every ground, whatever the hue of its topic: ${theme}`, () => {
    for (const hue of hues) {
      for (const text of ['ink', 'muted', 'accent']) {
        for (const ground of ['paper', 'raised', 'wash']) {
          const contrast = contrastOf(colourOf(text, theme, hue), colourOf(ground, theme, hue))
          expect(contrast, `${text} on ${ground}, hue ${hue}`).toBeGreaterThanOrEqual(7)
        }
      }
    }
  })
}
