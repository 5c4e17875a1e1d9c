import { expect, test } from 'vitest'

import type { Setting } from '@/lib/lettering/setting'

import type { CardContent } from './card'
import { drawLetters } from './letters'

const content: CardContent = {
  siteName: 'Foresheet',
  language: 'en',
  hue: 255,
  kicker: 'Cybersecurity',
  day: '8 May 2026',
  title: 'Two governments publish a joint paper',
  text: 'The paper is the first of its kind.',
  note: 'Technology',
}

/** Every letter is a square of the size, and every line as high as its leading. */
function squareLetters() {
  const drawn: Setting[] = []
  const measure = async ({ text, size, width = Infinity, leading }: Setting) => {
    const inLine = Math.floor(width / size)
    return {
      width: Math.min(text.length, inLine) * size,
      height: Math.ceil(text.length / inLine) * size * leading,
    }
  }
  const draw = async (setting: Setting) => {
    drawn.push(setting)
    return { ...(await measure(setting)), png: Buffer.from(setting.text) }
  }
  return { measure, draw, drawn }
}

test('what Satori can set is not drawn', async () => {
  const letterer = squareLetters()
  expect(await drawLetters(content, letterer)).toEqual({})
  expect(letterer.drawn).toEqual([])
})

test('headline and text are drawn together, as large as there is room', async () => {
  const letterer = squareLetters()
  const { title, text, kicker } = await drawLetters({ ...content, title: '旧橋' }, letterer)
  expect(title).toEqual({
    src: `data:image/png;base64,${Buffer.from('旧橋').toString('base64')}`,
    width: 144,
    height: 72 * 1.14,
    isRightToLeft: false,
  })
  expect(text).toMatchObject({ isRightToLeft: false })
  expect(kicker).toBeUndefined()
  expect(letterer.drawn.map(({ size, weight }) => [size, weight])).toEqual([
    [30, 'Regular'],
    [72, 'Bold'],
  ])
})

test('a longer headline is smaller, and one that no size can fit is cut off', async () => {
  const letterer = squareLetters()
  await drawLetters({ ...content, title: '橋'.repeat(60), text: undefined }, letterer)
  await drawLetters({ ...content, title: '橋'.repeat(500), text: undefined }, letterer)
  const [longer, longest] = letterer.drawn
  expect(longer).toMatchObject({ size: 64, text: '橋'.repeat(60) })
  // 33 letters in each of ten lines, of which one is the ellipsis.
  expect(longest).toMatchObject({ size: 32, text: `${'橋'.repeat(329)}…` })
})

test('a text leaves room for the headline', async () => {
  const letterer = squareLetters()
  await drawLetters({ ...content, title: '橋'.repeat(300), text: '市'.repeat(200) }, letterer)
  // 33 letters in each of four lines, and then of two.
  const cut = (count: number, letter: string) => `${letter.repeat(count)}…`
  expect(letterer.drawn.map(({ text }) => text)).toEqual([
    cut(131, '市'),
    cut(65, '市'),
    cut(164, '橋'),
  ])
})

test('a single line is cut off where it is too wide, by whole letters', async () => {
  const letterer = squareLetters()
  const { kicker, siteName, note } = await drawLetters(
    { ...content, kicker: 'कि'.repeat(40), siteName: 'الجسر', note: '技術' },
    letterer,
  )
  expect(letterer.drawn.map(({ text }) => text)).toEqual([`${'कि'.repeat(13)}…`, 'الجسر', '技術'])
  expect(siteName?.isRightToLeft).toBe(true)
  expect([kicker?.width, siteName?.width, note?.width]).toEqual([756, 200, 52])
})
