import { expect, test } from '@playwright/test'

import { pageTypes } from './page-types'

const everyPage = [
  ...pageTypes.map(({ path }) => path),
  '/topics/bridge',
  '/topics/council/updates/1',
  '/topics/council/updates/2',
  '/topics/council/updates/5',
  '/topics/council/updates/8',
  '/stories/bridge-inspected',
  '/stories/council-looks-ahead',
  '/actors/silent-guild',
]

const unpublished = [
  'mayors-boat-trip',
  'unfinished story',
  'of a draft',
  'bridge-reopening-ceremony',
  'The bridge reopens with a band',
  'of a scheduled story',
  'The unfinished update',
  'The council of the far future',
]

for (const path of [
  '/stories/mayors-boat-trip',
  '/stories/mayors-boat',
  '/stories/bridge-reopening-ceremony',
  '/stories/ceremony',
  '/topics/council/updates/6',
  '/topics/council/updates/7',
]) {
  test(`${path} is not out, and so not there`, async ({ request }) => {
    const response = await request.get(path, { maxRedirects: 0 })
    expect(response.status()).toBe(404)
    const html = await response.text()
    expect(unpublished.filter((text) => text.includes(' ') && html.includes(text))).toEqual([])
  })
}

test('nothing of a draft or a scheduled story is on any page', async ({ request }) => {
  for (const path of everyPage) {
    const response = await request.get(path)
    expect(response.status(), path).toBe(200)
    const html = await response.text()
    expect(
      unpublished.filter((text) => html.includes(text)),
      path,
    ).toEqual([])
  }
})

for (const slug of ['bridge-shut', 'old-bridge-shut']) {
  test(`the former address ${slug} leads permanently to the present one`, async ({ request }) => {
    const response = await request.get(`/stories/${slug}`, { maxRedirects: 0 })
    expect(response.status()).toBe(308)
    expect(response.headers()['location']).toBe('/stories/old-bridge-closed')
  })
}

test('a former address brings a reader to the story', async ({ page }) => {
  await page.goto('/stories/bridge-shut')
  await expect(page).toHaveURL('/stories/old-bridge-closed')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'The old bridge is closed to lorries',
  )
})
