import { expect, type Page, test } from '@playwright/test'

const DEVELOPING = 'The main facts stand. Consequences are still unfolding.'
const UNLIKELY = '10–20%: of 100 such forecasts, 10 to 20 should come true'

/** Where a word stands that is defined, the word, and what it means. */
const terms = [
  { path: '/', word: 'Developing', meaning: DEVELOPING },
  { path: '/search?q=bridge', word: 'Developing', meaning: DEVELOPING },
  { path: '/scenarios', word: 'highly unlikely', meaning: UNLIKELY },
]

const find = (page: Page, { word, meaning }: { word: string; meaning: string }) => ({
  term: page.getByRole('main').getByRole('button', { name: word, exact: true }).first(),
  definition: page.getByText(meaning, { exact: true }),
})

for (const sample of terms) {
  test(`${sample.path} tells the keyboard what ‘${sample.word}’ means, until Escape`, async ({
    page,
  }) => {
    await page.goto(sample.path)
    const { term, definition } = find(page, sample)
    await expect(definition).toBeHidden()
    await term.focus()
    // The focus of a script shows nothing; that of a key does.
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await expect(term).toBeFocused()
    await expect(definition).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(definition).toBeHidden()
    await expect(term).toBeFocused()
  })
}

test('the pointer can go to a definition, and Escape closes it there', async ({ page }) => {
  await page.goto('/')
  const { term, definition } = find(page, { word: 'Developing', meaning: DEVELOPING })
  await term.hover()
  await expect(definition).toBeVisible()
  await definition.hover()
  await expect(page.locator('.definition:popover-open:hover')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(definition).toBeHidden()
})

test.describe('on a screen of 320 px that is touched', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true })

  for (const sample of terms) {
    test(`${sample.path} shows a definition within the window`, async ({ page }) => {
      await page.goto(sample.path)
      const { term, definition } = find(page, sample)
      await term.tap()
      await expect(definition).toBeVisible()
      const box = await definition.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(320)
      await page.emulateMedia({ media: 'print' })
      await expect(definition).toBeHidden()
      await page.emulateMedia({ media: 'screen' })
      await page.touchscreen.tap(310, 630)
      await expect(definition).toBeHidden()
    })
  }
})

test.describe('in a browser that does not know what an interest is', () => {
  for (const sample of terms) {
    test(`${sample.path} shows a definition at a key, until Escape or the next press`, async ({
      page,
    }) => {
      await page.route('**/*', async (route) => {
        if (route.request().resourceType() !== 'document') return route.continue()
        const response = await route.fetch()
        const html = await response.text()
        await route.fulfill({ response, body: html.replace(/ interestfor="[^"]*"/g, '') })
      })
      await page.goto(sample.path)
      await expect(page.locator('[interestfor]')).toHaveCount(0)
      const { term, definition } = find(page, sample)
      await expect(term).toHaveCSS('text-decoration-style', 'dotted')
      for (const key of ['Enter', 'Space']) {
        await term.press(key)
        await expect(definition).toBeVisible()
        await page.keyboard.press('Escape')
        await expect(definition).toBeHidden()
        await expect(term).toBeFocused()
      }
      await term.click()
      await expect(definition).toBeVisible()
      await term.click()
      await expect(definition).toBeHidden()
    })
  }
})

test.describe('from right to left, on a screen that is touched', () => {
  test.use({ hasTouch: true })

  for (const width of [320, 1280]) {
    for (const sample of terms) {
      test(`${sample.path} shows a definition within a window of ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 640 })
        await page.goto(sample.path)
        await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
        const words = page.getByRole('main').getByRole('button', { name: sample.word, exact: true })
        const definition = page.getByText(sample.meaning, { exact: true })
        for (const term of await words.all()) {
          await term.tap()
          await expect(definition).toBeVisible()
          const [box, word] = [await definition.boundingBox(), await term.boundingBox()]
          const end = (box?.x ?? 0) + (box?.width ?? Infinity)
          expect(box?.x).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(width)
          // Beside its word, and from where it begins unless the window ends there.
          expect(end).toBeGreaterThanOrEqual((word?.x ?? 0) + (word?.width ?? 0) - 1)
          await definition.evaluate((element: HTMLElement) => element.hidePopover())
          await expect(definition).toBeHidden()
        }
      })
    }
  }
})

test('a status that is filtered by, or listed with its meaning, is no button', async ({ page }) => {
  await page.goto('/topics/bridge')
  await expect(page.getByRole('navigation', { name: 'Stories by status' })).toContainText(
    'Developing',
  )
  await expect(page.getByRole('navigation').getByRole('button')).toHaveCount(0)
  await expect(page.locator('details').getByRole('button')).toHaveCount(0)
})

test('a story says beside its words for probabilities what they mean, in the first answer', async ({
  page,
}) => {
  await page.goto('/stories/old-bridge-closed')
  const scenarios = page.getByRole('region', { name: 'What could happen next' })
  await expect(scenarios).toContainText('highly unlikely (10–20%)')
  await expect(scenarios).toContainText('follow the PHIA probability yardstick')
  await expect(scenarios.getByRole('button')).toHaveCount(0)
})

test('the track record lists the words for probabilities', async ({ page }) => {
  await page.goto('/scenarios')
  await page.getByRole('link', { name: 'What the words mean' }).click()
  await expect(page).toHaveURL('/track-record#words')
  const words = page.getByRole('region', { name: 'What the words mean' })
  await expect(words.getByRole('term')).toHaveText([
    'remote chance',
    'highly unlikely',
    'unlikely',
    'realistic possibility',
    'likely or probable',
    'highly likely',
    'almost certain',
  ])
  await expect(words.getByRole('definition').nth(1)).toHaveText(UNLIKELY)
})
