import { expect, test } from 'vitest'

import { diagnose } from '@/tests/fixtures/diagnose'
import { story } from '@/tests/fixtures/newsroom'

import { MAXIMUM_BYTES } from './parse'

const encode = (text: string) => new TextEncoder().encode(text)
const withByte = (before: string, byte: number, after: string) =>
  Uint8Array.from([...encode(before), byte, ...encode(after)])

test('A byte-order mark and CRLF line ends are accepted', () => {
  expect(diagnose(`\ufeff${story().replaceAll('\n', '\r\n')}`)).toEqual([])
})

test('Places are exact after a byte-order mark and CRLF', () => {
  const text = story({ status: 'wrong' }, 'One. [^paper]\n\nTwo [^papr].\n')
  expect(diagnose(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual([
    '6:9: error: `status` cannot be `wrong`; it is one of breaking, developing, settled, closed [invalid-value]',
    '15:5: error: the text cites `papr`, which is not among the sources: did you mean `paper`? [unknown-citation]',
  ])
})

const NOT_UTF8 =
  'error: the file is not UTF-8 from here on: save it in your editor with the encoding UTF-8 [invalid-encoding]'

test.each([
  ['a Latin-1 letter in the front matter', withByte('---\ntitle: Caf', 0xe9, '\n---\n'), '2:11'],
  ['a Latin-1 letter in the text', withByte(story({}, 'Ça: Caf'), 0xe9, ' ouvert.\n'), '13:8'],
  ['a letter cut off at the end', withByte(story(), 0xc3, ''), '14:1'],
  ['a byte after true U+FFFD', withByte('---\r\n\ufffd\r\ntitle: \ufffd a', 0xff, '\n'), '3:11'],
  ['a byte after a byte-order mark', withByte('\ufeff---\n', 0xe9, '\n'), '2:1'],
  ['UTF-16', Uint8Array.from(Buffer.from(`\ufeff${story()}`, 'utf16le')), '1:1'],
])('Invalid UTF-8 is reported once, at its first byte: %s', (_name, bytes, place) => {
  expect(diagnose(bytes)).toEqual([`${place}: ${NOT_UTF8}`])
})

test.each([
  ['NUL character', '\0', 'U+0000'],
  ['control character', '\u0007', 'U+0007'],
  ['control character', '\u009b', 'U+009B'],
  ['control character', '\u2028', 'U+2028'],
  ['bidirectional override', '\u202e', 'U+202E'],
  ['bidirectional override', '\u2066', 'U+2066'],
])('A raw %s is refused where it stands', (name, character, code) => {
  expect(diagnose(story({}, `A ${character} [^paper]\n`))).toEqual([
    `13:3: error: a ${name} (${code}) stands here, where nobody sees it: remove it [unsafe-character]`,
  ])
})

test('Tabs, zero-width joiners and text that runs from right to left are not unsafe', () => {
  expect(diagnose(story({}, 'نص عربي 👩\u200d💻 a\tb [^paper]\n'))).toEqual([])
})

test('Of many unsafe characters ten are listed and the rest counted', () => {
  const found = diagnose(story({}, `[^paper] ${'\u0001'.repeat(14)}\n`))
  expect(found).toHaveLength(11)
  expect(found[9]).toMatch(/^13:19: error: a control character \(U\+0001\) stands here/)
  expect(found[10]).toBe('13:20: error: 4 more such characters follow [unsafe-character]')
})

test.each([
  [
    'an escape of YAML in a line',
    story({ title: '"a\\u202eb"' }),
    '2:8: error: `title` contains an invisible control character [unsafe-character]',
  ],
  [
    'an escape of YAML in a Markdown value',
    story({ analysis: '{ plainEnglish: "a\\u202eb" }' }),
    '10:27: error: the text holds a bidirectional override (U+202E): remove it [unsafe-character]',
  ],
  [
    'an escape of YAML in code in a Markdown value',
    story({ analysis: '{ plainEnglish: "`\\u0000`" }' }),
    '10:27: error: the text holds a NUL character (U+0000): remove it [unsafe-character]',
  ],
  [
    'a character reference in the text',
    story({}, 'One [^paper]\n\nTwo &#x202E;\n'),
    '15:1: error: the text holds a bidirectional override (U+202E): remove it [unsafe-character]',
  ],
  [
    'a character reference in the title of a link',
    story({}, 'One [^paper] [x](/a "&#x202E;")\n'),
    '13:14: error: the text holds a bidirectional override (U+202E): remove it [unsafe-character]',
  ],
  [
    'a character reference in the description of an image',
    story({}, 'One [^paper] ![&#x202E;](/a.png)\n'),
    '13:14: error: the text holds a bidirectional override (U+202E): remove it [unsafe-character]',
  ],
])('An unsafe character cannot hide behind %s', (_name, text, line) => {
  expect(diagnose(text)).toEqual([line])
})

test('A merge conflict is reported once, and nothing that follows from it', () => {
  const conflict = '<<<<<<< HEAD\none [^a]\n=======\ntwo [^b]\n>>>>>>> main\n'
  expect(diagnose(story({}, `Text. [^paper]\n${conflict}`))).toEqual([
    '14:1: error: a merge conflict was left in the file: keep one of the versions and remove the lines of <<<<<<<, ======= and >>>>>>> [merge-conflict]',
  ])
})

test('Underlined headings and quotations are no merge conflict', () => {
  expect(diagnose(story({}, 'Title\n=======\n\n>>>>>>>quoted [^paper]\n'))).toEqual([])
})

test('A file of 256 KB is read, one byte more is not', () => {
  const rest = story().slice('---\n'.length)
  const largest = `---\n#${'x'.repeat(MAXIMUM_BYTES - rest.length - 6)}\n${rest}`
  expect(largest).toHaveLength(MAXIMUM_BYTES)
  expect(diagnose(largest)).toEqual([])
  expect(diagnose(`${largest}\n`)).toEqual([
    '1:1: error: the file is larger than 256 KB: split it, or keep pictures and data outside the text [file-too-large]',
  ])
})
