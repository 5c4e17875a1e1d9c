import sharp from 'sharp'
import { afterEach, expect, test, vi } from 'vitest'

import type { CardContent } from '@/components/card/card'
import { cardColours } from '@/components/card/colours'
import { printable } from '@/components/card/printable'

import { cardImage } from './card-image'

afterEach(() => vi.unstubAllGlobals())

const content: CardContent = {
  siteName: 'Foresheet',
  language: 'en',
  hue: 255,
  kicker: 'Cybersecurity',
  day: '8 May 2026',
  title: 'Two governments publish a joint paper',
  text: undefined,
  note: 'Technology',
}

/** Satori loads its layout engine from a `data:` address, and nothing else may be fetched. */
function forbidNetwork(): string[] {
  const asked: string[] = []
  const fetchData = globalThis.fetch
  vi.stubGlobal('fetch', (address: string) => {
    if (address.startsWith('data:')) return fetchData(address)
    asked.push(address)
    throw new Error('there is no network')
  })
  return asked
}

test.each([
  ['an ordinary headline', 'Two governments publish a joint paper'],
  ['one of 300 characters', 'Brückensanierungsausschuss '.repeat(12).slice(0, 300)],
  ['one word of 300 characters', 'W'.repeat(300)],
  ['Greek, Cyrillic and Vietnamese', 'Η γέφυρα, Правительство Болгарии, Tiếng Việt'],
  ['markup', '</script><script>alert("1")</script> ]]> & \' `'],
  ['Arabic', 'أُغلق الجسر القديم أمام الشاحنات'],
  ['300 characters of Japanese', '旧橋トラック通行止め'.repeat(30)],
  ['emoji, flags and keycaps', printable('Lift-off 🚀 👩🏽‍🚀 🇬🇧 5️⃣ ❤️ © ™ ‼ ok') ?? ''],
])('%s is drawn without the network', async (_, title) => {
  const asked = forbidNetwork()
  const response = await cardImage({ ...content, title, text: title.slice(0, 200) })
  const png = Buffer.from(await response.arrayBuffer())
  expect(asked).toEqual([])
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(png.toString('latin1', 1, 4)).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  // A card with nothing but its background takes less than 10 kB.
  expect(png.length).toBeGreaterThan(20_000)
  expect(png.length).toBeLessThan(200_000)
})

/** Where in a region a pixel differs from the paper. */
async function inkWithin(
  card: Response,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
) {
  const { data, info } = await sharp(Buffer.from(await card.clone().arrayBuffer()))
    .extract({ left, top, width, height })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const paper = Buffer.from(cardColours(content.hue).paper.slice(1), 'hex')
  const places: { x: number; y: number }[] = []
  for (let at = 0; at < data.length; at += info.channels) {
    const contrast = paper.reduce((sum, value, i) => sum + Math.abs(value - (data[at + i] ?? 0)), 0)
    const pixel = at / info.channels
    if (contrast > 60)
      places.push({ x: left + (pixel % width), y: top + Math.floor(pixel / width) })
  }
  return {
    count: places.length,
    left: Math.min(...places.map(({ x }) => x)),
    right: Math.max(...places.map(({ x }) => x)),
  }
}

/** Between the line of topic and day and the rule above the name of the site. */
const HEADLINE = { left: 0, top: 100, width: 1200, height: 410 }
const MARGINS = [
  { left: 0, top: 20, width: 64, height: 610 },
  { left: 1136, top: 20, width: 64, height: 610 },
  { left: 0, top: 600, width: 1200, height: 30 },
]

test.each([
  ['Arabic', 'أُغلق الجسر القديم', 'right'],
  ['Persian', 'پل قدیمی بسته می\u200cشود', 'right'],
  ['Urdu', 'پرانا پل بند کر دیا گیا', 'right'],
  ['Hebrew', 'הגשר הישן נסגר', 'right'],
  ['Arabic that begins with a Latin name', 'NATO تعلن إغلاق الجسر', 'right'],
  ['Japanese', '旧橋を閉鎖', 'left'],
  ['Chinese', '老桥对货车关闭', 'left'],
  ['Korean', '낡은 다리 통행 금지', 'left'],
  ['Hindi', 'पुराना पुल बंद', 'left'],
  ['Bengali', 'পুরোনো সেতু বন্ধ', 'left'],
  ['Tamil', 'பழைய பாலம்', 'left'],
  ['Thai', 'สะพานเก่าถูกปิด', 'left'],
  ['Georgian', 'ძველი ხიდი', 'left'],
  ['Armenian', 'Հին կամուրջ', 'left'],
])('a headline in %s begins at its side of the card', async (_, title, side) => {
  expect(printable(title)).toBe(title)
  const card = await cardImage({ ...content, title })
  const ink = await inkWithin(card, HEADLINE)
  expect(ink.count).toBeGreaterThan(5000)
  if (side === 'right') expect(ink.right).toBeGreaterThan(1115)
  else expect(ink.left).toBeLessThan(85)
  expect(side === 'right' ? 1200 - ink.left : ink.right).toBeLessThan(1100)
  for (const margin of MARGINS) expect((await inkWithin(card, margin)).count).toBe(0)
})

test.each([
  ['Arabic', 'الحكومة تغلق الجسر القديم أمام الشاحنات '.repeat(8).slice(0, 300).trim()],
  ['Hindi', 'पुराना पुल ट्रकों के लिए बंद '.repeat(12).slice(0, 300).trim()],
  ['Chinese', '老桥对货车关闭'.repeat(50).slice(0, 300)],
  ['Thai of one word', 'ก'.repeat(300)],
  ['marks upon marks', printable(`ก${'\u0e49'.repeat(299)}`) ?? ''],
])('300 characters stay within the card: %s', async (_, title) => {
  const [siteName, kicker, note] = [title, title, title]
  const card = await cardImage({
    ...content,
    title,
    text: title.slice(0, 200),
    siteName,
    kicker,
    note,
  })
  for (const margin of MARGINS) expect((await inkWithin(card, margin)).count).toBe(0)
  // Between one part and the next.
  for (const top of [100, 506]) {
    expect((await inkWithin(card, { left: 0, top, width: 1200, height: 4 })).count).toBe(0)
  }
})
