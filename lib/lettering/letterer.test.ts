import { join } from 'node:path'

import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'

import { openLetterer } from './letterer'
import type { Setting } from './setting'

const letterer = openLetterer(join(process.cwd(), 'components/card/fonts'))
afterAll(() => letterer.close())

const setting = (text: string, changes: Partial<Setting> = {}): Setting => ({
  ...{ text, language: 'en', face: 'serif', weight: 'Bold', size: 64, leading: 1.2 },
  ...{ width: 1056, colour: '#ff0000', ...changes },
})

const inkOf = async (text: string, changes?: Partial<Setting>) => {
  const { png } = await letterer.draw(setting(text, changes))
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  return { data, info }
}

test('a text is drawn in its colour on a transparent ground', async () => {
  const { data, info } = await inkOf('ب')
  expect(info.channels).toBe(4)
  const alphas = data.filter((_, index) => index % 4 === 3)
  expect(alphas.includes(0)).toBe(true)
  const solid = alphas.indexOf(255) * 4
  expect([...data.subarray(solid, solid + 3)]).toEqual([255, 0, 0])
})

test('what is measured is what is drawn', async () => {
  const { width, height } = await letterer.draw(setting('旧橋が閉鎖された'))
  expect(await letterer.measure(setting('旧橋が閉鎖された'))).toMatchObject({ width, height })
})

test('Arabic letters join', async () => {
  const joined = await letterer.measure(setting('جسر'))
  // A mark that joins nothing stands between them.
  const apart = await letterer.measure(setting('ج\u200cس\u200cر'))
  expect(apart.width - joined.width).toBeGreaterThan(20)
})

test('a vowel sign of Hindi stands before the letter that it follows', async () => {
  const leftmost = async (text: string) => {
    const { data, info } = await inkOf(text)
    const column = (x: number) =>
      Array.from({ length: info.height }, (_, y) => data[(y * info.width + x) * 4 + 3] ?? 0)
    return column(2).filter((alpha) => alpha > 127).length
  }
  // The bar of the sign, against the end of the line above the letter.
  expect(await leftmost('कि')).not.toBe(await leftmost('क'))
  expect((await letterer.measure(setting('कि'))).width).toBeGreaterThan(
    (await letterer.measure(setting('क'))).width,
  )
})

test('the Japanese form of a character differs from the Chinese one', async () => {
  const chinese = await inkOf('直', { language: 'zh' })
  const japanese = await inkOf('直', { language: 'ja' })
  expect(japanese.data.equals(chinese.data)).toBe(false)
})

test('words of Thai are not torn apart at the end of a line', async () => {
  const { height } = await letterer.measure(setting('สะพาน', { width: undefined }))
  const widths = await letterer.measure(setting('สะพานสะพาน', { width: undefined }))
  const broken = await letterer.measure(setting('สะพานสะพาน', { width: widths.width - 20 }))
  expect(broken.width).toBeLessThan(widths.width * 0.55)
  expect(broken.height).toBeGreaterThan(height * 1.5)
})

test('markup in a text is drawn as it is written', async () => {
  const { width } = await letterer.measure(setting('<b>&amp;</b>', { width: undefined }))
  const bare = await letterer.measure(setting('&', { width: undefined }))
  expect(width).toBeGreaterThan(bare.width * 4)
})

test('a font of the machine is never used', async () => {
  // Javanese and Phags-pa: what no bundled font has is the same box with four digits.
  const box = await letterer.measure(setting('\ua9a7'))
  expect(await letterer.measure(setting('\ua850'))).toEqual(box)
  expect(box.width).toBeGreaterThan(20)
})

test('several may ask at once', async () => {
  const texts = ['大橋', 'גשר', 'สะพาน', 'पुल']
  const together = await Promise.all(texts.map((text) => letterer.measure(setting(text))))
  for (const [index, text] of texts.entries()) {
    expect(together[index]).toMatchObject(await letterer.measure(setting(text)))
  }
})

test('what cannot be drawn is an error, and the next text is drawn again', async () => {
  await expect(letterer.draw(setting(' '))).rejects.toThrow('Letters cannot be drawn')
  expect((await letterer.measure(setting('גשר'))).height).toBeGreaterThan(20)
})

test('a process that takes too long or has ended is an error, and is begun anew', async () => {
  const hasty = openLetterer(join(process.cwd(), 'components/card/fonts'), { timeLimit: 1 })
  await expect(hasty.measure(setting('גשר'))).rejects.toThrow(
    'Letters cannot be drawn: it takes too long',
  )
  letterer.close()
  expect((await letterer.measure(setting('גשר'))).height).toBeGreaterThan(20)
})
