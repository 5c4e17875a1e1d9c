import { afterEach, expect, test, vi } from 'vitest'

import { printable } from '@/components/card/printable'

import { cardImage } from './card-image'

afterEach(() => vi.unstubAllGlobals())

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
  ['emoji, flags and keycaps', printable('Lift-off 🚀 👩🏽‍🚀 🇬🇧 5️⃣ ❤️ © ™ ‼ ok') ?? ''],
])('%s is drawn without the network', async (_, title) => {
  const asked = forbidNetwork()
  const response = await cardImage({
    siteName: 'Foresheet',
    hue: 255,
    kicker: 'Cybersecurity',
    day: '8 May 2026',
    title,
    text: title.slice(0, 200),
    note: 'Technology',
  })
  const png = Buffer.from(await response.arrayBuffer())
  expect(asked).toEqual([])
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(png.toString('latin1', 1, 4)).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  // A card with nothing but its background takes less than 10 kB.
  expect(png.length).toBeGreaterThan(20_000)
  expect(png.length).toBeLessThan(200_000)
})
