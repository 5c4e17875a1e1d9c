import { expect, test } from '@playwright/test'

import { NOWHERE, pageTypes } from './page-types'

const TEXT = 'The evening edition moves to the riverside.'

test('the banner is on every page and leads to the roadmap', async ({ page }) => {
  for (const path of [...pageTypes.map((type) => type.path), NOWHERE]) {
    await page.goto(path)
    const banner = page.getByRole('complementary', { name: 'Notice' })
    await expect(banner.getByText(TEXT), path).toBeVisible()
  }
  await page.getByRole('link', { name: 'See the roadmap' }).click()
  await expect(page).toHaveURL('/roadmap')
})

test('the banner folds and unfolds without script, with the mouse and with the keyboard', async ({
  page,
}) => {
  await page.goto('/')
  const text = page.getByText(TEXT)
  await page.getByText('Hide notice').click()
  await expect(text).toBeHidden()
  const show = page.getByText('Show notice')
  await expect(show).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(text).toBeVisible()
  await expect(page.getByText('Hide notice')).toBeVisible()
})

test('the roadmap is a page of its own', async ({ page }) => {
  await page.goto('/roadmap')
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 2 })).toHaveText(['This year', 'Next year'])
  await expect(main.getByRole('listitem')).toHaveText([
    'A desk by the river',
    'A bell for late news',
    'A second bell',
    'A boat',
  ])
})
