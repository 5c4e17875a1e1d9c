import { expect, type Page } from '@playwright/test'

/** One h1, which comes first, and no level left out on the way down. */
export async function expectSoundOutline(page: Page): Promise<void> {
  const headings = await page.getByRole('heading').evaluateAll((elements) =>
    elements.map(({ tagName, textContent }) => ({
      level: Number(tagName.slice(1)),
      textContent,
    })),
  )
  const levels = headings.map(({ level }) => level)
  expect(levels[0], 'the first heading').toBe(1)
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  const jumps = headings.filter(({ level }, index) => level > (levels[index - 1] ?? 0) + 1)
  expect(jumps, 'headings that skip a level').toEqual([])
  expect(headings.filter(({ textContent }) => textContent?.trim() === '')).toEqual([])
}

/** A header, one main part that the skip link can name, a footer, and navigation told apart by name. */
export async function expectLandmarks(page: Page): Promise<void> {
  await expect(page.getByRole('banner')).toHaveCount(1)
  await expect(page.getByRole('main')).toHaveCount(1)
  await expect(page.getByRole('main')).toHaveAttribute('id', 'main')
  await expect(page.getByRole('contentinfo')).toHaveCount(1)
  const names = await page
    .getByRole('navigation')
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label')))
  expect(names).toContain('Main')
  expect(names).not.toContain(null)
  expect(new Set(names).size, `distinct names among ${names.join(', ')}`).toBe(names.length)
}

/** Every `id` stands once; every link within the page has its target and every term its definition. */
export async function expectSoundFragments(page: Page): Promise<void> {
  const ids = await page
    .locator('[id]')
    .evaluateAll((elements) => elements.map((element) => element.id))
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  const targets = await page
    .locator('a[href^="#"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(1)))
  expect(targets.filter((target) => target === undefined || !ids.includes(target))).toEqual([])
  const definitions = await page
    .locator('[aria-describedby]')
    .evaluateAll((terms) => terms.map((term) => term.getAttribute('aria-describedby') ?? ''))
  expect(definitions.filter((definition) => !ids.includes(definition))).toEqual([])
}

/** How far the page is wider than its window, in CSS pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
