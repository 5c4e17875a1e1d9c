import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { subsetFonts } from './subset-fonts'

const FOLDER = 'public/fonts'
const MOST_BYTES = 60_000
const files = await subsetFonts()

test('what is served is what the script makes, and the style sheet names it', () => {
  expect(readdirSync(FOLDER).filter((name) => name.endsWith('.woff2'))).toEqual(
    files.map(({ name }) => name).toSorted(),
  )
  for (const { name, bytes } of files) {
    expect(readFileSync(join(FOLDER, name)).equals(bytes), name).toBe(true)
  }
  const named = readFileSync('app/fonts.css', 'utf8').matchAll(/url\('\/fonts\/([^']+)'\)/g)
  expect(Array.from(named, ([, name]) => name)).toEqual(files.map(({ name }) => name))
})

test('all of them together are at most 60,000 bytes', () => {
  expect(files.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(MOST_BYTES)
})
