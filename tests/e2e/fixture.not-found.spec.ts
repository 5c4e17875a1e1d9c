import { get } from 'node:http'
import { text } from 'node:stream/consumers'

import { expect, test } from '@playwright/test'

import { expectLandmarks, expectSoundOutline } from './outline'

const isOwnPage = (html: string) =>
  /<h1[^>]*>There is no page at this address<\/h1>/.test(html) &&
  html.includes('<nav aria-label="Main"')

const nowhere = [
  '/nothing',
  '/nothing/at/all',
  '/topics/no-such-topic',
  '/topics/no-such-topic/updates/1',
  '/topics/bridge/updates/2',
  '/topics/bridge/updates/99',
  '/topics/bridge/updates/0',
  '/topics/bridge/updates/-1',
  '/topics/bridge/updates/01',
  '/topics/bridge/updates/1.0',
  '/topics/bridge/updates/first',
  '/topics/bridge/updates',
  '/topics/council?page=0',
  '/topics/council?page=01',
  '/topics/council?page=-1',
  '/topics/council?page=3',
  '/topics/council?page=999',
  '/topics/council?page=two',
  '/topics/council?status=nonsense',
  '/topics/council?status=constructor',
  '/topics/harbour?page=2',
  '/stories',
  '/stories/no-such-story',
  '/stories/__proto__',
  "/stories/'--",
  '/actors/no-such-actor',
  '/actors/silent-guild?page=2',
  '/publishers/no-such-publisher',
  '/publishers/gazette/feed.xml',
  '/sources/gazette',
  '/preview/a-secret-of-another-site',
]

test('an address that leads nowhere is a true 404', async ({ request }) => {
  const answers = await Promise.all(
    nowhere.map(async (path) => {
      const response = await request.get(path, { maxRedirects: 0 })
      return { path, status: response.status(), hasPage: isOwnPage(await response.text()) }
    }),
  )
  const wrong = answers.filter(({ status, hasPage }) => status !== 404 || !hasPage)
  expect(wrong).toEqual([])
})

for (const path of ['/nothing/at/all', '/stories/no-such-story', '/topics/council?page=999']) {
  test(`the 404 of ${path} has the site's look`, async ({ page }) => {
    await page.goto(path)
    await expect(page).toHaveTitle('Page not found · Brackwater Evening')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB')
    const robots = page.locator('head meta[name="robots"]').first()
    await expect(robots).toHaveAttribute('content', 'noindex')
    await expectSoundOutline(page)
    await expectLandmarks(page)
    const onward = page.getByRole('main').getByRole('link')
    await expect(onward).toHaveText(['Front page', 'All topics'])
  })
}

test('another spelling of an address leads permanently to the right one', async ({ request }) => {
  for (const [spelling, address] of [
    ['/Stories/Old-Bridge-Closed/', '/stories/old-bridge-closed'],
    ['/topics/council?page=2&page=1', '/topics/council?page=2'],
    ['/topics/council?status=&utm_source=letter', '/topics/council'],
  ] as const) {
    const response = await request.get(spelling, { maxRedirects: 0 })
    expect(response.status(), spelling).toBe(308)
    expect(response.headers()['location'], spelling).toBe(address)
  }
})

test('a path that climbs out of a folder is refused in plain words', async ({ baseURL }) => {
  // A browser would tidy the path before sending it.
  const answer = await new Promise<{ status: number | undefined; html: string }>(
    (resolve, reject) => {
      get(new URL(baseURL ?? ''), { path: '/stories/../x' }, (response) => {
        text(response).then((html) => resolve({ status: response.statusCode, html }), reject)
      }).on('error', reject)
    },
  )
  expect(answer).toEqual({ status: 400, html: 'The address is malformed.\n' })
})
