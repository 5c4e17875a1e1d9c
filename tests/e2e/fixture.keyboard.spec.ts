import { expect, type Page, test } from '@playwright/test'

/** Far more than a page has: a reader who is trapped would go on for ever. */
const MOST_PRESSES = 400

interface Stop {
  /** Its place among all that takes the focus, in the order of the document. */
  place: number
  name: string
  top: number
  bottom: number
  outline: string
  /** Sides on which the outline is cut off by what holds the element. */
  cut: string[]
}

/** The element that has the focus, or nothing where the keyboard has left the page. */
const stopOf = (page: Page): Promise<Stop | undefined> =>
  page.evaluate((selector) => {
    const element = document.activeElement
    if (element === null || element === document.body) return undefined
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const reach = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth)
    const cut = new Set<string>()
    for (let outer = element.parentElement; outer; outer = outer.parentElement) {
      if (getComputedStyle(outer).overflowX === 'visible') continue
      const frame = outer.getBoundingClientRect()
      if (box.left - reach < frame.left - 0.5) cut.add('left')
      if (box.right + reach > frame.right + 0.5) cut.add('right')
      if (box.top - reach < frame.top - 0.5) cut.add('top')
      if (box.bottom + reach > frame.bottom + 0.5) cut.add('bottom')
    }
    if (box.left - reach < 0) cut.add('left of the window')
    if (box.right + reach > document.documentElement.clientWidth) cut.add('right of the window')
    const all = [...document.querySelectorAll(selector)].filter((other) => other.checkVisibility())
    return {
      place: all.indexOf(element),
      name: (element.textContent || element.getAttribute('name') || element.tagName).trim(),
      top: box.top + scrollY,
      bottom: box.bottom + scrollY,
      outline: `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`,
      cut: [...cut],
    }
  }, FOCUSABLE)

const FOCUSABLE = 'a[href], button, input, select, summary, [tabindex="0"]'

/** Every stop from the top of the page until the keyboard leaves it. */
async function goThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    await page.keyboard.press('Tab')
    const stop = await stopOf(page)
    if (stop === undefined || (presses > 0 && stop.place === 0)) return stops
    stops.push(stop)
  }
  throw new Error(`The keyboard is still on the page after ${MOST_PRESSES} stops.`)
}

for (const path of ['/', '/stories/old-bridge-closed', '/search?q=bridge', '/track-record']) {
  test(`the keyboard goes through ${path}, each thing once, from top to bottom`, async ({
    page,
  }) => {
    // In one column, what comes later stands lower.
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(path)
    const stops = await goThrough(page)
    const count = await page
      .locator(FOCUSABLE)
      .evaluateAll((all) => all.filter((element) => element.checkVisibility()).length)
    expect(stops.map(({ place }) => place)).toEqual(Array.from({ length: count }, (_, at) => at))
    const upwards = stops.filter(({ bottom }, at) => bottom < (stops[at - 1]?.top ?? 0))
    expect(upwards.map(({ name }) => name)).toEqual([])
  })

  test(`the keyboard is seen all the way through ${path}`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(path)
    const ink = await page.evaluate(() => getComputedStyle(document.body).color)
    for (const { name, outline, cut } of await goThrough(page)) {
      expect.soft(outline, name).toBe(`solid 3px ${ink}`)
      expect.soft(cut, name).toEqual([])
    }
  })
}
