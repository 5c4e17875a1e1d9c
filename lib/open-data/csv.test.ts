import { expect, test } from 'vitest'

import { toCsv } from './csv'

test('A table has a header, and every line ends with CR and LF', () => {
  expect(toCsv(['a', 'b'], [['x', 1]])).toBe('a,b\r\nx,1\r\n')
  expect(toCsv(['a'], [])).toBe('a\r\n')
})

test.each([
  ['a comma', 'one, two', '"one, two"'],
  ['a quotation mark', 'say "no"', '"say ""no"""'],
  ['a line end', 'one\ntwo', '"one\ntwo"'],
  ['nothing', undefined, ''],
  ['an empty text', '', ''],
  ['a number', 0.1 + 0.2, '0.30000000000000004'],
  ['a negative number, which is no formula', -1, '-1'],
  ['yes or no', true, 'true'],
  ['letters of any script', 'جسر – Brücke', 'جسر – Brücke'],
])('A cell with %s is written so that it reads back', (_name, cell, written) => {
  expect(toCsv(['a'], [[cell]])).toBe(`a\r\n${written}\r\n`)
})

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['＝1+1', "'＝1+1"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
])('The text %s is no formula', (cell, written) => {
  expect(toCsv(['a'], [[cell]])).toBe(`a\r\n${written}\r\n`)
})

test('A sign within a text changes nothing', () => {
  expect(toCsv(['a'], [['a = b + c']])).toBe('a\r\na = b + c\r\n')
})
