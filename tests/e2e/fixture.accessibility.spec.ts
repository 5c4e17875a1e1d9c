import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

import { NOWHERE, pageTypes } from './page-types'

// axe is itself a script; the pages load none of their own before it.
test.use({ javaScriptEnabled: true })

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const path of [...pageTypes.map((type) => type.path), NOWHERE]) {
  test(`axe finds no fault with ${path}`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.goto(path)
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 1280]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
        const faults = violations.map(({ id, help, nodes }) => ({
          id,
          help,
          places: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
        }))
        expect.soft(faults, `${colorScheme}, ${width} px wide`).toEqual([])
      }
    }
  })
}
