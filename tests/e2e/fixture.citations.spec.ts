import { expect, type Page, test } from '@playwright/test'

const STORY = '/stories/old-bridge-closed'

const sources = (page: Page) =>
  page.getByRole('region', { name: 'Sources', exact: true }).getByRole('listitem')
const citation = (page: Page, label: string) =>
  page.getByRole('main').getByRole('link', { name: label, exact: true })
const noteOf = (page: Page, text: string) =>
  page.getByRole('main').getByText(text, { exact: true }).first()

test.beforeEach(async ({ page }) => {
  await page.goto(STORY)
})

test('every source has publisher, date, kind and access, and leads to its original', async ({
  page,
}) => {
  await expect(sources(page)).toHaveText([
    /Minutes of the meeting in the fish hall\s*Brackwater Town Council · 9 March 2025 · primary document\s*Read original/,
    /Lorries wait at the bridge\s*Valley Gazette · 10 March 2025 · reporting · paywall\s*Read original/,
    /How arches fail\s*Institute for Arches · 5 November 2024 · analysis · registration needed/,
    /A survey of the piers\s*Brackwater Town Council · undated · primary document/,
    /The ferry runs again\s*Valley Gazette · 20 April 2025 · reporting\s*Read original/,
  ])
  const original = page.getByRole('link', { name: /^Read original ?: Lorries wait at the bridge/ })
  await expect(original).toHaveAttribute(
    'href',
    'https://gazette.example.org/lorries?page=2&from=front',
  )
  await expect(original).toHaveAttribute('rel', /noopener/)
})

test('a citation has the number of its source, each time the source is cited', async ({ page }) => {
  await expect(citation(page, 'Source 1: Brackwater Town Council')).toHaveText(['1', '1', '1', '1'])
  await expect(citation(page, 'Source 2: Valley Gazette')).toHaveText(['2', '2'])
  await expect(citation(page, 'Source 3: Institute for Arches')).toHaveText(['3'])
  await expect(citation(page, 'Source 4: Brackwater Town Council')).toHaveText(['4'])
})

test('a citation leads to its source, and the source leads back to each citation', async ({
  page,
}) => {
  const second = citation(page, 'Source 1: Brackwater Town Council').nth(1)
  await second.click()
  await expect(page).toHaveURL(`${STORY}#source-council-minutes`)
  await expect(page.locator(':target')).toBeInViewport()
  await expect(page.locator(':target')).toContainText('Minutes of the meeting in the fish hall')

  await page
    .locator(':target')
    .getByRole('link', { name: 'Back to citation 2 of source 1' })
    .click()
  await expect(page.locator(':target')).toBeInViewport()
  const target = await page.locator(':target').evaluate((element) => element.id)
  expect(target).toBe(await second.evaluate((element) => element.id))
})

test('a source that the text does not cite has no way back', async ({ page }) => {
  await expect(
    sources(page)
      .nth(4)
      .getByRole('link', { name: /Back to citation/ }),
  ).toHaveCount(0)
})

test('the keyboard shows the note of a citation', async ({ page }) => {
  const note = noteOf(page, 'Brackwater Town Council · Minutes of the meeting in the fish hall')
  await expect(note).toBeHidden()
  await citation(page, 'Source 1: Brackwater Town Council').first().focus()
  await expect(note).toBeVisible()
})

for (const width of [320, 1280]) {
  test(`pointing at a citation shows its note, within a window of ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 })
    const note = noteOf(page, 'Valley Gazette · Lorries wait at the bridge')
    await expect(note).toBeHidden()
    await citation(page, 'Source 2: Valley Gazette').first().hover()
    await expect(note).toBeVisible()
    const box = await note.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? width)).toBeLessThanOrEqual(width)
  })
}

test.describe('with script, Escape takes a note away', () => {
  test.use({ javaScriptEnabled: true })

  const NOTE = 'Brackwater Town Council · Minutes of the meeting in the fish hall'
  const find = (page: Page) => ({
    mark: citation(page, 'Source 1: Brackwater Town Council').first(),
    note: noteOf(page, NOTE),
  })

  test('while the focus stays, and until it has been elsewhere', async ({ page }) => {
    const { mark, note } = find(page)
    await mark.focus()
    await expect(note).toBeVisible()
    await page.keyboard.press('Shift')
    await expect(note).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(note).toBeHidden()
    await expect(mark).toBeFocused()
    await page.mouse.move(5, 5)
    await page.mouse.move(9, 9)
    await expect(note).toBeHidden()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    await expect(mark).toBeFocused()
    await expect(note).toBeVisible()
  })

  test('while the pointer stays, and until it has been elsewhere', async ({ page }) => {
    const { mark, note } = find(page)
    await mark.hover()
    await expect(note).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(note).toBeHidden()
    await page.getByRole('heading', { level: 1 }).hover()
    await mark.hover()
    await expect(note).toBeVisible()
  })

  test('that the pointer is on, and leaves it away from a mark that has the focus', async ({
    page,
  }) => {
    const { mark, note } = find(page)
    await mark.focus()
    await note.hover()
    await page.keyboard.press('Escape')
    await expect(note).toBeHidden()
    await page.getByRole('heading', { level: 1 }).hover()
    await expect(note).toBeHidden()
  })

  test('and a mark that was not looked at keeps its own', async ({ page }) => {
    await page.keyboard.press('Escape')
    const { mark, note } = find(page)
    await mark.focus()
    await expect(note).toBeVisible()
  })

  test('where the shortcuts are off, too', async ({ page }) => {
    await page.evaluate(() => localStorage.setItem('keys', 'off'))
    await page.reload()
    const { mark, note } = find(page)
    await mark.focus()
    await page.keyboard.press('Escape')
    await expect(note).toBeHidden()
  })
})
