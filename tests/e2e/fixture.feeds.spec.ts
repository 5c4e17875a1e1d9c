import { expect, test } from '@playwright/test'
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith'

import { jsonFeedSchema } from '@/tests/fixtures/json-feed-schema'

const BASE = 'https://brackwater.example.org'
const FOLDERS = ['', '/topics/bridge', '/actors/bridge-office', '/corrections', '/scenarios']

const formats = [
  { file: 'feed.xml', type: 'application/rss+xml', name: 'RSS' },
  { file: 'atom.xml', type: 'application/atom+xml', name: 'Atom' },
  { file: 'feed.json', type: 'application/feed+json', name: 'JSON Feed' },
]

for (const folder of FOLDERS) {
  test(`the feeds of ${folder || 'the site'} hold the same in every format`, async ({
    request,
  }) => {
    const [rss, atom, json] = await Promise.all(
      formats.map(async ({ file, type }) => {
        const response = await request.get(`${folder}/${file}`)
        expect(response.status()).toBe(200)
        expect(response.headers()['content-type']).toBe(`${type}; charset=utf-8`)
        return response.text()
      }),
    )
    const idsOfRss = parseRssFeed(rss).items?.map(({ guid }) => guid?.value)
    const ids = idsOfRss ?? []
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^tag:brackwater\.example\.org,\d{4}-\d\d-\d\d:\//)
    expect(parseAtomFeed(atom).entries?.map(({ id }) => id)).toEqual(ids)
    expect(parseJsonFeed(json).items?.map(({ id }) => id)).toEqual(ids)
    expect(jsonFeedSchema.safeParse(JSON.parse(json ?? '')).error).toBeUndefined()
    expect(parseRssFeed(rss).atom?.links?.[0]?.href).toBe(`${BASE}${folder}/feed.xml`)
  })
}

test('a story in a feed has no address that depends on where it stood', async ({ request }) => {
  const feed = parseRssFeed(await (await request.get('/feed.xml')).text())
  const html = feed.items?.map(({ content }) => content?.encoded).join('') ?? ''
  const addresses = Array.from(html.matchAll(/\s(?:href|src)="([^"]*)"/g), ([, url = '']) => url)
  expect(addresses.length).toBeGreaterThan(20)
  expect(addresses.filter((url) => !/^(?:https?|mailto):/.test(url))).toEqual([])
})

test('a citation in a feed leads to the source on the page of its story', async ({
  request,
  page,
}) => {
  const feed = parseRssFeed(await (await request.get('/topics/bridge/feed.xml')).text())
  const html = feed.items?.find(({ link }) => link?.endsWith('/old-bridge-closed'))?.content
    ?.encoded
  const cited = Array.from(
    html?.matchAll(/href="([^"]*#source-[^"]*)"/g) ?? [],
    ([, url = '']) => url,
  )
  expect(cited.length).toBeGreaterThan(3)
  await page.goto('/stories/old-bridge-closed')
  for (const url of new Set(cited)) {
    expect(url).toContain(`${BASE}/stories/old-bridge-closed#`)
    await expect(page.locator(`[id="${new URL(url).hash.slice(1)}"]`)).toHaveCount(1)
  }
})

test('corrections and resolutions lead to their place on the page of their story', async ({
  request,
  page,
}) => {
  for (const feed of ['/corrections/feed.xml', '/scenarios/feed.xml']) {
    const { items = [] } = parseRssFeed(await (await request.get(feed)).text())
    const url = new URL(items.at(-1)?.link ?? '')
    await page.goto(url.pathname)
    await expect(page.locator(`[id="${url.hash.slice(1)}"]`)).toHaveCount(1)
  }
})

test('an unchanged feed is not sent again', async ({ request }) => {
  const first = await request.get('/feed.xml')
  const { etag = '', 'last-modified': date = '' } = first.headers()
  expect(Date.parse(date)).toBeLessThanOrEqual(Date.now())
  for (const headers of [{ 'if-none-match': etag }, { 'if-modified-since': date }]) {
    const again = await request.get('/feed.xml', { headers })
    expect(again.status()).toBe(304)
  }
  const head = await request.head('/feed.xml')
  expect(head.headers()['content-length']).toBe(first.headers()['content-length'])
})

test('the first page has one address, and what is no page of a feed is not found', async ({
  request,
}) => {
  const first = await request.get('/feed.xml?page=1', { maxRedirects: 0 })
  expect(first.status()).toBe(308)
  expect(first.headers()['location']).toBe('/feed.xml')
  const feeds = FOLDERS.flatMap((folder) => formats.map(({ file }) => `${folder}/${file}`))
  const wrong = ['?page=0', '?page=-1', '?page=abc', '?page=01', '?page=1.5', '?page=9999']
  for (const path of [
    ...feeds.flatMap((feed) => wrong.map((query) => `${feed}${query}`)),
    ...formats.flatMap(({ file }) => [`/topics/nowhere/${file}`, `/actors/nobody/${file}`]),
  ]) {
    const response = await request.get(path)
    expect(response.status(), path).toBe(404)
    expect(await response.text()).toContain('There is no page at this address')
  }
})

for (const [path, folder, title] of [
  ['/roadmap', '', 'Brackwater Evening'],
  ['/topics/bridge', '/topics/bridge', 'The old bridge: repair or replace'],
  ['/topics/bridge/updates/3', '/topics/bridge', 'The old bridge: repair or replace'],
  ['/stories/old-bridge-closed', '/topics/bridge', 'The old bridge: repair or replace'],
  ['/actors/bridge-office', '/actors/bridge-office', 'Brackwater Bridge Office'],
  ['/corrections', '/corrections', 'Corrections · Brackwater Evening'],
] as const) {
  test(`${path} names its own feeds and those of the site`, async ({ page }) => {
    await page.goto(path)
    for (const { file, type, name } of formats) {
      const links = page.locator(`head link[rel="alternate"][type="${type}"]`)
      const named = await links.evaluateAll((elements) =>
        elements.map((element) => [
          new URL(element.getAttribute('href') ?? '', 'https://brackwater.example.org').href,
          element.getAttribute('title'),
        ]),
      )
      expect(named).toContainEqual([`${BASE}/${file}`, `Brackwater Evening (${name})`])
      expect(named).toContainEqual([`${BASE}${folder}/${file}`, `${title} (${name})`])
      expect(named).toHaveLength(folder === '' ? 1 : 2)
    }
  })
}

test('the page of feeds shows each with its addresses and what is new in it', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Feeds' }).click()
  await expect(page).toHaveURL('/feeds')
  const topics = page.getByRole('region', { name: 'Topics' })
  for (const { file, name } of formats) {
    const link = topics.getByRole('link', { name: `${name} of The old bridge` })
    await expect(link).toHaveAttribute('href', `${BASE}/topics/bridge/${file}`)
    await expect(topics.getByText(`${BASE}/topics/bridge/${file}`)).toBeVisible()
  }
  const everything = page.getByRole('region', { name: 'Everything' })
  await expect(
    everything.getByRole('list', { name: 'Newest items' }).getByRole('link'),
  ).toHaveCount(3)
})

test('the list of feeds names every one that the page shows', async ({ page, request }) => {
  const response = await request.get('/feeds.opml')
  expect(response.headers()['content-type']).toBe('text/x-opml; charset=utf-8')
  const outlines = parseOpml(await response.text()).body?.outlines ?? []
  const feeds = outlines.flatMap((outline) => outline.outlines ?? [outline])
  for (const { title, text, type } of feeds) {
    expect(title).toBe(text)
    expect(type).toBe('rss')
  }
  await page.goto('/feeds')
  const shown = await page.getByText(/^https:.*\/feed\.xml$/).allTextContents()
  expect(feeds.map(({ xmlUrl }) => xmlUrl)).toEqual(shown)
})

test('without script, a click on the address of a feed selects the whole of it', async ({
  page,
}) => {
  await page.goto('/feeds')
  await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(0)
  await page.getByText(`${BASE}/corrections/feed.xml`).click()
  expect(await page.evaluate(() => String(getSelection()))).toBe(`${BASE}/corrections/feed.xml`)
})

test.describe('with script', () => {
  test.use({ javaScriptEnabled: true })

  test('the address of a feed is copied at a press of its button, which is said', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto('/feeds')
    for (const address of [`${BASE}/feed.xml`, `${BASE}/corrections/feed.json`]) {
      const button = page.getByRole('button', { name: `Copy ${address}`, exact: true })
      await button.focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('status')).toHaveText(`Copied ${address}`)
      await expect(page.getByRole('button', { name: `Copied ${address}` })).toBeFocused()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address)
    }
  })

  test('where the clipboard is refused, the address is selected', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
    })
    await page.goto('/feeds')
    await page.getByRole('button', { name: `Copy ${BASE}/atom.xml` }).click()
    expect(await page.evaluate(() => String(getSelection()))).toBe(`${BASE}/atom.xml`)
    await expect(page.getByRole('status')).toHaveText('')
  })

  for (const width of [320, 1280]) {
    test(`the buttons move nothing on a page ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      // Which may come in time for one of the two, and be another height.
      await page.route('**/fonts/*', (route) => route.abort())
      const heightOf = () => page.evaluate(() => document.querySelector('main')?.scrollHeight)
      await page.route('**/enhancements.js', (route) => route.abort())
      await page.goto('/feeds')
      const without = await heightOf()
      await page.unroute('**/enhancements.js')
      await page.goto('/feeds')
      await expect(page.getByRole('button', { name: 'Copy' }).first()).toBeVisible()
      expect(await heightOf()).toBe(without)
    })
  }
})

test('the page of corrections leads to each on its story', async ({ page }) => {
  await page.goto('/corrections')
  const retraction = page.getByRole('article').filter({ hasText: 'Retraction' }).first()
  await expect(retraction).toContainText('Retracted: The toll begins on Friday')
  await expect(retraction).toContainText('The report was a joke that we did not understand.')
  const link = page.getByRole('link', { name: 'The old bridge is closed to lorries' }).first()
  await link.click()
  await expect(page).toHaveURL('/stories/old-bridge-closed#corrections')
  await expect(page.locator('#corrections')).toBeInViewport()
})
