import { expect, test } from '@playwright/test'

test('the topics stand under their sections with their newest update', async ({ page }) => {
  await page.goto('/topics')
  const politics = page.getByRole('region', { name: 'Politics' })
  await expect(politics.getByRole('listitem')).toHaveText([
    /The town council.*What eleven people decide.*29 stories.*Update #8: A quiet week, 10 May 2025/,
  ])
  const town = page.getByRole('region', { name: 'Town' })
  await expect(town.getByRole('listitem')).toHaveText([
    /The old bridge: repair or replace.*6 stories.*Update #3: The bridge is shut, 15 March 2025/,
    /The harbour.*0 stories.*No update yet/,
  ])
})

test('a topic groups its stories by update, the newest first', async ({ page }) => {
  await page.goto('/topics/council')
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 2 })).toHaveText([
    'Where it stands',
    /Update #6\s*To come/,
    /Update #5\s*A vote in the fish hall/,
    /Update #2\s*Twenty-six small decisions/,
    'About this topic',
  ])
  const vote = main.getByRole('region', { name: 'A vote in the fish hall' })
  await expect(vote.getByRole('article')).toHaveText([/The council votes for the repair/])
  await expect(main.getByRole('article')).toHaveCount(20)
  await expect(main).toContainText('The council meets every week in the fish hall.')
})

test('an update that is still to come is no link', async ({ page }) => {
  await page.goto('/topics/council')
  await expect(page.locator('a[href="/topics/council/updates/6"]')).toHaveCount(0)
  await page.goto('/stories/council-looks-ahead')
  await expect(page.getByRole('region', { name: 'First reported in' })).toContainText(
    'update #6, which is not out yet',
  )
  await expect(page.locator('a[href="/topics/council/updates/6"]')).toHaveCount(0)
})

test('a topic is paged by links that keep every story once', async ({ page }) => {
  await page.goto('/topics/council')
  const titles = await page.getByRole('article').getByRole('heading').allTextContents()
  const pages = page.getByRole('navigation', { name: 'Pages' })
  await expect(pages).toContainText('Page 1 of 2')
  await expect(pages.getByRole('link', { name: /Newer/ })).toHaveCount(0)
  await pages.getByRole('link', { name: /Older/ }).click()
  await expect(page).toHaveURL('/topics/council?page=2')
  await expect(pages).toContainText('Page 2 of 2')
  await expect(pages.getByRole('link', { name: /Older/ })).toHaveCount(0)
  const older = await page.getByRole('article').getByRole('heading').allTextContents()
  expect(older).toHaveLength(9)
  expect(older.at(-1)).toBe('The council cuts the budget for stone')
  expect(new Set([...titles, ...older]).size).toBe(29)
  await pages.getByRole('link', { name: /Newer/ }).click()
  await expect(page).toHaveURL('/topics/council')
})

test('a topic is filtered by status with links that show how many there are', async ({ page }) => {
  await page.goto('/topics/council')
  const filter = page.getByRole('navigation', { name: 'Stories by status' })
  await expect(filter.getByRole('link')).toHaveText([
    'All',
    /Developing\s*2/,
    /Settled\s*1/,
    /Closed\s*26/,
  ])
  await expect(filter.getByRole('link', { name: 'All' })).toHaveAttribute('aria-current', 'page')
  await filter.getByRole('link', { name: /Developing/ }).click()
  await expect(page).toHaveURL('/topics/council?status=developing')
  await expect(filter.getByRole('link', { name: /Developing/ })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(page.getByRole('article').getByRole('heading')).toHaveText([
    'The council looks far ahead',
    'The council votes for the repair',
  ])
  await expect(page.getByRole('navigation', { name: 'Pages' })).toHaveCount(0)
})

test('the pages of a filtered topic keep the filter', async ({ page }) => {
  await page.goto('/topics/council?status=closed')
  const pages = page.getByRole('navigation', { name: 'Pages' })
  await pages.getByRole('link', { name: /Older/ }).click()
  await expect(page).toHaveURL('/topics/council?status=closed&page=2')
  await expect(page.getByRole('article')).toHaveCount(6)
})

test('a topic explains its statuses without script', async ({ page }) => {
  await page.goto('/topics/council')
  const legend = page.getByRole('group').filter({ hasText: 'What the statuses mean' })
  const meaning = legend.getByText('Under way. What we print may change within hours.')
  await expect(meaning).toBeHidden()
  await legend.getByText('What the statuses mean').click()
  await expect(meaning).toBeVisible()
  await expect(legend.getByRole('term')).toHaveText(['Breaking', 'Developing', 'Settled', 'Closed'])
})

test('a topic without stories, and a status without stories, say so', async ({ page }) => {
  await page.goto('/topics/harbour')
  await expect(page.getByRole('main')).toContainText('This topic has no story yet.')
  await page.goto('/topics/council?status=breaking')
  await expect(page.getByRole('main')).toContainText('No story of this topic is breaking just now.')
})

test('an update tells what changed and lists its stories', async ({ page }) => {
  await page.goto('/topics/bridge/updates/3')
  const changed = page.getByRole('region', { name: 'What changed' })
  await expect(changed).toContainText('The bridge is shut, and the ferry is back.')
  await expect(changed.getByRole('heading', { name: 'What we watch' })).toBeVisible()
  await expect(changed.getByRole('link', { name: 'the ferry' })).toHaveAttribute(
    'href',
    '/stories/ferry-timetable',
  )
  await expect(page.getByRole('main')).toContainText('15 Mar 2025')
  const stories = page.getByRole('region', { name: 'Stories of this update' })
  await expect(stories.getByRole('heading', { level: 3 })).toHaveText([
    'The ferry has a timetable',
    /^Brückensanierungsausschusssitzung/,
    'Retracted: The toll begins on Friday',
    'أُغلق الجسر القديم أمام الشاحنات',
    'The old bridge is closed to lorries',
  ])
})

test('updates lead to the one before and after, over gaps in their numbers', async ({ page }) => {
  await page.goto('/topics/council/updates/1')
  const links = page.getByRole('navigation', { name: 'Updates' }).getByRole('link')
  await expect(links).toHaveText([/Next: update #2\s*Twenty-six small decisions/])
  await links.click()
  await expect(page).toHaveURL('/topics/council/updates/2')
  await expect(links).toHaveText([
    /Previous: update #1\s*A budget for dry years/,
    /Next: update #5\s*A vote in the fish hall/,
  ])
  await page.getByRole('link', { name: /Next: update #5/ }).click()
  await expect(links).toHaveText([/Previous: update #2/, /Next: update #8\s*A quiet week/])
  await page.getByRole('link', { name: /Next: update #8/ }).click()
  await expect(links).toHaveText([/Previous: update #5/])
  await expect(page.getByRole('main')).toContainText(
    'No story has been published in this update yet.',
  )
})

test('an actor page collects the views of all stories with date and source', async ({ page }) => {
  await page.goto('/actors/bridge-office')
  const main = page.getByRole('main')
  await expect(main).toContainText('Agency')
  await expect(main).toContainText('Also BBO')
  await expect(main).toContainText('Brackland')
  await expect(main).toContainText('The office looks after one bridge.')
  const views = page.getByRole('region', { name: 'On the record' }).getByRole('article')
  await expect(views).toHaveText([
    /11 Mar 2025.*The old bridge is closed to lorries.*The office calls the ban “a pause”\..*Brackwater Town Council.*Minutes of the meeting.*9 March 2025/s,
    /25 Feb 2025.*An inspector finds a crack.*one coin is not much.*24 February 2025/s,
  ])
})

test('an actor without views says so', async ({ page }) => {
  await page.goto('/actors/silent-guild')
  await expect(page.getByRole('region', { name: 'On the record' })).toContainText(
    'None of our stories carries a view of theirs yet.',
  )
})

test('a page of text renders its links and headings', async ({ page }) => {
  await page.goto('/about')
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 2 })).toHaveText(['How to reach us'])
  await expect(main.getByRole('heading', { level: 3 })).toHaveText(['When we answer'])
  await main.getByRole('link', { name: 'the old bridge' }).click()
  await expect(page).toHaveURL('/stories/old-bridge-closed')
})
