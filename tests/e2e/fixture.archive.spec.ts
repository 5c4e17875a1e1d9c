import { expect, test } from '@playwright/test'

test('a reader goes from the archive to a day, step by step', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Archive' }).click()
  const year = page.getByRole('region', { name: '2025' })
  await expect(year.getByRole('listitem').filter({ hasText: 'March 2025' })).toHaveText(
    'March 2025 5 stories',
  )
  await year.getByRole('link', { name: '2025', exact: true }).click()
  await expect(page).toHaveURL('/archive/2025')
  await page.getByRole('link', { name: 'March 2025', exact: true }).click()
  await expect(page).toHaveURL('/archive/2025/03')
  await page.getByRole('table').getByRole('link', { name: /^10\b/ }).click()
  await expect(page).toHaveURL('/archive/2025/03/10')
  await expect(page.getByRole('main').getByRole('article')).toHaveText([
    /The old bridge is closed to lorries/,
  ])
})

test('the calendar is a table of weeks, in which only days with stories are links', async ({
  page,
}) => {
  await page.goto('/archive/2025/03')
  const table = page.getByRole('table', { name: 'March 2025' })
  await expect(table.getByRole('columnheader')).toHaveCount(7)
  await expect(table.getByRole('row')).toHaveCount(7)
  await expect(table.getByRole('link')).toHaveText([
    '10, 1 story',
    '11, 1 story',
    '12, 1 story',
    '13, 1 story',
    '14, 1 story',
  ])
})

test('the weeks of every month are as high, however many a month beside it has', async ({
  page,
}) => {
  await page.goto('/archive/2025')
  const weeks = await page.locator('table').evaluateAll((tables) =>
    tables.map((table) => ({
      top: Math.round(table.getBoundingClientRect().top),
      heights: Array.from(table.querySelectorAll('tbody tr'), (row) =>
        Math.round(row.getBoundingClientRect().height),
      ),
    })),
  )
  const [january, , march] = weeks
  expect(march?.top).toBe(january?.top)
  expect([january?.heights.length, march?.heights.length]).toEqual([5, 6])
  expect(new Set(weeks.flatMap(({ heights }) => heights)).size).toBe(1)
})

test('a period leads to those before and after that have stories', async ({ page }) => {
  await page.goto('/archive/2025/03/10')
  const beside = page.getByRole('navigation', { name: 'Before and after' })
  await expect(beside.getByRole('link')).toHaveText([/^← \d+ \w+ 2025$/, '11 March 2025 →'])
  await page.goto('/archive/2025/03')
  await beside.getByRole('link', { name: 'April 2025 →' }).click()
  await expect(page).toHaveURL('/archive/2025/04')
})

for (const path of [
  '/archive/1999',
  '/archive/2999',
  '/archive/2025/13',
  '/archive/2025/3',
  '/archive/2025/02/30',
  '/archive/2025/03/16',
  '/archive/2025/03/10/1',
  '/archive/now',
]) {
  test(`nothing is at ${path}`, async ({ page }) => {
    expect((await page.goto(path))?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'There is no page at this address',
    )
  })
}
