import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { parseYaml, skimYaml } from './yaml'

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

describe('Skimmed', () => {
  test('a text without mistakes has its value, and places when they are asked for', () => {
    const source = 'a: 1\nb:\n  - c: "two"\n    d: |\n      three\n'
    const yaml = skimYaml(source, 100)
    expect(yaml).toMatchObject({ findings: [], value: { a: 1, b: [{ c: 'two', d: 'three\n' }] } })
    expect(yaml?.offsetOf(['b', 0, 'c'])).toBe(100 + source.indexOf('"two"'))
    expect(yaml?.offsetOfKey(['b', 0], 'd')).toBe(100 + source.indexOf('d:'))
    expect(yaml?.offsetInText(['b', 0, 'd'], 2)).toBe(100 + source.indexOf('ree'))
  })

  test.each([
    ['a mistake', 'a: [1\n'],
    ['a key that stands twice', 'a: 1\na: 2\n'],
    ['an alias', 'a: &x one\nb: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a key of more than a name', '? a\n: 1\n'],
    ['a second end', 'a: 1\n...\n...\n'],
    ['a number beyond all bounds', 'a: 1e999\n'],
  ])('%s is left to the parser that explains', (_what, source) => {
    expect(skimYaml(source, 0)).toBeUndefined()
  })

  test('any text is read as it is by the parser that explains, or not at all', () => {
    const piece = fc.constantFrom(
      ...['&', '*', '!', '%', '?', '-', ':', '#', '|', '>', '"', "'", '[', ']', '{', '}', ',', '='],
      ...[
        '@',
        '`',
        '\\',
        '~',
        '- ',
        ': ',
        ' #',
        '\t',
        ' ',
        '\n',
        '\n  ',
        '\n    ',
        '\n---',
        '\n...',
      ],
      ...['a', 'é', 'null', 'yes', 'True', '0b1', '1_0', '0x1F', '010', '0o7', '.5', '1.', '1e3'],
      ...['.inf', '+1', '-0', '2026-02-30', '12:30', '<<', '|-', '>+', '\\n', '\\u00e9', '\u00a0'],
    )
    const value = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
    const line = fc.tuple(fc.constantFrom('a: ', '  b: ', '  - c: ', '    d: ', '- '), value)
    const text = fc
      .array(line, { maxLength: 5 })
      .map((lines) =>
        lines
          .map(([key, rest], index) => `${index === 0 ? key.trimStart() : key}${rest}\n`)
          .join(''),
      )
    let skims = 0
    fc.assert(
      fc.property(text, (source) => {
        const skimmed = skimYaml(source, 0)
        if (skimmed === undefined || !hasPlainKeys(skimmed.value)) return
        skims += 1
        const { value, findings } = parseYaml(source, 0)
        expect({ value, findings }).toEqual({ value: skimmed.value ?? null, findings: [] })
      }),
      { numRuns: 3000 },
    )
    expect(skims).toBeGreaterThan(300)
  })
})

/** Any other key is none of a schema's, whichever way it is read. */
const hasPlainKeys = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  Object.entries(value).every(
    ([key, entry]) => (Array.isArray(value) || /^[a-d]$/.test(key)) && hasPlainKeys(entry),
  )
