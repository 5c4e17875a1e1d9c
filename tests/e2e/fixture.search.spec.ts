import { expect, type Page, test } from '@playwright/test'

const field = (page: Page) => page.getByRole('searchbox', { name: 'Words to look for' })
const results = (page: Page) => page.getByRole('main').getByRole('article')
const titles = (page: Page) => results(page).getByRole('heading', { level: 3 })

test('a reader finds a story by its words, without script', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await field(page).fill('lorries bridge')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=lorries+bridge')
  await expect(titles(page).first()).toHaveText('The old bridge is closed to lorries')
  await expect(titles(page).first().locator('mark')).toHaveText(['bridge', 'lorries'])
  await expect(field(page)).toHaveValue('lorries bridge')
  await titles(page).first().getByRole('link').click()
  await expect(page).toHaveURL('/stories/old-bridge-closed')
})

test('the form is usable with the keyboard alone, filters included', async ({ page }) => {
  await page.goto('/search#q')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('council')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Search' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByLabel('Status').selectOption('closed')
  await page.getByLabel('From').fill('2025-01-16')
  await page.getByRole('button', { name: 'Search' }).press('Enter')
  await expect(page).toHaveURL('/search?q=council&status=closed&from=2025-01-16')
  const filters = page.getByRole('list', { name: 'Filters in use' })
  await expect(filters.getByRole('listitem')).toHaveText([
    'Status: Closed Remove',
    'From: 16 January 2025 Remove',
  ])
  await filters.getByRole('link', { name: 'Remove the filter Status: Closed' }).click()
  await expect(page).toHaveURL('/search?q=council&from=2025-01-16')
})

test('many results are paged by links that keep every story once', async ({ page }) => {
  await page.goto('/search?q=council')
  const total = Number.parseInt(
    (await page.getByRole('heading', { level: 2 }).first().textContent()) ?? '',
  )
  expect(total).toBeGreaterThan(20)
  const first = await titles(page).allTextContents()
  await page.getByRole('link', { name: 'More results →' }).click()
  await expect(page).toHaveURL('/search?q=council&page=2')
  const second = await titles(page).allTextContents()
  expect(new Set([...first, ...second]).size).toBe(20)
  expect((await page.goto('/search?q=council&page=40'))?.status()).toBe(404)
})

test('a word misspelt is answered with the one that may have been meant', async ({ page }) => {
  await page.goto('/search?q=lories')
  await expect(page.getByText('Did you mean')).toHaveText('Did you mean lorries?')
  await page.getByRole('link', { name: 'lorries', exact: true }).click()
  await expect(page).toHaveURL('/search?q=lorries')
  await expect(results(page).first()).toBeVisible()
})

test('where no story has all words, those with some of them are shown', async ({ page }) => {
  await page.goto('/search?q=lorries+xyzzyplugh')
  await expect(page.getByRole('main')).toContainText('No story has all of these words.')
  await expect(titles(page).first()).toContainText('lorries')
})

test('where few stories have all words, others with some of them follow', async ({ page }) => {
  await page.goto('/search?q=lorries+ferry')
  const sections = page.getByRole('main').getByRole('region')
  await expect(sections.getByRole('heading', { level: 2 })).toHaveText([
    '1 story found',
    'Stories with some of the words',
  ])
  const all = await titles(page).allTextContents()
  expect(all.length).toBeGreaterThan(1)
  expect(new Set(all).size).toBe(all.length)
})

test('where nothing is found the page says what to do', async ({ page }) => {
  await page.goto('/search?q=xyzzyplugh&topic=council')
  const nothing = page.getByRole('region', { name: 'Nothing found' })
  await expect(nothing).toContainText('No story has these words and passes these filters.')
  await nothing.getByRole('link', { name: 'Search without filters' }).click()
  await expect(page).toHaveURL('/search?q=xyzzyplugh')
  await expect(page.getByRole('navigation', { name: 'Topics to read instead' })).toBeVisible()
})

for (const [query, sentence] of [
  ['from=yesterday', '‘yesterday’ is no day: write the year, month and day, such as 2026-05-08.'],
  ['from=2025-03-02&to=2025-03-01', 'No day is both after 2 March 2025 and before 1 March 2025.'],
  ['status=finished', 'There is no status ‘finished’'],
  ['q=%3F%3F%3F', 'There is no letter or digit in ‘???’ to look for.'],
  [`q=${'a'.repeat(201)}`, 'A search has at most 200 characters, and this one has 201.'],
] as const) {
  test(`a search that cannot be is answered with a sentence: ${query.slice(0, 30)}`, async ({
    page,
  }) => {
    expect((await page.goto(`/search?${query}`))?.status()).toBe(200)
    await expect(page.getByRole('alert')).toContainText(sentence)
    await expect(results(page)).toHaveCount(0)
  })
}

test('what is not published is not found, nor is any of its words suggested', async ({ page }) => {
  for (const text of ['unfinished', 'unfinshed', 'reopens', 'reopnes', 'ceremony']) {
    await page.goto(`/search?q=${text}`)
    await expect(page.getByRole('main')).not.toContainText(/unfinished story|reopens with a band/)
    await expect(page.getByText('Did you mean')).toHaveCount(0)
  }
})

test('a retracted story is found and says so', async ({ page }) => {
  await page.goto('/search?q=%22toll+begins%22')
  await expect(titles(page).first()).toHaveText('Retracted: The toll begins on Friday')
})

test('an Arabic word finds the Arabic story', async ({ page }) => {
  await page.goto(`/search?q=${encodeURIComponent('الشاحنات')}`)
  await expect(titles(page)).toHaveText(['أُغلق الجسر القديم أمام الشاحنات'])
})

test('results are kept out of search engines, and the search itself is not', async ({ page }) => {
  const robots = page.locator('meta[name="robots"]')
  await page.goto('/search?q=bridge')
  await expect(robots).toHaveAttribute('content', 'noindex, follow')
  await page.goto('/search')
  await expect(robots).toHaveCount(0)
})

test('browsers and search engines learn how to search', async ({ page, request }) => {
  await page.goto('/')
  const link = page.locator('head link[rel="search"]')
  await expect(link).toHaveAttribute('type', 'application/opensearchdescription+xml')
  const answer = await request.get((await link.getAttribute('href')) ?? '')
  expect(answer.headers()['content-type']).toContain('application/opensearchdescription+xml')
  expect(await answer.text()).toContain('/search?q={searchTerms}')
  const data = await page.locator('script[type="application/ld+json"]').textContent()
  expect(data).toContain('/search?q={search_term_string}')
})

test('whatever is asked, the answer is a page or a clear refusal', async ({ request }) => {
  const texts = [
    ...'"\'*^():{}+-,.;!?#%&/\\|<>=~`@$[]_'.split(''),
    ...['NEAR(a b', 'AND', 'a AND', 'NOT a', 'title:a', '"a', 'a"b"c', '-a', '^a', 'a*', '""'],
    ...['技術', 'мост', 'ج', '🚀', 'é'.repeat(100), '<script>', "';DROP TABLE stories--", 'ﷺ'],
    ...['\u202e', '\ufeff', 'a '.repeat(99)],
  ]
  for (const text of texts) {
    const { status } = { status: (await request.get('/search', { params: { q: text } })).status() }
    expect.soft(status, text).toBe(200)
  }
  expect((await request.get('/search?q=%00')).status()).toBe(400)
  expect((await request.get(`/search?q=${'a'.repeat(10_000)}`)).status()).toBe(414)
})

test('results do not move while they load, and fit a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  for (const path of ['/search?q=bridge&status=settled', '/search', '/archive/2025/03']) {
    await page.goto(path)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, path).toBeLessThanOrEqual(320)
  }
})

test('two words that belong together are suggested as one', async ({ page }) => {
  await page.goto('/search?q=ferry+time+table')
  await expect(page.getByText('Did you mean')).toHaveText('Did you mean ferry timetable?')
  await page.getByRole('link', { name: 'ferry timetable', exact: true }).click()
  await expect(titles(page).first()).toHaveText('The ferry has a timetable')
})

test('who looks for a day or a month is led to its stories, without script', async ({ page }) => {
  await page.goto('/search')
  await field(page).fill('March 10, 2025')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Stories of 10 March 2025' }).click()
  await expect(page).toHaveURL('/archive/2025/03/10')
  await page.goto('/search?q=march+2025')
  await page.getByRole('link', { name: 'Stories of March 2025' }).click()
  await expect(page).toHaveURL('/archive/2025/03')
})

test('a day without stories is answered with those beside it', async ({ page }) => {
  await page.goto('/search?q=16+March+2025')
  const answer = page.getByText('There is no story of 16 March 2025.')
  await expect(answer).toContainText('The nearest are those of 14 March 2025 and 2 April 2025.')
  await answer.getByRole('link', { name: '14 March 2025' }).click()
  await expect(page).toHaveURL('/archive/2025/03/14')
  for (const text of ['30 February 2025', '16 March 2025 bridge', '16 March']) {
    await page.goto(`/search?q=${encodeURIComponent(text)}`)
    await expect(page.getByRole('main')).not.toContainText('The nearest are')
  }
})
