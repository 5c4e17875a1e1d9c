import { join } from 'node:path'

import { expect, test } from 'vitest'

import { charactersOf } from '@/lib/lettering/covered-characters'

import { CARD_FONTS, isPlain, printable } from './printable'

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
  ['أُغلق الجسر القديم 🚀 أمام الشاحنات', 'أُغلق الجسر القديم أمام الشاحنات'],
  ['The bridge (الجسر, 大橋) is shut', 'The bridge (الجسر, 大橋) is shut'],
  ['हवाई अड्डा', 'हवाई अड्डा'],
  ['می\u200cشود', 'می\u200cشود'],
  ['auf\u200clage', 'auflage'],
  ['\u202eevil\u202c \u2067turned\u2069', 'evil turned'],
  ['葛\u{e0100}飾', '葛飾'],
  ['ب' + '\u064e'.repeat(90), 'ب' + '\u064e'.repeat(4)],
  ['one\u0000two\u2028three', 'one two three'],
])('%j is printed as %j', (text, expected) => {
  expect(printable(text)).toBe(expected)
})

test.each([['ꦲꦏ꧀ꦱꦫ'], ['大橋 ꦲ'], ['The letter \u{1e900}'], ['\u3164'], ['🚀'], ['…'], ['']])(
  '%j cannot be printed',
  (text) => {
    expect(printable(text)).toBeUndefined()
  },
)

test.each(['NotoSerif-Regular', 'NotoSerif-Bold', 'NotoSans-Regular'])(
  '%s has a glyph for every character that Satori is given',
  (name) => {
    const covered = charactersOf(join(CARD_FONTS, `${name}.ttf`))
    const missing: string[] = []
    for (let code = 0x20; code <= 0xffff; code++) {
      if (isPlain(String.fromCharCode(code)) && !covered.has(code)) missing.push(code.toString(16))
    }
    expect(missing).toEqual([])
  },
)

test.each([
  'GB 2312 一啊齄',
  'JIS 亜腕弌熙',
  'Big5 籲鬱',
  'かなカナ',
  '각힣뷁',
  'پچژگ ٹڈڑںے',
  'ქა',
  'Հա',
  'ไทย',
])('letters of everyday use have a glyph: %s', (text) => {
  expect(printable(text)).toBe(text)
})
