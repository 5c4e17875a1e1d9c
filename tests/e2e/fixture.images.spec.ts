import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from '@playwright/test'
import sharp from 'sharp'

import { soundStory } from '@/tests/fixtures/broken-files'
import { imageOf, picture } from '@/tests/fixtures/pictures'
import { commitAll, write } from '@/tests/fixtures/repository'
import { writeNewsroom } from '@/tests/fixtures/write-newsroom'

import { axeFaultsOf } from './axe'
import { type ServerProcess, startServer, stopServer, waitUntilServing } from './server-process'

const PORT = 4319
const SITE = `http://127.0.0.1:${PORT}`
const STORY = `${SITE}/stories/striped-note`
const WIDTHS = [320, 360, 768, 1280]
/** For what takes a picture to be read, on a machine that may be busy. */
const SLOWLY = { timeout: 30_000 }

test.describe.configure({ mode: 'serial', timeout: 60_000 })

let folder = ''
let newsroom = ''
let server: ServerProcess
let versions = 0

/** The newest story of the fixture newsroom, so that it leads the front page; each version is dated. */
function writeStory(image: string) {
  versions += 1
  const text = soundStory('striped-note')
    .replaceAll('2025-03-2', '2025-05-2')
    .replace(
      'takeaway:',
      () => `updatedAt: 2025-06-0${versions}T00:00:00Z\nimage: ${image}\ntakeaway:`,
    )
  write(newsroom, 'stories/bridge/2025-05-20-striped-note.md', text)
}

test.beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'foresheet-')))
  newsroom = join(folder, 'newsroom')
  writeNewsroom(newsroom)
  write(newsroom, 'images/stripes.jpg', await picture(2400, 1350))
  write(newsroom, 'images/tall.png', await picture(1200, 3000, 'png'))
  writeStory(imageOf('stripes.jpg', ', caption: "The flag, on Monday."'))
  commitAll(newsroom)
  server = startServer({
    CONTENT_DIR: newsroom,
    INDEX_PATH: join(folder, 'index.db'),
    PORT: String(PORT),
    WORKERS: '2',
  })
  await waitUntilServing(server)
})

test.afterAll(async () => {
  await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of WIDTHS) {
    test(`the picture of a story fits its column at ${width} px, ${colorScheme}`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.goto(STORY)
      const figure = page.getByRole('figure').first()
      const image = figure.getByRole('img', { name: 'Three stripes.' })
      await expect(figure).toContainText('The flag, on Monday. Image: Ada Fenn. CC BY 4.0')
      await expect(figure.getByRole('link', { name: 'CC BY 4.0' })).toHaveAttribute(
        'href',
        'https://creativecommons.org/licenses/by/4.0/',
      )
      const box = await image.boundingBox()
      const column = Math.min(width - (width >= 640 ? 64 : 32), 576)
      expect(box?.width).toBeCloseTo(column, 0)
      expect(box?.height).toBeCloseTo((column * 1350) / 2400, 0)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    })
  }
}

test('the arrow of the licence never stands alone on a line', async ({ page }) => {
  await page.goto(STORY)
  const narrowest = await page.getByRole('link', { name: 'CC BY 4.0' }).evaluate((link) => {
    const caption = link.closest('figcaption')
    const widths = Array.from({ length: 400 }, (_, step) => {
      if (caption) caption.style.width = `${120 + step}px`
      return [...link.getClientRects()].at(-1)?.width ?? 0
    })
    return Math.min(...widths)
  })
  // The last word of the link is as wide as this without the arrow.
  expect(narrowest).toBeGreaterThan(20)
})

test('nothing moves when the picture comes, however late', async ({ browser }) => {
  for (const address of [STORY, SITE]) {
    const page = await browser.newPage({ viewport: { width: 360, height: 2000 } })
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/images/**', async (route) => {
      await released
      await route.continue()
    })
    await page.goto(address, { waitUntil: 'domcontentloaded' })
    const image = page.getByRole('img', { name: 'Three stripes.' })
    const below = page.locator('footer')
    const before = [await image.boundingBox(), await below.boundingBox()]
    release()
    await expect
      .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
      .toBeGreaterThan(0)
    expect([await image.boundingBox(), await below.boundingBox()]).toEqual(before)
    await page.close()
  }
})

test('a phone gets a small file and a good screen a large one', async ({ browser }) => {
  for (const [width, deviceScaleFactor, wanted] of [
    [320, 1, 480],
    [360, 2, 960],
    [1280, 1, 960],
    [1280, 2, 1600],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, deviceScaleFactor })
    await page.goto(STORY, { waitUntil: 'networkidle' })
    const shown = await page
      .getByRole('img', { name: 'Three stripes.' })
      .evaluate((element: HTMLImageElement) => element.currentSrc)
    expect(shown).toMatch(new RegExp(`-${wanted}\\.webp$`))
    await page.close()
  }
})

test('a tall picture is no taller than the window, and half a page in print', async ({ page }) => {
  writeStory(imageOf('tall.png'))
  commitAll(newsroom)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect
    .poll(async () => (await (await fetch(STORY)).text()).includes('height="3000"'), SLOWLY)
    .toBe(true)
  await page.goto(STORY)
  const image = page.getByRole('img', { name: 'Three stripes.' })
  expect((await image.boundingBox())?.height).toBeCloseTo(680, 0)
  await page.emulateMedia({ media: 'print' })
  // The width of what is printed on A4.
  await page.setViewportSize({ width: 643, height: 800 })
  // 11 cm at 96 px an inch.
  expect((await image.boundingBox())?.height).toBeCloseTo((11 / 2.54) * 96, 0)
  writeStory(imageOf('stripes.jpg', ', caption: "The flag, on Monday."'))
  commitAll(newsroom)
  await expect
    .poll(async () => (await fetch(STORY)).text(), SLOWLY)
    .toContain('The flag, on Monday.')
})

test('pages with a picture have no fault that axe finds', async ({ browser }) => {
  // axe is itself a script.
  const page = await browser.newPage({ javaScriptEnabled: true })
  for (const address of [STORY, SITE]) {
    await page.goto(address)
    expect(await axeFaultsOf(page)).toEqual([])
  }
})

test('the page asks for no picture before its text, and names all its sizes', async () => {
  const html = await (await fetch(STORY)).text()
  expect(html).not.toContain('rel="preload" as="image"')
  const [, name = ''] = /src="\/images\/([0-9a-f]{20})-1600\.webp"/.exec(html) ?? []
  const sizes = [480, 960, 1600].map((width) => `/images/${name}-${width}.webp ${width}w`)
  expect(html).toContain(sizes.join(', '))
})

test('files are sent to be kept for ever, and tell nothing of the camera', async () => {
  const html = await (await fetch(STORY)).text()
  const [path = ''] = /\/images\/[0-9a-f]{20}-480\.webp/.exec(html) ?? []
  const answer = await fetch(SITE + path)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const metadata = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
  expect(metadata).toMatchObject({ format: 'webp', width: 480, height: 270 })
  const unknown = await fetch(SITE + path.replace('480', '481'))
  expect(unknown.status).toBe(404)
  expect(unknown.headers.get('cache-control')).toBe('no-store')
})

test('feeds, data and structured data name a JPEG that is there', async () => {
  const jpeg = /https:\/\/brackwater\.example\.org(\/images\/[0-9a-f]{20}-1600\.jpg)/
  const [feed, atom, json, data, markdown, html] = await Promise.all(
    [
      '/feed.xml',
      '/atom.xml',
      '/feed.json',
      '/stories/striped-note.json',
      '/stories/striped-note.md',
      '/stories/striped-note',
    ].map(async (path) => (await fetch(SITE + path)).text()),
  )
  const [address = '', path = ''] = jpeg.exec(feed ?? '') ?? []
  expect(feed).toContain(`<img src="${address}" alt="Three stripes." width="1600" height="900">`)
  for (const text of [atom, data, markdown, html]) expect(text).toContain(address)
  expect(JSON.parse(json ?? '')).toHaveProperty('items.0.image', address)
  expect(html).toContain(`"creditText":"Ada Fenn"`)
  expect(html).toContain(
    '<meta property="og:image" content="https://brackwater.example.org/stories/striped-note/card.png"',
  )
  const answer = await fetch(SITE + path)
  expect(answer.headers.get('content-type')).toBe('image/jpeg')
})

test('a story without a picture has nothing of it, rules for its looks neither', async () => {
  const html = await (await fetch(`${SITE}/stories/old-bridge-closed`)).text()
  expect(html).not.toMatch(/lead-image|figcaption/)
})

test('what is broken stays out, and the story keeps its picture', async () => {
  write(newsroom, 'images/stripes.jpg', (await picture(2400, 1350)).subarray(0, 2000))
  commitAll(newsroom)
  await expect
    .poll(() => server.log(), SLOWLY)
    .toContain('`stripes.jpg` is damaged, so that it cannot be read to its end')
  const html = await (await fetch(STORY)).text()
  const [path = ''] = /\/images\/[0-9a-f]{20}-960\.webp/.exec(html) ?? []
  expect((await fetch(SITE + path)).status).toBe(200)
})
