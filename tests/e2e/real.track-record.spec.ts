import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

import { unseenShapes } from './unseen-shapes'

test('forecasts on what had happened before they were committed are not called proven', async ({
  request,
}) => {
  const { scenarios } = await (await request.get('/track-record.json')).json()
  for (const { eventDate, forecasts } of scenarios) {
    for (const { committedAt, isProven } of forecasts) {
      if (eventDate === undefined || committedAt < eventDate) continue
      expect(isProven).toBe(false)
    }
  }
})

test('every chart has a table with its numbers', async ({ page }) => {
  await page.goto('/track-record')
  const charts = page.getByRole('main').getByRole('img')
  expect(await charts.count()).toBeGreaterThan(1)
  for (const chart of await charts.all()) {
    await expect(chart).toHaveAttribute('aria-label', /; the table that follows has the numbers$/)
  }
  for (const caption of ['Probability at publication', 'All that had counted by the end']) {
    await expect(page.getByRole('table', { name: caption }).first()).toBeVisible()
  }
})

test('no chart loses a shape to forced colours', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    await page.goto('/track-record')
    await expect(page.getByRole('main').locator('circle').first()).toBeVisible()
    expect.soft(await unseenShapes(page), colorScheme).toEqual([])
  }
})

test.describe('with script for axe', () => {
  test.use({ javaScriptEnabled: true })

  for (const path of ['/track-record', '/scenarios']) {
    test(`axe finds no fault with ${path}`, async ({ page }) => {
      test.setTimeout(120_000)
      await page.goto(path)
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [320, 1280]) {
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize({ width, height: 900 })
          const { violations } = await new AxeBuilder({ page }).analyze()
          expect.soft(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
          const wide = await page.evaluate(() => document.documentElement.scrollWidth)
          expect(wide).toBeLessThanOrEqual(width)
        }
      }
    })
  }
})
