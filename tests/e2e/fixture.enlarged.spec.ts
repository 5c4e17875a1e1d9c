import { expect, test } from '@playwright/test'

import { adapt, unreadableTexts } from './enlarged'
import { overflowOf } from './outline'
import { NOWHERE, pageTypes } from './page-types'

/** What WCAG 1.4.12 lets readers set. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }
`

const needs = [
  { name: 'as it is', css: '', widths: [1280] },
  { name: 'text of 200%', css: 'html { font-size: 200% }', widths: [1280, 640] },
  { name: 'text spaced out', css: SPACING, widths: [1280, 320] },
  // As narrow as a window of 1280 px is four times enlarged.
  { name: 'a zoom of 400%', css: '', widths: [320] },
]

for (const path of [...pageTypes.map((type) => type.path), NOWHERE]) {
  test(`${path} can be read enlarged and spaced out`, async ({ page }) => {
    await page.goto(path)
    for (const { name, css, widths } of needs) {
      await adapt(page, css)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 256 })
        expect.soft(await overflowOf(page), `${name}, ${width} px`).toBeLessThanOrEqual(0)
        expect.soft(await unreadableTexts(page), `${name}, ${width} px`).toEqual([])
      }
    }
  })
}
