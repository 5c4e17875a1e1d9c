import { expect, type Page, test } from '@playwright/test'

const DEVELOPING = 'The main facts stand. Consequences are still unfolding.'
const UNLIKELY = '10–20%: of 100 such forecasts, 10 to 20 should come true'

/** Where a word stands that is defined, the word, and what it means. */
const terms = [
  { path: '/', word: 'Developing', meaning: DEVELOPING },
  { path: '/search?q=bridge', word: 'Developing', meaning: DEVELOPING },
  { path: '/scenarios', word: 'highly unlikely', meaning: UNLIKELY },
]

/** The first such word, and its note. */
const find = (page: Page, { word, meaning }: { word: string; meaning: string }) => {
  const term = page.getByRole('main').getByRole('button', { name: word, exact: true }).first()
  return { term, definition: term.locator('xpath=..').getByText(meaning, { exact: true }) }
}

for (const sample of terms) {
  test(`${sample.path} shows what ‘${sample.word}’ means to the pointer and the keyboard`, async ({
    page,
  }) => {
    await page.goto(sample.path)
    const { term, definition } = find(page, sample)
    await expect(definition).toBeHidden()
    await term.hover()
    await expect(definition).toBeVisible()
    await page.mouse.move(0, 0)
    await expect(definition).toBeHidden()
    await term.focus()
    await expect(definition).toBeVisible()
  })
}

test.describe('with script, Escape takes a definition away', () => {
  test.use({ javaScriptEnabled: true })

  for (const sample of terms) {
    test(`${sample.path} tells the keyboard what ‘${sample.word}’ means, until Escape`, async ({
      page,
    }) => {
      await page.goto(sample.path)
      const { term, definition } = find(page, sample)
      await expect(term).toHaveAccessibleDescription(sample.meaning)
      await expect(definition).toBeHidden()
      await term.focus()
      await expect(definition).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(definition).toBeHidden()
      await expect(term).toBeFocused()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Shift+Tab')
      await expect(definition).toBeVisible()
    })
  }

  test('the pointer can go to a definition, and Escape closes it there', async ({ page }) => {
    await page.goto('/')
    const { term, definition } = find(page, { word: 'Developing', meaning: DEVELOPING })
    await term.hover()
    await expect(definition).toBeVisible()
    await definition.hover()
    await expect(definition).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(definition).toBeHidden()
  })
})

for (const direction of ['ltr', 'rtl']) {
  test.describe(`on a screen that is touched, ${direction}`, () => {
    test.use({ hasTouch: true })

    for (const width of [320, 1280]) {
      for (const sample of terms) {
        test(`${sample.path} shows a definition within a window of ${width} px`, async ({
          page,
        }) => {
          await page.setViewportSize({ width, height: 640 })
          await page.goto(sample.path)
          await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction)
          const words = page
            .getByRole('main')
            .getByRole('button', { name: sample.word, exact: true })
          for (const term of await words.all()) {
            const definition = term.locator('xpath=..').getByText(sample.meaning, { exact: true })
            await term.tap()
            await expect(definition).toBeVisible()
            const [box, word] = [await definition.boundingBox(), await term.boundingBox()]
            expect(box?.x).toBeGreaterThanOrEqual(0)
            expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(width)
            // Right below its word.
            expect((box?.y ?? 0) - (word?.y ?? 0) - (word?.height ?? 0)).toBeLessThan(12)
            await page.emulateMedia({ media: 'print' })
            await expect(definition).toBeHidden()
            await page.emulateMedia({ media: 'screen' })
            // The margin of the page, where nothing is.
            await page.touchscreen.tap(1, 320)
            await expect(definition).toBeHidden()
          }
        })
      }
    }
  })
}

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
