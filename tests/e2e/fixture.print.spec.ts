import { expect, test } from '@playwright/test'

const STORY = '/stories/old-bridge-closed'

/** What stands in the widest column, on each kind of page that has columns on a wide screen. */
const columns = [
  { path: STORY, column: '.prose' },
  { path: '/topics/bridge', column: '.entry > div' },
  { path: '/topics/bridge/updates/3', column: '.entry > div' },
  { path: '/', column: '.entry > div' },
  { path: '/about', column: '.prose' },
]

for (const { path, column } of columns) {
  test(`${path} prints in one column, however wide the window`, async ({ page }) => {
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 1000, height: 900 })
    await page.goto(path)
    const text = page.getByRole('main').locator(column).first()
    const widthOf = async () => (await text.boundingBox())?.width ?? 0
    const narrow = await widthOf()
    expect(narrow).toBeGreaterThan(500)
    for (const width of [1023, 1024, 1280, 2000]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await widthOf(), `${width} px`).toBeGreaterThanOrEqual(narrow)
    }
  })
}

/** How many pages a PDF has. */
const countPages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

test('a story is no longer on paper that is set to lie across', async ({ page }) => {
  await page.goto(STORY)
  const upright = countPages(await page.pdf({ format: 'A4' }))
  expect(upright).toBeGreaterThan(1)
  expect(countPages(await page.pdf({ format: 'A4', landscape: true }))).toBe(upright)
})

test('sources have their addresses on paper, and no ways back', async ({ page }) => {
  await page.goto(STORY)
  const sources = page.getByRole('region', { name: 'Sources', exact: true })
  const original = sources.getByRole('link', { name: /^Read original ?: Lorries wait/ })
  const back = sources.getByRole('link', { name: 'Back to citation 1 of source 1' })
  await expect(back).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(back).toBeHidden()
  const address = await original.evaluate((link) => getComputedStyle(link, '::after').content)
  expect(address).toContain('https://gazette.example.org/lorries?page=2&from=front')
})

test('what belongs together stays on one page', async ({ page }) => {
  await page.emulateMedia({ media: 'print' })
  const breaksInside = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((elements) => [
        ...new Set(elements.map((element) => getComputedStyle(element).breakInside)),
      ])
  await page.goto('/topics/bridge')
  for (const selector of ['article.entry', 'h2']) {
    expect(await breaksInside(selector), selector).toEqual(['avoid'])
  }
  await page.goto(STORY)
  for (const selector of ['section:has(#sources) > ol > li', 'h2']) {
    expect(await breaksInside(selector), selector).toEqual(['avoid'])
  }
})
