import { expect, test } from 'vitest'

import { parseYaml } from './yaml'

test('Values are those of YAML 1.2: days stay text, yes is text, 010 is ten', () => {
  const source = 'day: 2026-02-30\nanswer: yes\nnumber: 010\nhex: 0x1F\nfloat: 1.10\nnothing:\n'
  expect(parseYaml(source, 0)).toMatchObject({
    findings: [],
    value: { day: '2026-02-30', answer: 'yes', number: 10, hex: 31, float: 1.1, nothing: null },
  })
})

test('Offsets count from the beginning of the file', () => {
  const yaml = parseYaml('a:\n  - b: x\n    c: y\n', 100)
  expect(yaml.offsetOf([])).toBe(100)
  expect(yaml.offsetOf(['a', 0])).toBe(107)
  expect(yaml.offsetOf(['a', 0, 'b'])).toBe(110)
  expect(yaml.offsetOfKey(['a', 0], 'c')).toBe(116)
})

test('A place that does not exist is that of the nearest value around it', () => {
  const yaml = parseYaml('a:\n  - b: x\n', 0)
  expect(yaml.offsetOf(['a', 0, 'z', 1])).toBe(7)
  expect(yaml.offsetOf(['a', 5])).toBe(5)
  expect(yaml.offsetOf(['a', 0, 'b', 'deeper'])).toBe(10)
  expect(yaml.offsetOfKey(['a', 0], 'z')).toBe(7)
  expect(parseYaml('', 4).offsetOf(['a'])).toBe(4)
})

test('A place in a text is exact in plain and literal values', () => {
  const source = 'plain: one two\nliteral: |\n\n    one\n     two\n\n    three\n'
  const yaml = parseYaml(source, 0)
  const wordAt = (offset: number) => source.slice(offset, offset + 3)
  expect(wordAt(yaml.offsetInText(['plain'], 4))).toBe('two')
  const text = '\none\n two\n\nthree\n'
  expect(yaml.value).toMatchObject({ literal: text })
  expect(wordAt(yaml.offsetInText(['literal'], text.indexOf('one')))).toBe('one')
  expect(wordAt(yaml.offsetInText(['literal'], text.indexOf('two')))).toBe('two')
  expect(yaml.offsetInText(['literal'], text.indexOf('three'))).toBe(source.indexOf('three'))
})

test('A key that stands twice is found, and its mapping still read', () => {
  const yaml = parseYaml('a: 1\nb: 2\na: 3\n', 0)
  expect(yaml.findings).toMatchObject([{ rule: 'duplicate-key', offset: 10 }])
  expect(yaml.value).toEqual({ a: 3, b: 2 })
})

test('Text that cannot be read has no value', () => {
  const yaml = parseYaml('a: [1\n', 0)
  expect(yaml.value).toBeUndefined()
  expect(yaml.findings.map(({ rule }) => rule)).toContain('yaml-syntax')
})

test('A few aliases are allowed', () => {
  expect(parseYaml('a: &x one\nb: *x\n', 0)).toMatchObject({
    findings: [],
    value: { a: 'one', b: 'one' },
  })
})
