import { expect, test } from 'vitest'

import { diagnose } from '@/tests/fixtures/diagnose'
import { story } from '@/tests/fixtures/newsroom'

const openedWith = (line: string) => story().replace('---', line)

test.each([
  ['---js', 'js'],
  ['--- json', 'json'],
  ['---yaml', 'yaml'],
  ['---constructor', 'constructor'],
  ['---__proto__', '__proto__'],
  ['+++', 'TOML'],
  ['{', 'JSON'],
])('Front matter that begins with %s is refused, and never run', (line, language) => {
  expect(diagnose(openedWith(line))).toEqual([
    `1:1: error: front matter is written in YAML, not in ${language}: begin the file with a line that reads --- [front-matter-language]`,
  ])
})

test.each([
  [';;;', 'begin it with a line that reads ---'],
  ['----', 'begin it with a line that reads ---'],
  ['--- ', 'begin it with a line that reads ---'],
  ['# A headline', 'begin it with a line that reads ---'],
  ['', 'begin it with a line that reads ---'],
  [' ---', 'remove the space or the empty line before the first ---'],
  ['\n---', 'remove the space or the empty line before the first ---'],
])('A file that begins with ‘%s’ has no front matter', (line, suggestion) => {
  expect(diagnose(openedWith(line))).toEqual([
    `1:1: error: the file does not begin with front matter: ${suggestion} [front-matter]`,
  ])
})

test.each(['---', '---\ntitle: Endless\n'])(
  'Front matter that is never closed is said so: %j',
  (text) => {
    expect(diagnose(text)).toEqual([
      '1:1: error: the front matter is never closed: end it with a line of its own that reads --- [front-matter]',
    ])
  },
)

test('A line inside that only begins with --- does not end the front matter by chance', () => {
  expect(diagnose(story({ standfirst: 'x\n---x' }))).toEqual([
    '4:1: error: a line inside the front matter begins with ---: indent it, or end the front matter with a line that reads --- [front-matter]',
  ])
})

test.each([
  [
    'an unclosed list',
    { title: '[unclosed' },
    '2:8: error: this [ is never closed: end the line with ] [yaml-syntax]',
  ],
  [
    'a quotation mark that only ends where the next one stands, many lines below',
    { title: '"Of a paper', place: '"Rome"' },
    '2:8: error: this quotation mark is never closed: end the text with another " [yaml-syntax]',
  ],
  [
    'an apostrophe instead of a quotation mark',
    { title: "'Of a paper", place: "Land's End" },
    "2:8: error: this quotation mark is never closed: end the text with another ' [yaml-syntax]",
  ],
  [
    'a quotation mark in a list that swallows the entry after it',
    { authors: '\n  - name: "Ada Fenn\n  - name: "Eve Hill"' },
    '9:11: error: this quotation mark is never closed: end the text with another " [yaml-syntax]',
  ],
  [
    'a mistake below a text that rightly runs over a line with a colon',
    { title: '"Of a paper\n  note: of talks"', place: '[Rome' },
    '13:8: error: a text cannot begin with [, which means something else to YAML: put the text between quotation marks [yaml-syntax]',
  ],
  [
    'a colon in a text',
    { title: 'Rome: the talks' },
    '2:8: error: the text contains a colon, which YAML takes for the end of another key: put it between quotation marks: title: "Rome: the talks" [yaml-syntax]',
  ],
  [
    'a tab',
    { analysis: '\n\tplainEnglish: x' },
    '11:1: error: YAML is indented with spaces, not with tabs: put two spaces in the place of each tab [yaml-syntax]',
  ],
  [
    'an unknown alias',
    { place: '*nowhere' },
    '12:8: error: the YAML refers to `nowhere`, which stands nowhere above: a text that begins with * goes between quotation marks [yaml-syntax]',
  ],
  [
    'the end of the document',
    { place: 'Rome\n...\ntitle: x' },
    '14:1: error: a line of --- or ... ends the YAML too early [yaml-syntax]',
  ],
  [
    'a tag that would make a function',
    { place: "!!js/function 'function () {}'" },
    '12:8: error: a text cannot begin with !, which means something else to YAML: put the text between quotation marks [yaml-syntax]',
  ],
  [
    'a tag of its own',
    { place: '!include secrets.yaml' },
    '12:8: error: a text cannot begin with !, which means something else to YAML: put the text between quotation marks [yaml-syntax]',
  ],
])('YAML that cannot be read gives one diagnostic, where it breaks: %s', (_name, keys, line) => {
  expect(diagnose(story(keys))).toEqual([line])
})

test('An alias bomb is refused before it is unfolded', () => {
  const nine = (alias: string) => `[${Array(9).fill(alias).join(', ')}]`
  const bomb = `&a ${nine('lol')}\nb: &b ${nine('*a')}\nc: &c ${nine('*b')}\nd: ${nine('*c')}`
  expect(diagnose(story({ place: bomb }))).toEqual([
    '2:1: error: the YAML repeats itself through too many aliases [yaml-syntax]',
  ])
})

test('A key that stands twice is the only thing said of an otherwise sound file', () => {
  expect(diagnose(story({ standfirst: 'They agree.\ntitle: Again' }))).toEqual([
    '4:1: error: this key already stands above in the same mapping [duplicate-key]',
  ])
})

test('A key that stands twice hides no other mistake', () => {
  const analysis = '{ plainEnglish: x, plainEnglish: y }'
  expect(diagnose(story({ analysis, status: 'new' }))).toEqual([
    '6:9: error: `status` cannot be `new`; it is one of breaking, developing, settled, closed [invalid-value]',
    '10:30: error: this key already stands above in the same mapping [duplicate-key]',
  ])
})

test('Keys that name parts of every JavaScript object are unknown keys like others', () => {
  expect(diagnose(story({ ['__proto__']: '{ draft: true }', constructor: 'x' }))).toEqual([
    '12:1: error: unknown key `__proto__` [unknown-key]',
    '13:1: error: unknown key `constructor` [unknown-key]',
  ])
  expect(
    diagnose(story({ analysis: '{ plainEnglish: x, __proto__: y, constructor: z }' })),
  ).toEqual([
    '10:30: error: unknown key `__proto__` [unknown-key]',
    '10:44: error: unknown key `constructor` [unknown-key]',
  ])
})

test.each([
  ['a list', '- a\n'],
  ['text', 'just a sentence\n'],
])('Front matter that is %s is a wrong type', (type, yaml) => {
  expect(diagnose(`---\n${yaml}---\nText.\n`)).toEqual([
    `2:1: error: \`front matter\` must be a group of keys, not ${type} [wrong-type]`,
  ])
})

test.each(['', '# only a comment\n'])('Empty front matter lacks every required key: %j', (yaml) => {
  const path = 'pages/about.md'
  expect(diagnose(`---\n${yaml}---\nText.\n`, path)).toEqual([
    '2:1: error: `title` is missing [missing-key]',
    '2:1: error: `description` is missing [missing-key]',
  ])
})
