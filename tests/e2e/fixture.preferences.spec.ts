import { expect, type Page, test } from '@playwright/test'

import { unseenShapes } from './unseen-shapes'

/** Where something is told by a drawing, a ground, a filling or an outline. */
const TOLD = [
  '/',
  '/topics/bridge',
  '/topics/bridge/graph',
  '/topics/bridge/timeline',
  '/stories/old-bridge-closed',
  '/scenarios',
  '/sources',
  '/search?q=bridge',
]

/** One style of an element, or of what it puts before itself. */
const styleOf = (page: Page, selector: string, property: string, pseudo?: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, [name, part]) => getComputedStyle(element, part).getPropertyValue(name), [
      property,
      pseudo,
    ] as const)

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`with forced colours, ${colorScheme}`, () => {
    test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: 'active', colorScheme }))

    test('no drawing loses a shape', async ({ page }) => {
      for (const path of TOLD) {
        await page.goto(path)
        expect.soft(await unseenShapes(page), path).toEqual([])
      }
    })

    test('statuses differ by the outlines of their marks', async ({ page }) => {
      await page.goto('/topics/bridge')
      await page.getByText('What the statuses mean').click()
      const marks = await page.locator('dt > .status').evaluateAll((labels) =>
        labels.map((label) => {
          const mark = getComputedStyle(label, '::before')
          const sides = `${mark.borderInlineStartWidth} ${mark.borderInlineEndWidth}`
          return `${mark.borderRadius} ${sides} ${mark.transform}`
        }),
      )
      expect(marks).toHaveLength(4)
      expect(new Set(marks).size).toBe(4)
    })

    test('what is current, marked, pointed to or has the focus has more than a ground', async ({
      page,
    }) => {
      await page.goto('/topics/bridge')
      expect(await styleOf(page, 'a[aria-current=page]', 'font-weight')).toBe('600')
      await page.goto('/search?q=bridge')
      expect(await styleOf(page, 'mark', 'font-weight')).toBe('600')
      await page.goto('/stories/old-bridge-closed#source-council-minutes')
      expect(await styleOf(page, ':target', 'outline-width')).toBe('4px')
      expect(await styleOf(page, ':target', 'outline-style')).toBe('solid')
      const ground = await styleOf(page, 'html', 'background-color')
      expect(await styleOf(page, ':target', 'outline-color')).not.toBe(ground)
      expect(await styleOf(page, '#takeaway >> xpath=..', 'border-left-width')).toBe('4px')
      await page.goto('/')
      for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('Tab')
      expect(await styleOf(page, ':focus-visible', 'outline-width')).toBe('3px')
      expect(await styleOf(page, ':focus-visible', 'outline-color')).not.toBe(ground)
    })
  })
}

/** What moves, or would, on the page as it is now. */
const motionOf = (page: Page) =>
  page.evaluate(() => {
    const isSlow = (durations: string) => durations.split(', ').some((time) => parseFloat(time) > 0)
    const moving = [document.documentElement, ...document.body.querySelectorAll('*')].filter(
      (element) => {
        const style = getComputedStyle(element)
        return (
          (style.animationName !== 'none' && isSlow(style.animationDuration)) ||
          isSlow(style.transitionDuration) ||
          style.scrollBehavior === 'smooth'
        )
      },
    )
    const applied = (rules: CSSRuleList): CSSRule[] =>
      [...rules].flatMap((rule) => {
        if (rule instanceof CSSMediaRule && !matchMedia(rule.media.mediaText).matches) return []
        return rule instanceof CSSGroupingRule ? applied(rule.cssRules) : [rule]
      })
    const rules = [...document.styleSheets].flatMap((sheet) => applied(sheet.cssRules))
    return {
      moving: moving.map(({ outerHTML }) => outerHTML.slice(0, 100)),
      fades: rules.some(({ cssText }) => cssText.startsWith('@view-transition')),
    }
  })

test('nothing moves but pages that fade, and not even these for who wants less motion', async ({
  page,
}) => {
  for (const path of TOLD) {
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await page.goto(path)
    expect.soft(await motionOf(page), path).toEqual({ moving: [], fades: true })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expect.soft(await motionOf(page), `${path}, less motion`).toEqual({ moving: [], fades: false })
  }
})
