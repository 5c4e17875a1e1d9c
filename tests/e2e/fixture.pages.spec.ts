import { expect, test } from '@playwright/test'

import { expectLandmarks, expectSoundFragments, expectSoundOutline } from './outline'
import { pageTypes } from './page-types'

const CANONICAL_BASE = 'https://brackwater.example.org'

for (const { path, heading, title, description } of pageTypes) {
  test(`${path} says what it is, in sound parts`, async ({ page }) => {
    const response = await page.goto(path)
    expect(response?.status()).toBe(200)
    expect(response?.headers()['content-type']).toContain('text/html')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await expect(page).toHaveTitle(title)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB')
    const meta = page.locator('head meta[name="description"]')
    await expect(meta).toHaveAttribute('content', description)
    const canonical = `${CANONICAL_BASE}${path === '/' ? '' : path}`
    const link = page.locator('head link[rel="canonical"]')
    await expect(link).toHaveAttribute('href', canonical)
    await expectSoundOutline(page)
    await expectLandmarks(page)
    await expectSoundFragments(page)
  })

  test(`${path} lets the keyboard skip to the content`, async ({ page }) => {
    await page.goto(path)
    await page.keyboard.press('Tab')
    const skipLink = page.getByRole('link', { name: 'Skip to content' })
    await expect(skipLink).toBeFocused()
    await expect(skipLink).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#main$/)
    await page.keyboard.press('Tab')
    await expect(page.locator('main :focus, footer :focus')).toHaveCount(1)
  })
}

test('links of navigation are at least 24 px high', async ({ page }) => {
  await page.goto('/topics/council')
  const navigation = page.getByRole('navigation').getByRole('link')
  const boxes = await navigation.evaluateAll((links) =>
    links.map((link) => ({ name: link.textContent, height: link.getBoundingClientRect().height })),
  )
  expect(boxes.filter(({ height }) => height < 24)).toEqual([])
})
