import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { bytesOf, chooseEncoding, storePage } from './stored-page'

const imprint = { host: 'news.example', isHttps: true, revision: 'abc' }
const html = { status: 200, contentType: 'text/html; charset=utf-8', location: undefined }

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['*', 'br'],
  ['identity, *;q=0', 'identity'],
  ['BR', 'br'],
])('Accept-Encoding %s gives %s', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding)
})

test('every encoding holds the same stripped page, under a strong tag of its own', async () => {
  const stored = await storePage(
    { ...html, body: Buffer.from('<p>Text</p><script>1</script>') },
    imprint,
  )
  const { identity, br, gzip } = stored.bodies
  expect(identity.bytes?.toString()).toBe('<p>Text</p>')
  expect(brotliDecompressSync(br.bytes).toString()).toBe('<p>Text</p>')
  expect(gunzipSync(gzip.bytes).toString()).toBe('<p>Text</p>')
  expect(new Set([identity.etag, br.etag, gzip.etag]).size).toBe(3)
  expect(identity.etag).toMatch(/^"[\w-]{22}"$/)
})

test('a page that nearly fits in the first window of TCP is made to fit', async () => {
  const [fits, nearly, never] = await Promise.all(
    [9_500, 9_800, 12_000].map(async (words) => {
      const body = Buffer.from(`<p>${writeProse(words)}</p>`)
      const { br } = (await storePage({ ...html, body }, imprint)).bodies
      expect(brotliDecompressSync(br.bytes).equals(body)).toBe(true)
      return { usual: brotliAt9(body), stored: br.bytes.length }
    }),
  )
  expect(fits?.usual).toBeLessThan(13_136)
  expect(fits?.stored).toBe(fits?.usual)
  expect(nearly?.usual).toBeGreaterThan(13_136)
  expect(nearly?.stored).toBeLessThan(13_136)
  expect(never?.stored).toBe(never?.usual)
})

/** Words of a small language, in an order that seems to have none. */
function writeProse(words: number): string {
  let state = 7
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
  const syllables = ['ba', 'ko', 'ri', 'sen', 'tu', 'mal', 'vo', 'den', 'pi', 'lar']
  const lexicon = Array.from({ length: 400 }, () =>
    Array.from({ length: 1 + next(3) }, () => syllables[next(10)]).join(''),
  )
  return Array.from({ length: words }, () => lexicon[next(20 + next(380))]).join(' ')
}

const brotliAt9 = (body: Buffer): number =>
  brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 16,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  }).length

test('equal pages have equal tags wherever they were rendered', async () => {
  const [one, two] = await Promise.all([
    storePage({ ...html, body: Buffer.from('<p>Text</p>') }, imprint),
    storePage({ ...html, body: Buffer.from('<p>Text</p>') }, imprint),
  ])
  expect(one.bodies.br.etag).toBe(two.bodies.br.etag)
})

test('what is compressed already is left alone, and takes its place once', async () => {
  const body = Buffer.from([0x89, 0x50, 0x4e, 0x47])
  const image = { status: 200, contentType: 'image/png', location: undefined, body }
  const stored = await storePage(image, imprint)
  expect(stored.bodies.br.bytes).toBe(stored.bodies.identity.bytes)
  expect(stored.size).toBe(4)
})

test('what is long is kept compressed only, and unpacked for who cannot read that', async () => {
  const text = '<item>Text</item>'.repeat(20_000)
  const feed = { status: 200, contentType: 'application/rss+xml', location: undefined }
  const stored = await storePage({ ...feed, body: Buffer.from(text) }, imprint)
  const { identity, br, gzip } = stored.bodies
  expect(identity.bytes).toBeUndefined()
  expect(stored.size).toBe(br.bytes.length + gzip.bytes.length)
  expect(bytesOf(stored, 'identity').toString()).toBe(text)
  expect(bytesOf(stored, 'br')).toBe(br.bytes)
})
