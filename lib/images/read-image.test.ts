import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'

import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'

import { picture } from '@/tests/fixtures/pictures'

import { encodeImage, readImage } from './read-image'

const faultOf = async (bytes: Uint8Array) => (await readImage(bytes)).file.fault

/** What is published of a picture, read back. */
async function publish(bytes: Uint8Array, width: number, format: 'webp' | 'jpg') {
  const { upright } = await readImage(bytes)
  if (upright === undefined) throw new Error('the picture has a fault')
  const made = await encodeImage(upright, width, format)
  const { data, info } = await sharp(made).raw().toBuffer({ resolveWithObject: true })
  const colourAt = (x: number, y: number) => [
    ...data.subarray(
      (y * info.width + x) * info.channels,
      (y * info.width + x + 1) * info.channels,
    ),
  ]
  return { made, metadata: await sharp(made).metadata(), colourAt }
}

describe('A sound picture', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('may be a %s', async (format) => {
    const { file } = await readImage(await picture(1500, 800, format))
    expect(file).toMatchObject({ width: 1500, height: 800 })
  })

  test('is known by its bytes, and other bytes have another name', async () => {
    const [one, other] = [await picture(300, 200), await picture(301, 200)]
    const nameOf = async (bytes: Uint8Array) => {
      const { file } = await readImage(bytes)
      return file.fault === undefined ? file.fingerprint : undefined
    }
    expect(await nameOf(one)).toMatch(/^[0-9a-f]{20}$/)
    expect(await nameOf(one)).toBe(await nameOf(Buffer.from(one)))
    expect(await nameOf(other)).not.toBe(await nameOf(one))
  })

  test('is published in a smaller width, in its proportions', async () => {
    const bytes = await picture(2400, 1200)
    expect((await publish(bytes, 480, 'webp')).metadata).toMatchObject({
      ...{ format: 'webp', width: 480, height: 240 },
    })
    expect((await publish(bytes, 1600, 'jpg')).metadata).toMatchObject({
      ...{ format: 'jpeg', width: 1600, height: 800 },
    })
  })

  test('stands upright, whatever way the camera was held', async () => {
    const turned = await sharp(await picture(900, 600))
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect((await readImage(turned)).file).toMatchObject({ width: 600, height: 900 })
    const { metadata, colourAt } = await publish(turned, 600, 'webp')
    expect(metadata).toMatchObject({ width: 600, height: 900 })
    expect(metadata.orientation).toBeUndefined()
    const [red = 0, green = 0] = colourAt(300, 50)
    expect(red - green).toBeGreaterThan(150)
  })

  test('loses what the camera wrote into it, the place too', async () => {
    const told = await sharp(await picture(900, 600))
      .withExif({ IFD0: { Artist: 'SECRET' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1' } })
      .toBuffer()
    expect((await sharp(told).metadata()).exif).toBeDefined()
    const { made, metadata } = await publish(told, 480, 'jpg')
    expect(metadata).not.toHaveProperty('exif')
    expect(metadata).not.toHaveProperty('icc')
    expect(metadata).not.toHaveProperty('xmp')
    expect(made.toString('latin1')).not.toContain('SECRET')
  })

  test('is shown in the colours of the web', async () => {
    const wide = await sharp(await picture(900, 600, 'png'))
      .withIccProfile('p3')
      .png()
      .toBuffer()
    const { metadata, colourAt } = await publish(wide, 480, 'webp')
    expect(metadata).toMatchObject({ space: 'srgb', hasProfile: false })
    const [red = 0, green = 255] = colourAt(20, 20)
    expect(red).toBeGreaterThan(190)
    expect(green).toBeLessThan(20)
  })

  test.each([
    ['grey', (image: Sharp) => image.toColourspace('b-w')],
    ['of 16 bits', (image: Sharp) => image.toColourspace('rgb16')],
  ])('may be %s', async (_name, change) => {
    const white = sharp({ create: { width: 700, height: 500, channels: 3, background: '#fff' } })
    const bytes = await change(white).png().toBuffer()
    expect((await publish(bytes, 480, 'webp')).colourAt(9, 9).slice(0, 3)).toEqual([255, 255, 255])
  })

  test('lies on white where it is transparent, or black writing would be lost in the dark', async () => {
    const clear = { width: 700, height: 500, channels: 4 as const }
    const bytes = await sharp({ create: { ...clear, background: '#0000' } })
      .png()
      .toBuffer()
    const { metadata, colourAt } = await publish(bytes, 480, 'webp')
    expect(metadata.hasAlpha).toBe(false)
    expect(colourAt(9, 9)).toEqual([255, 255, 255])
  })

  test('may be called by the name of another kind: its bytes count', async () => {
    expect((await readImage(await picture(900, 600, 'png'))).file.fault).toBeUndefined()
  })

  test('brings nothing along that was hidden behind it', async () => {
    const polyglot = Buffer.concat([
      await picture(900, 600),
      Buffer.from('PK\u0003\u0004<script>alert(1)</script>'),
    ])
    const { made } = await publish(polyglot, 480, 'jpg')
    expect(made.toString('latin1')).not.toContain('<script>')
  })
})

const chunk = (type: string, data: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
}

/** A few bytes that promise so many pixels. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** As an APNG has it: what says that it moves, before its first picture. */
async function movingPng(): Promise<Buffer> {
  const still = await picture(300, 200, 'png')
  const afterHeader = 8 + 25
  return Buffer.concat([
    still.subarray(0, afterHeader),
    chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    still.subarray(afterHeader),
  ])
}

async function movingWebp(): Promise<Buffer> {
  const [one, other] = [await picture(300, 200, 'png'), await picture(300, 200, 'jpeg')]
  return sharp([one, other], { join: { animated: true } })
    .webp()
    .toBuffer()
}

describe('Not taken is', () => {
  test.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'is an SVG, whatever it is called'],
    ['<?xml version="1.0"?><SVG onload="alert(1)"/>', 'is an SVG, whatever it is called'],
    ['<!doctype html><script>alert(1)</script>', 'is not a picture, whatever it is called'],
    ['GIF89a', 'is a GIF, whatever it is called'],
    ['II*\0', 'is a TIFF, whatever it is called'],
    ['%PDF-1.7', 'is a PDF, whatever it is called'],
    ['\0\0\0\u0018ftypheic', 'is a HEIC, whatever it is called'],
    ['\0\0\0\u0018ftypavis', 'is a moving AVIF, whatever it is called'],
    ['\0\0\0\u0018ftypisom', 'is a film, whatever it is called'],
    [
      'version https://git-lfs.github.com/spec/v1',
      'is a pointer of Git LFS, whatever it is called',
    ],
    ['', 'is not a picture, whatever it is called'],
  ])('%j', async (text, message) => {
    expect(await faultOf(Buffer.from(text, 'latin1'))).toMatchObject({
      ...{ rule: 'unreadable-image', message },
    })
  })

  test.each([
    ['a JPEG', async () => (await picture(1500, 900)).subarray(0, -400)],
    ['a PNG', async () => (await picture(1500, 900, 'png')).subarray(0, -400)],
    ['a WebP', async () => (await picture(1500, 900, 'webp')).subarray(0, -400)],
    ['an AVIF', async () => (await picture(1500, 900, 'avif')).subarray(0, -100)],
    ['the beginning of a JPEG', async () => (await picture(1500, 900)).subarray(0, 12)],
    [
      'noise behind the head of a PNG',
      async () =>
        Buffer.concat([(await picture(900, 600, 'png')).subarray(0, 60), randomBytes(5000)]),
    ],
  ])('what is left of %s that was broken off', async (_name, makeBytes) => {
    expect(await faultOf(await makeBytes())).toMatchObject({
      rule: 'unreadable-image',
      message: 'is damaged, so that it cannot be read to its end',
    })
  })

  test.each([
    ['PNG', movingPng],
    ['WebP', movingWebp],
  ])('a %s that moves', async (_name, makeBytes) => {
    expect(await faultOf(await makeBytes())).toMatchObject({
      ...{ rule: 'unreadable-image', message: 'moves, which no reader asked for' },
    })
  })

  test('a few bytes that promise more pixels than there is memory for', async () => {
    expect(await faultOf(bomb(40_000, 30_000))).toEqual({
      rule: 'image-size',
      message: 'has 40000 × 30000 pixels, more than 50 million',
      suggestion: 'save it 1600 pixels wide or a little more',
    })
  })

  test('a strip', async () => {
    expect(await faultOf(await picture(1300, 300))).toMatchObject({
      rule: 'image-size',
      message: 'has 1300 × 300 pixels, more than four times as long one way as the other',
    })
  })

  test('what is larger than 20 MB', async () => {
    const bytes = Buffer.concat([await picture(900, 600), Buffer.alloc(20 * 1024 * 1024)])
    expect(await faultOf(bytes)).toMatchObject({
      ...{ rule: 'image-size', message: 'is larger than 20 MB' },
    })
  })
})
