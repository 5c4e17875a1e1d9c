import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { printable } from './printable'

test.each([
  ['Plain words, and a question?', 'Plain words, and a question?'],
  ['Who pays “£3 million”… — 50%', 'Who pays “£3 million”… — 50%'],
  ['Правительство: η γέφυρα, Tiếng Việt, Łódź', 'Правительство: η γέφυρα, Tiếng Việt, Łódź'],
  ['</script> & ]]> "quotes"', '</script> & ]]> "quotes"'],
  ['Lift-off 🚀, at last', 'Lift-off, at last'],
  ['A crew 👩🏽‍🚀👨‍👩‍👧 lands', 'A crew lands'],
  ['🇬🇧 Keys 5️⃣ and #️⃣', 'Keys and'],
  ['Red \u2764\ufe0f heart', 'Red heart'],
  ['© and ® and ™ stay, → goes', '© and ® and ™ stay, goes'],
  ['soft\u00adhyphen', 'softhyphen'],
  ['Cafe\u0301', 'Café'],
])('%j is printed as %j', (text, expected) => {
  expect(printable(text)).toBe(expected)
})

test.each([
  ['أُغلق الجسر القديم أمام الشاحنات'],
  ['הגשר הישן נסגר'],
  ['大橋が閉鎖された'],
  ['पुल बंद है'],
  ['The bridge (الجسر) is shut'],
  ['🚀'],
  ['…'],
  [''],
])('%j cannot be printed', (text) => {
  expect(printable(text)).toBeUndefined()
})

test.each(['NotoSerif-Regular', 'NotoSerif-Bold', 'NotoSans-Regular'])(
  '%s has a glyph for every character that is printed',
  (name) => {
    const covered = charactersOf(readFileSync(`components/card/fonts/${name}.ttf`))
    const missing: string[] = []
    for (let code = 0x20; code <= 0xffff; code++) {
      const character = String.fromCharCode(code)
      const isPrinted = printable(`a${character}a`)?.includes(character) ?? false
      if (isPrinted && !covered.has(code)) missing.push(code.toString(16))
    }
    expect(missing).toEqual([])
  },
)

/** Code points of the format 4 table of a font (OpenType specification, cmap). */
function charactersOf(font: Buffer): Set<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16)
  const record = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0
  const cmap = font.readUInt32BE(record + 8)
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8),
  )
  const table = subtables.find((at) => font.readUInt16BE(at) === 4) ?? 0
  const length = font.readUInt16BE(table + 6)
  const covered = new Set<number>()
  for (let at = 0; at < length; at += 2) {
    const end = font.readUInt16BE(table + 14 + at)
    const start = font.readUInt16BE(table + 16 + length + at)
    for (let code = start; code <= end && code < 0xffff; code++) covered.add(code)
  }
  return covered
}
