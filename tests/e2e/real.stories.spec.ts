import { readdirSync } from 'node:fs'

import { expect, type Page, test } from '@playwright/test'

import { expectLandmarks, expectSoundFragments, expectSoundOutline, overflowOf } from './outline'

const paths = readdirSync('content/stories', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => `/stories/${file.replace(/^.*\d{4}-\d{2}-\d{2}-/, '').replace(/\.md$/, '')}`)

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('there are at least six stories in three updates, linked by causes', async ({ page }) => {
  expect(paths.length).toBeGreaterThanOrEqual(6)
  await page.goto('/topics/cybersecurity')
  const updates = page.getByRole('main').getByRole('heading', { level: 2 })
  expect(await updates.count()).toBeGreaterThanOrEqual(3)
})

for (const path of paths) {
  test(`${path} has every part of a story`, async ({ page }) => {
    const response = await page.goto(path)
    expect(response?.status()).toBe(200)
    const main = page.getByRole('main')
    await expect(main.locator('a[href^="/topics/"]').first()).toBeVisible()
    await expect(main.locator('time[datetime]').first()).toBeVisible()
    await expect(main.getByText(/^\d+ min read · History$/)).toBeVisible()
    await expect(main.getByText(/^By /).first()).toBeVisible()
    await expect(main.locator('.citation').first()).toBeVisible()
    for (const name of [
      'Key takeaway',
      'Deep analysis',
      'What could happen next',
      'First reported in',
      'Sources',
      'Causes and effects',
      'Different perspectives',
    ]) {
      await expect(section(page, name), name).not.toHaveText(new RegExp(`^\\s*${name}\\s*$`))
    }
    const links = section(page, 'Causes and effects').locator('a[href^="/stories/"]')
    expect(await links.count(), 'causes and effects').toBeGreaterThan(0)
    await expectSoundOutline(page)
    await expectLandmarks(page)
    await expectSoundFragments(page)
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  })
}

test('every story comes in the first window of a connection, styles and headers included', async ({
  request,
}) => {
  const sizes = await Promise.all(
    paths.map(async (path) => {
      const response = await request.get(path, { headers: { 'accept-encoding': 'br' } })
      const head = response.headersArray().map(({ name, value }) => `${name}: ${value}\r\n`)
      const body = Number(response.headers()['content-length'])
      return { path, bytes: `HTTP/1.1 200 OK\r\n${head.join('')}\r\n`.length + body }
    }),
  )
  expect(sizes.filter(({ bytes }) => !(bytes <= 14_336))).toEqual([])
})
