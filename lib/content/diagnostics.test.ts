import { expect, test } from 'vitest'

import {
  type Diagnostic,
  formatDiagnostic,
  isError,
  sortDiagnostics,
  suggestName,
  toDiagnostic,
} from './diagnostics'

const diagnostic = (file: string, line: number, column: number): Diagnostic => ({
  severity: 'error',
  rule: 'unknown-key',
  file,
  line,
  column,
  message: 'unknown key `a`',
})

test.each([
  [0, 1, 1],
  [2, 1, 3],
  [3, 2, 1],
  [6, 3, 1],
  [8, 3, 3],
])('Offset %i of a text of three lines is line %i, column %i', (offset, line, column) => {
  const finding = { rule: 'raw-html', offset, message: 'no' } as const
  expect(toDiagnostic('a.md', 'ab\n😀\ncd', finding)).toEqual({
    severity: 'error',
    rule: 'raw-html',
    file: 'a.md',
    line,
    column,
    message: 'no',
  })
})

test('Only an unused source is a warning', () => {
  const of = (rule: 'unused-source' | 'unknown-source') =>
    isError(toDiagnostic('a.md', '', { rule, offset: 0, message: 'x' }))
  expect([of('unused-source'), of('unknown-source')]).toEqual([false, true])
})

test('Diagnostics are sorted by file, line and column as numbers; the given list stays', () => {
  const given = [
    diagnostic('b.md', 1, 1),
    diagnostic('a.md', 10, 1),
    diagnostic('a.md', 9, 20),
    diagnostic('a.md', 9, 3),
  ]
  expect(sortDiagnostics(given)).toEqual([given[3], given[2], given[1], given[0]])
  expect(given[0]?.file).toBe('b.md')
})

test('A diagnostic is one line that an editor can click', () => {
  expect(formatDiagnostic(diagnostic('stories/a.md', 3, 7))).toBe(
    'stories/a.md:3:7: error: unknown key `a` [unknown-key]',
  )
  const suggestion = 'did you mean `b`?'
  expect(formatDiagnostic({ ...diagnostic('a.md', 1, 1), severity: 'warning', suggestion })).toBe(
    'a.md:1:1: warning: unknown key `a`: did you mean `b`? [unknown-key]',
  )
})

test('What a file says cannot command the terminal', () => {
  const message = 'not `\u001b[2J`\nbut \u202e'
  expect(formatDiagnostic({ ...diagnostic('a.md', 1, 1), message })).toBe(
    'a.md:1:1: error: not `U+001B[2J` but U+202E [unknown-key]',
  )
})

test.each([
  ['takeway', ['takeaway', 'title'], 'takeaway'],
  ['publishedat', ['updatedAt', 'publishedAt'], 'publishedAt'],
  ['TITLE', ['title'], 'title'],
  ['titel', ['title'], 'title'],
  ['rsik', ['risk'], 'risk'],
  ['cyber-securty', ['cybersecurity'], 'cybersecurity'],
  ['colour', ['title', 'topic'], undefined],
  ['x', ['id', 'at'], undefined],
  ['foo', ['no'], undefined],
  ['anything', [], undefined],
])('For %s among %j the suggestion is %s', (name, known, expected) => {
  expect(suggestName(name, known)).toBe(expected && `did you mean \`${expected}\`?`)
})
