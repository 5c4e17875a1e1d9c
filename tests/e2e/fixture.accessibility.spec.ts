import { expect, test } from '@playwright/test'

import { axeFaultsOf } from './axe'
import { NOWHERE, pageTypes } from './page-types'

// axe is itself a script; the pages load none of their own before it.
test.use({ javaScriptEnabled: true })

for (const path of [...pageTypes.map((type) => type.path), NOWHERE]) {
  test(`axe finds no fault with ${path}`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.goto(path)
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 1280]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        expect.soft(await axeFaultsOf(page), `${colorScheme}, ${width} px wide`).toEqual([])
      }
    }
  })
}
