import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { charactersOf, coveredCharacters } from './covered-characters'

const FONTS = join(process.cwd(), 'components/card/fonts')

test('a font says which characters it has', () => {
  const covered = charactersOf(join(FONTS, 'NotoSerifHebrew-Bold.ttf'))
  const hebrew = Array.from('אבגדהוזחטיךכלםמןנסעףפץצקרשת', (letter) => letter.codePointAt(0) ?? 0)
  expect(hebrew.filter((code) => !covered.has(code))).toEqual([])
  expect(covered.has(0x0628)).toBe(false)
})

test('all fonts of a folder are asked, and none has what is not there', () => {
  const covered = coveredCharacters(FONTS)
  const isCovered = Array.from('AЯΩبאकকத ไქհ橋か다ꦲ', (letter) =>
    covered.has(letter.codePointAt(0) ?? 0),
  )
  expect(isCovered.map(Number).join('')).toBe('1111111111111110')
})

const both = readdirSync(FONTS)
  .filter((name) => name.endsWith('-Regular.ttf'))
  .map((name) => [name, name.replace('Regular', 'Bold')] as const)
  .filter(([, bold]) => readdirSync(FONTS).includes(bold))

test.each(both)('%s and %s have the same characters', (regular, bold) => {
  expect(charactersOf(join(FONTS, regular))).toEqual(charactersOf(join(FONTS, bold)))
})

test('a file without a table of characters is an error', () => {
  expect(() => charactersOf(join(FONTS, 'fonts.conf'))).toThrow('has no table cmap')
})
