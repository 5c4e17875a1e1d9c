import { expect, test } from '@playwright/test'

test.beforeEach(async ({ page }) => {
  await page.goto('/')
})

test('the front page names the newest live update of each topic', async ({ page }) => {
  const updates = page.getByRole('region', { name: 'Latest update of each topic' })
  await expect(updates.getByRole('heading', { level: 3 })).toHaveText([
    'The bridge is shut',
    'A quiet week',
  ])
  await expect(updates.getByRole('link', { name: 'The bridge is shut' })).toHaveAttribute(
    'href',
    '/topics/bridge/updates/3',
  )
  await expect(updates.getByRole('listitem').first()).toContainText('15 March 2025')
})

test('the front page leads with the newest story, and has two beside each other below it', async ({
  page,
}) => {
  const latest = page.getByRole('region', { name: 'Latest stories' })
  await expect(latest.getByRole('heading', { level: 3 })).toHaveText([
    'The council looks far ahead',
    'The council votes for the repair',
    'The ferry has a timetable',
  ])
  await expect(latest).toContainText(
    'The council has planned a meeting that none of its members will attend.',
  )
})

test('the front page lists seven more stories of all topics by time', async ({ page }) => {
  const more = page.getByRole('region', { name: 'More stories' })
  const titles = more.getByRole('heading', { level: 3 })
  await expect(titles).toHaveCount(7)
  await expect(titles.nth(6)).toHaveText('The council decides about street lamps')
})

test('a story of the front page shows topic, day, time, reading time, status and place', async ({
  page,
}) => {
  const story = page.getByRole('article').filter({ hasText: 'The old bridge is closed to lorries' })
  await expect(story.getByRole('link', { name: 'The old bridge: repair or replace' })).toBeVisible()
  await expect(story).toContainText('10 Mar 2025')
  await expect(story).toContainText('10:08 UTC')
  await expect(story).toContainText('1 min read')
  await expect(story).toContainText('Developing')
  await expect(story).toContainText('Brackwater')
  await story.getByRole('link', { name: 'The old bridge is closed to lorries' }).click()
  await expect(page).toHaveURL('/stories/old-bridge-closed')
})

test('the front page shows what is developing, but for what stands above or is retracted', async ({
  page,
}) => {
  const developing = page.getByRole('region', { name: 'What is developing' })
  const titles = developing.getByRole('heading', { level: 3 })
  await expect(titles.nth(0)).toHaveText('أُغلق الجسر القديم أمام الشاحنات')
  await expect(titles.nth(1)).toHaveText('The old bridge is closed to lorries')
  for (const title of ['The council looks far ahead', 'The council votes', 'Retracted']) {
    await expect(titles.filter({ hasText: title })).toHaveCount(0)
  }
})

test('the front page shows open scenarios, the soonest deadline first', async ({ page }) => {
  const scenarios = page.getByRole('region', { name: 'Scenarios resolving soon' })
  await expect(scenarios.getByRole('listitem')).toHaveText([
    /By 1 February 2998 the repair has begun\..*85%\s*highly likely.*by 1 February 2998/,
    /By 31 December 2998 lorries cross.*65%\s*likely or probable.*by 31 December 2998/,
    /By 30 June 2999 a second crack.*8%\s*highly unlikely.*by 30 June 2999/,
  ])
  await scenarios.getByRole('link', { name: /lorries cross/ }).click()
  await expect(page).toHaveURL('/stories/old-bridge-closed#scenario-lorries-return')
  await expect(page.locator(':target')).toContainText('lorries cross')
})

test('a retracted story is called so wherever its title stands', async ({ page }) => {
  for (const path of ['/', '/topics/bridge', '/topics/bridge/updates/3']) {
    await page.goto(path)
    const links = page.locator('a[href="/stories/toll-begins"]')
    expect(await links.count(), path).toBeGreaterThan(0)
    for (const text of await links.allTextContents()) {
      expect(text, path).toBe('Retracted: The toll begins on Friday')
    }
  }
})

test('each topic has a hue of its own', async ({ page }) => {
  const colourOf = (title: string) =>
    page
      .getByRole('region', { name: 'Latest update of each topic' })
      .getByRole('listitem')
      .filter({ hasText: title })
      .evaluate((item) => getComputedStyle(item).borderBlockStartColor)
  expect(await colourOf('The bridge is shut')).not.toBe(await colourOf('A quiet week'))
})
