import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { z } from 'zod'

import { pageTypes } from './page-types'

const SITE = 'http://127.0.0.1:4311'
const STORY = '/stories/old-bridge-closed'

const contentOf = (page: Page, name: string) =>
  page
    .locator(`head meta[property="${name}"], head meta[name="${name}"]`)
    .evaluateAll((metas) => metas.map((meta) => meta.getAttribute('content')))

/** The nodes of the one graph of a page. */
async function readJsonLd(page: Page): Promise<unknown[]> {
  const scripts = await page.locator('script[type="application/ld+json"]').allTextContents()
  expect(scripts).toHaveLength(1)
  const graph: unknown = JSON.parse(scripts[0] ?? '')
  expect(graph).toMatchObject({ '@context': 'https://schema.org' })
  return Object.values(Object(graph)).flat().slice(1)
}

/** The address of a share image without the origin, which is that of the site's configuration. */
const pathOf = (address: string | null | undefined) => new URL(address ?? '').pathname

test('a story tells search engines what it is', async ({ page }) => {
  await page.goto(STORY)
  const [article, breadcrumbs] = await readJsonLd(page)
  expect(article).toMatchObject({
    '@type': 'NewsArticle',
    headline: 'The old bridge is closed to lorries',
    datePublished: '2025-03-10T10:08:00Z',
    dateModified: '2025-09-01T09:00:00Z',
    articleSection: 'Town',
    author: [
      { '@type': 'Person', name: 'Ada Fenn' },
      { '@type': 'Person', name: 'Bo Marsh' },
      { '@type': 'Person', name: 'Cy Reed' },
    ],
    publisher: { name: 'Brackwater Press', url: 'https://press.example.org/' },
    correction: [{ '@type': 'CorrectionComment' }, { '@type': 'CorrectionComment' }],
    citation: [{}, {}, {}, {}, {}],
  })
  expect(breadcrumbs).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { name: 'Topics' },
      { name: 'The old bridge: repair or replace' },
      { name: 'The old bridge is closed to lorries' },
    ],
  })
})

test('a retracted story tells it to machines too', async ({ page }) => {
  await page.goto('/stories/toll-begins')
  const [article] = await readJsonLd(page)
  expect(article).toMatchObject({
    headline: 'Retracted: The toll begins on Friday',
    description: 'The report was a joke that we did not understand.',
    creativeWorkStatus: 'Retracted',
  })
  expect(await contentOf(page, 'og:title')).toEqual(['Retracted: The toll begins on Friday'])
})

for (const [path, types] of [
  ['/', ['WebSite', 'NewsMediaOrganization']],
  ['/topics/bridge', ['BreadcrumbList']],
  ['/topics/bridge/updates/3', ['BreadcrumbList']],
] as const) {
  test(`${path} says what it is`, async ({ page }) => {
    await page.goto(path)
    expect(await readJsonLd(page)).toMatchObject(types.map((type) => ({ '@type': type })))
  })
}

test('no policy forbids the data for machines, the icons or the manifest', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: true, baseURL: SITE })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  for (const path of ['/', STORY, '/topics/bridge']) await page.goto(path)
  const session = await context.newCDPSession(page)
  const manifest = await session.send('Page.getAppManifest')
  expect(manifest.url).toBe(`${SITE}/manifest.webmanifest`)
  expect(manifest.errors).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('a story has a preview', async ({ page }) => {
  await page.goto(STORY)
  const expected = {
    'og:type': ['article'],
    'og:site_name': ['Brackwater Evening'],
    'og:title': ['The old bridge is closed to lorries'],
    'og:image:width': ['1200'],
    'og:image:height': ['630'],
    'og:image:type': ['image/png'],
    'og:image:alt': ['The old bridge is closed to lorries'],
    'article:published_time': ['2025-03-10T10:08:00Z'],
    'article:modified_time': ['2025-09-01T09:00:00Z'],
    'article:section': ['Town'],
    'article:author': ['Ada Fenn', 'Bo Marsh', 'Cy Reed'],
    'twitter:card': ['summary_large_image'],
    'twitter:title': ['The old bridge is closed to lorries'],
  }
  for (const [name, content] of Object.entries(expected)) {
    expect(await contentOf(page, name), name).toEqual(content)
  }
})

for (const [path, image] of [
  ['/', '/card.png'],
  ['/about', '/card.png'],
  [STORY, `${STORY}/card.png`],
  ['/stories/right-to-left', '/stories/right-to-left/card.png'],
  ['/stories/long-words', '/stories/long-words/card.png'],
  ['/topics/bridge', '/topics/bridge/card.png'],
  ['/topics/bridge/updates/3', '/topics/bridge/updates/3/card.png'],
] as const) {
  test(`the share image of ${path} is a picture`, async ({ page, request }) => {
    await page.goto(path)
    for (const name of ['og:image', 'twitter:image']) {
      expect((await contentOf(page, name)).map(pathOf), name).toEqual([image])
    }
    const response = await request.get(image)
    expect(response.status()).toBe(200)
    expect(response.headers()).toMatchObject({
      'content-type': 'image/png',
      'cache-control': expect.stringContaining('max-age=0'),
      'cross-origin-resource-policy': 'cross-origin',
    })
    const png = await response.body()
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
    const etag = response.headers()['etag'] ?? ''
    const again = await request.get(image, { headers: { 'if-none-match': etag } })
    expect(again.status()).toBe(304)
  })
}

test('a headline from right to left begins at the right of its share image', async ({
  request,
}) => {
  const response = await request.get('/stories/right-to-left/card.png')
  const beginning = { left: 1060, top: 100, width: 60, height: 410 }
  const { channels } = await sharp(await response.body())
    .extract(beginning)
    .stats()
  expect(channels[0]?.min).toBeLessThan(60)
})

test('the share image of a former slug leads to that of the story', async ({ request }) => {
  const response = await request.get('/stories/bridge-shut/card.png', { maxRedirects: 0 })
  expect(response.status()).toBe(308)
  expect(response.headers()['location']).toBe(`${STORY}/card.png`)
})

test('what has no page has no share image', async ({ request }) => {
  for (const path of [
    '/stories/no-such-story/card.png',
    '/stories/mayors-boat-trip/card.png',
    '/topics/no-such-topic/card.png',
    '/topics/bridge/updates/2/card.png',
    '/topics/council/updates/7/card.png',
    '/topics/bridge/updates/x/card.png',
  ]) {
    expect((await request.get(path)).status(), path).toBe(404)
  }
})

test('the sitemap names every page once, and all of them answer', async ({ request }) => {
  const response = await request.get('/sitemap.xml')
  expect(response.headers()['content-type']).toBe('application/xml; charset=utf-8')
  const xml = await response.text()
  const paths = Array.from(xml.matchAll(/<loc>(.*?)<\/loc>/g), ([, address]) => pathOf(address))
  expect(new Set(paths).size).toBe(paths.length)
  expect(paths).toEqual(expect.arrayContaining(['/', '/topics', '/roadmap', '/about', STORY]))
  expect(xml).toMatch(/old-bridge-closed<\/loc><lastmod>2025-09-01T09:00:00Z<\/lastmod><\/url>/)
  expect(xml).not.toMatch(/mayors-boat-trip|bridge-reopening-ceremony|updates\/[67]</)
  for (const path of paths) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(200)
  }
  expect((await request.get('/sitemaps/1.xml')).status()).toBe(200)
  for (const part of ['0', '2', '-1', 'x', '1.5']) {
    expect((await request.get(`/sitemaps/${part}.xml`)).status(), part).toBe(404)
  }
})

test('the news sitemap is there, and empty as nothing is new', async ({ request }) => {
  const response = await request.get('/news-sitemap.xml')
  expect(response.headers()['content-type']).toBe('application/xml; charset=utf-8')
  expect(await response.text()).not.toContain('<url>')
})

test('robots, language models and browsers find their files', async ({ request }) => {
  const robots = await request.get('/robots.txt')
  expect(robots.headers()['content-type']).toBe('text/plain; charset=utf-8')
  expect(await robots.text()).toMatch(/^Sitemap: https?:\/\/.*\/sitemap\.xml$/m)
  const llms = await (await request.get('/llms.txt')).text()
  expect(llms.startsWith('# Brackwater Evening\n')).toBe(true)
  const links = Array.from(llms.matchAll(/\]\((http[^)]*)\)/g), ([, address]) => pathOf(address))
  expect(links.length).toBeGreaterThan(6)
  for (const path of links) expect((await request.get(path)).status(), path).toBe(200)
  const manifest = await request.get('/manifest.webmanifest')
  expect(manifest.headers()['content-type']).toBe('application/manifest+json')
  expect(await manifest.json()).toMatchObject({ name: 'Brackwater Evening' })
  for (const icon of ['apple-touch-icon', 'icon-192', 'icon-512', 'icon-maskable-512']) {
    const response = await request.get(`/${icon}.png`)
    expect(response.headers()['content-type'], icon).toBe('image/png')
  }
})

const BASE = 'https://brackwater.example.org'
const FEED_FILES = ['feed.xml', 'atom.xml', 'feed.json']

/** What the head of a page says for machines. */
const readHead = (page: Page) =>
  page.locator('head').evaluate((head) => {
    const all = (selector: string, attribute: string) =>
      Array.from(head.querySelectorAll(selector), (found) => found.getAttribute(attribute))
    const meta = (name: string) => all(`meta[property="${name}"], meta[name="${name}"]`, 'content')
    return {
      canonical: all('link[rel="canonical"]', 'href'),
      url: meta('og:url'),
      description: meta('description'),
      summary: meta('og:description'),
      title: meta('og:title'),
      type: meta('og:type'),
      site: meta('og:site_name'),
      images: [...meta('og:image'), ...meta('twitter:image')],
      feeds: all('link[rel="alternate"][title$=")"]', 'href'),
    }
  })

const isStory = (path: string) => /^\/stories\/[^/]+$/.test(path)

/** The folder of the feeds that a page names besides those of the site. */
async function feedFoldersOf(path: string, request: APIRequestContext): Promise<string[]> {
  const [, segment, name] = path.replace(/\?.*/, '').split('/')
  if (isStory(path)) {
    const story: unknown = await (await request.get(`${path}.json`)).json()
    return [`/topics/${z.object({ topic: z.object({ id: z.string() }) }).parse(story).topic.id}`]
  }
  if (segment === 'topics' && name !== undefined) return [`/topics/${name}`]
  if (segment === 'actors' && name !== undefined) return [`/actors/${name}`]
  if (segment === 'corrections') return ['/corrections']
  // A record is kept of scenarios that were resolved.
  return segment === 'scenarios' || segment === 'track-record' ? ['/scenarios'] : []
}

for (const { path, heading, title, description } of pageTypes) {
  test(`${path} tells machines its address, what it holds and its feeds`, async ({
    page,
    request,
  }) => {
    await page.goto(path)
    const { images, feeds, ...head } = await readHead(page)
    const address = path === '/' ? BASE : `${BASE}${path}`
    expect(head).toEqual({
      canonical: [address],
      url: [address],
      description: [description],
      summary: [description],
      title: [isStory(path) ? heading : title],
      type: [isStory(path) ? 'article' : 'website'],
      site: ['Brackwater Evening'],
    })
    expect(images).toEqual([expect.stringMatching(/\/card\.png/), images[0]])
    const folders = ['', ...(await feedFoldersOf(path, request))]
    expect(feeds.map((href) => new URL(href ?? '', BASE).pathname).toSorted()).toEqual(
      folders.flatMap((folder) => FEED_FILES.map((file) => `${folder}/${file}`)).toSorted(),
    )
  })
}

for (const [path, type, address] of [
  ['/topics/bridge', 'application/json', '/topics/bridge.json'],
  ['/topics/council?page=2', 'application/json', '/topics/council.json'],
  [STORY, 'application/json', `${STORY}.json`],
  [STORY, 'text/markdown', `${STORY}.md`],
  ['/track-record', 'application/json', '/track-record.json'],
  ['/track-record', 'text/csv', '/track-record.csv'],
] as const) {
  test(`${path} is there as ${type} too`, async ({ page, request }) => {
    await page.goto(path)
    const link = page.locator(`head link[rel="alternate"][type="${type}"]`)
    expect(pathOf(await link.getAttribute('href'))).toBe(address)
    const answer = await request.get(address)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']?.split(';')[0]).toBe(type)
  })
}
