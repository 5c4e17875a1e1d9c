import { expect, test } from 'vitest'

import { excerptOf, markText, openFinder, type Piece } from './search-excerpt'
import { parseSearch } from './search-words'

const finderOf = (text: string) => openFinder(parseSearch(text))
const excerptFrom = (texts: string[], text: string) =>
  excerptOf(texts, finderOf(text), parseSearch(text).length)
const write = (pieces: readonly Piece[] | undefined) =>
  pieces?.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('')

test.each([
  ['bridge', 'The Bridge and the bridgehead', 'The [Bridge] and the [bridgehead]'],
  ['bridge toll', 'A bridgehead, a bridge, a toll', 'A bridgehead, a [bridge], a [toll]'],
  ['bridges are', 'Bridges and a bridge', '[Bridges] and a [bridge]'],
  [
    '"old bridge"',
    'Old, bridge; the old bridge, older bridge',
    '[Old, bridge]; the [old bridge], older bridge',
  ],
  ['zoe cafe', 'Zoë at the café', '[Zoë] at the [café]'],
  ['Zoë', 'zoe', '[zoe]'],
  ['e-mail', 'An e-mail by E mail', 'An [e-mail] by [E mail]'],
  ['智能', '人工智能法', '人工[智能]法'],
  ['мост', 'Мост закрыт', '[Мост] закрыт'],
  ['الجسر', 'أُغلق الجسر القديم', 'أُغلق [الجسر] القديم'],
  ['ss', 'Fuß and press', 'Fuß and press'],
  ['', 'Nothing asked', 'Nothing asked'],
])('‘%s’ in ‘%s’ is marked so: %s', (text, title, marked) => {
  expect(write(markText(title, finderOf(text)))).toBe(marked)
})

test('an excerpt shows the passage with most of the words, cut at words', () => {
  const filler = 'Nothing to see in this long sentence of filling words. '.repeat(10)
  const text = `A toll. ${filler}The old bridge has a toll now. ${filler}`
  expect(write(excerptFrom([text], 'bridge toll'))).toBe(
    '… Nothing to see in this long sentence of filling words. The old [bridge] has a [toll] now. Nothing to see in this long sentence of filling words. Nothing to see in this long sentence of filling words. Nothing to see in …',
  )
})

test('the first text that has most of the words is taken, whole if it is short', () => {
  const texts = ['One bridge.', 'A bridge, a toll.', 'A toll, a bridge.']
  expect(write(excerptFrom(texts, 'toll bridge'))).toBe('A [bridge], a [toll].')
})

test('there is no excerpt where no text has a word', () => {
  expect(excerptFrom(['One bridge.'], 'ferry')).toBeUndefined()
  expect(excerptFrom([], 'ferry')).toBeUndefined()
})

test('a word longer than an excerpt is shown whole', () => {
  const word = 'x'.repeat(400)
  expect(write(excerptFrom([`before ${word} after`], word))).toContain(`[${word}]`)
})

test('no text is read beyond the first that has all of the words', () => {
  const read: string[] = []
  const texts = function* () {
    for (const text of ['One bridge.', 'A toll, a bridge.', 'A bridge, a toll.']) {
      read.push(text)
      yield text
    }
  }
  expect(write(excerptOf(texts(), finderOf('toll bridge'), 2))).toBe('A [toll], a [bridge].')
  expect(read).toHaveLength(2)
})

test.each([
  ['harbour', 'The *har*bour wall', true],
  ['skoda', 'A **Škoda** at the gate', true],
  ['snake', 'The `snake_case`', true],
  ['"harbour wall"', 'A harbour without', true],
  ['harb', 'Harbours', true],
  ['harbour', 'The wall of the town', false],
])('for %j, Markdown such as %j is worth being read: %s', (text, markdown, isWorth) => {
  expect(finderOf(text).mayFind(markdown)).toBe(isWorth)
})
