import { expect, test } from '@playwright/test'

const STORY = '/stories/old-bridge-closed'

test('a story says what its sources are, and leads from a source to its publisher and back', async ({
  page,
}) => {
  await page.goto(STORY)
  const sources = page.getByRole('region', { name: 'Sources' })
  await expect(sources.getByText(/^\d primary · \d reporting/)).toBeVisible()
  await sources.getByRole('link', { name: 'Valley Gazette' }).first().click()
  await expect(page).toHaveURL('/publishers/gazette')
  const cited = page.getByRole('region', { name: 'What we cite' })
  await cited.getByRole('link', { name: 'The old bridge is closed to lorries' }).first().click()
  await expect(page).toHaveURL(STORY)
})

test('from the sources of the whole site a reader reaches all publishers', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Sources' }).click()
  await expect(page.getByText(/^\d+ stories cite \d+ sources in all/)).toBeVisible()
  await page.getByRole('link', { name: 'All publishers' }).click()
  const entries = page.getByRole('main').getByRole('listitem')
  await expect(entries).toHaveText([
    /^Brackwater Town Council\d+ sources/,
    /^Institute for Arches/,
    /^The Night PostNot cited yet$/,
    /^Valley Gazette/,
  ])
})

test('a publisher that nobody cites says so', async ({ page }) => {
  await page.goto('/publishers/night-post')
  await expect(page.getByRole('main')).toContainText('Nobody has cited it yet.')
  await expect(page.getByRole('main')).toContainText(
    'None of our stories cites a document of theirs yet.',
  )
})

test('actors are listed by name with what they said, and one who is silent says so', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Actors' }).click()
  await expect(page.getByRole('main').getByRole('link')).toHaveText([
    'Assembly of the Upper Valley',
    'Brackwater Bridge Office (BBO)',
    'Dr Ottilie Lune',
    'Friends of the Ferry',
    'Harrow Builders',
    'The Silent Guild',
  ])
  await page.getByRole('link', { name: 'The Silent Guild' }).click()
  await expect(page.getByRole('region', { name: 'On the record' })).toContainText(
    'None of our stories carries a view of theirs yet.',
  )
})

for (const path of [
  '/actors?page=2',
  '/actors/nobody',
  '/publishers/nobody',
  '/publishers/gazette?page=2',
  '/publishers?page=x',
  '/sources?page=0',
  '/sources/gazette',
]) {
  test(`nothing is at ${path}`, async ({ page }) => {
    expect((await page.goto(path))?.status()).toBe(404)
  })
}
