import { expect, test } from 'vitest'

import { fontOf, isRightToLeft, markupOf, roomBetweenLines, type Setting } from './setting'

const setting = (text: string, language = 'en'): Setting => ({
  ...{ text, language, face: 'serif', weight: 'Bold', size: 50, leading: 1.2 },
  ...{ width: 1056, colour: '#1f1915' },
})

test('what a text says is never markup', () => {
  expect(markupOf(setting('<b>&amp;</b> "x"', 'e"n'))).toBe(
    '<span foreground="#1f1915" lang="e&quot;n" line_height="61440">\u200e&lt;b&gt;&amp;amp;&lt;/b&gt; &quot;x&quot;</span>',
  )
})

test.each([
  ['أُغلق الجسر', true],
  ['NATO تعلن إغلاق الجسر', true],
  ['Retracted: أُغلق الجسر القديم أمام الشاحنات', true],
  ['הגשר הישן', true],
  ['The bridge (الجسر) is shut', false],
  ['大橋', false],
  ['2026', false],
])('%s runs from right to left: %s', (text, expected) => {
  expect(isRightToLeft(text)).toBe(expected)
  expect(markupOf(setting(text))).toContain(expected ? '\u200f' : '\u200e')
})

test.each([
  ['東京', 'zh', 'zh'],
  ['東京で', 'zh', 'ja'],
  ['서울', 'en', 'ko'],
  ['پل', 'fa', 'fa'],
])('%s on a site in %s is set as %s', (text, language, expected) => {
  expect(markupOf(setting(text, language))).toContain(`lang="${expected}"`)
})

test('Thai may be broken between words, and no other text', () => {
  expect(markupOf(setting('สะพานเก่า'))).toContain('สะพาน\u200bเก่า')
  expect(markupOf(setting('पुल बंद है Two words'))).not.toContain('\u200b')
})

test('a letter looks for its font in the family of its script before that of Latin', () => {
  expect(fontOf(setting('Plain'))).toBe('Noto Serif Bold 50')
  expect(fontOf(setting('旧橋'))).toBe('Noto Serif CJK SC,Noto Serif Bold 50')
  expect(fontOf({ ...setting('다리'), face: 'sans' })).toBe('Noto Sans CJK KR,Noto Sans Bold 50')
})

test('figures among letters of one weight have that weight, and a text around a few has its own', () => {
  const light = (text: string) => fontOf({ ...setting(text), face: 'sans', weight: 'Regular' })
  expect(light('9月末 2026')).toBe('Noto Serif CJK SC,Noto Serif Bold 50')
  expect(light('7.5톤')).toBe('Noto Sans CJK KR,Noto Sans Bold 50')
  expect(light('The bridge (旧橋)')).toBe('Noto Serif CJK SC,Noto Sans Regular 50')
  expect(light('पुल 2026')).toBe('Noto Sans Regular 50')
})

test('lines stand as far apart as the script of most height needs', () => {
  expect(roomBetweenLines('Plain')).toBe(1)
  expect(roomBetweenLines('旧橋')).toBe(1.12)
  expect(roomBetweenLines('旧橋 الجسر')).toBe(1.28)
})
