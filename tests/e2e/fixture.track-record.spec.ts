import { expect, test } from '@playwright/test'

const section = (name: string) => ({ name, exact: true })

test('every scenario is in one line of the record', async ({ page }) => {
  await page.goto('/track-record')
  const main = page.getByRole('main')
  await expect(main).toContainText('We have made forecasts about 8 scenarios.')
  const lines = main.locator('dl').first()
  for (const [name, count] of [
    ['Counted and proven', '1 of 8'],
    ['Counted, but not proven', '1 of 8'],
    ['Open', '3 of 8'],
    ['Overdue', '1 of 8'],
    ['Annulled', '1 of 8'],
    ['Ambiguous', '1 of 8'],
  ] as const) {
    const line = lines.locator('div').filter({ hasText: new RegExp(`^${name}`) })
    await expect(line.getByRole('definition')).toHaveText(count)
  }
})

test('a forecast that was committed before its outcome is proven', async ({ page }) => {
  await page.goto('/track-record')
  const proven = page.getByRole('region', section('Proven forecasts'))
  await expect(proven).toContainText('Only 1 counted: means of fewer than 5 say nothing')
  const row = proven.getByRole('row', { name: /another town bans lorries/ })
  await expect(row.getByRole('cell')).toHaveText([
    '31 August 2025',
    '65%, likely or probable',
    '65%, likely or probable',
    'It did not happen',
    '0.42',
  ])
  await expect(proven).toContainText('Next to come due, on 1 February 2998')
})

test('a forecast that came after its outcome is shown, marked and kept apart', async ({ page }) => {
  await page.goto('/track-record')
  const unproven = page.getByRole('region', section('Forecasts that are not proven'))
  await expect(unproven).toContainText(
    'The history dates 1 forecast to when the outcome was settled, or later: such may have been written afterwards.',
  )
  await expect(unproven.getByRole('row', { name: /the ferry carries bread/ })).toContainText('0.0')
})

test('what was annulled or ambiguous is told in full', async ({ page }) => {
  await page.goto('/track-record')
  const annulled = page.getByRole('region', section('Annulled')).getByRole('listitem')
  await expect(annulled.getByRole('paragraph')).toHaveText([
    'By 1 March 2026 the Assembly withdraws its grant.',
    'The question was annulled, 1 July 2025. There never was a grant.',
    'We had given it 97%, almost certain.',
  ])
  await expect(page.getByRole('region', section('Ambiguous'))).toContainText(
    'The toll paid for mortar of another bridge.',
  )
})

test('the record is a table and a document for the scripts of any site', async ({ request }) => {
  const csv = await request.get('/track-record.csv')
  expect(csv.headers()).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'access-control-allow-origin': '*',
  })
  const lines = (await csv.text()).split('\r\n')
  expect(lines[0]).toMatch(/^story,story_url,topic,scenario,.*,probability,words,weight$/)
  // Eight scenarios, four revisions and the end of the last line.
  expect(lines).toHaveLength(1 + 8 + 4 + 1)
  expect(lines.find((line) => line.includes('neighbours-follow'))).toContain(
    ',counted,no,2025-08-31,true,0,2025-03-10T10:08:00Z,2025-06-30T12:00:00Z,true,0.65,likely or probable,1',
  )

  const json = await request.get('/track-record.json')
  expect(json.headers()['access-control-allow-origin']).toBe('*')
  const data = await json.json()
  expect(data).toMatchObject({
    history: { state: 'read' },
    total: 8,
    proven: { count: 1, happened: 0, isThin: true },
    unproven: { count: 1, happened: 1 },
  })
  expect(data.proven.brier.first).toBeCloseTo(0.4225, 12)
  expect((await request.get(new URL(data.$schema).pathname)).status()).toBe(200)
})

test('every column of the table is explained beside it', async ({ page, request }) => {
  const [header = ''] = (await (await request.get('/track-record.csv')).text()).split('\r\n')
  await page.goto('/track-record')
  const download = page.getByRole('region', section('Check it yourself'))
  await download.getByText('What the columns of the table mean').click()
  await expect(download.getByRole('term')).toHaveText(header.split(','))
  await expect(download.getByRole('definition').last()).toContainText(
    'The share of the scored time',
  )
})

test('the scores are explained before the first of them', async ({ page }) => {
  await page.goto('/track-record')
  await expect(page.getByRole('main')).toContainText('to 1, certain and wrong: less is better')
  await page.getByRole('link', { name: 'How we keep score' }).click()
  await expect(page.locator(':target')).toHaveText('How we keep score')
})

test('open scenarios stand by deadline, what is overdue on top', async ({ page }) => {
  await page.goto('/scenarios')
  const scenarios = page.getByRole('article')
  await expect(scenarios.getByRole('heading')).toHaveText([
    'By 1 June 2025 the full report is published.',
    'By 1 February 2998 the repair has begun.',
    'By 31 December 2998 lorries cross the old bridge again.',
    'By 30 June 2999 a second crack is found.',
  ])
  await expect(scenarios.first()).toContainText('Overdue: the deadline has passed')
  const revised = scenarios.last()
  // As it is seen: what the words mean is hidden beside them.
  await expect(revised).toContainText('8% highly unlikely (10–20%), at first 30%', {
    useInnerText: true,
  })
  await expect(revised).toContainText(
    '20 March 2025: 42%, realistic possibility. A diver heard a sound.',
  )
  await expect(revised).toContainText('(in the repository since 30 June 2025)')
})

test('a scenario has an address of its own in the list', async ({ page }) => {
  await page.goto('/scenarios#old-bridge-closed.second-crack')
  await expect(page.locator(':target')).toContainText('a second crack is found')
  await expect(page.locator(':target')).toBeInViewport()
})

test('the list is filtered by a form, without script', async ({ page }) => {
  await page.goto('/scenarios')
  await page.getByLabel('Kind').selectOption('Risk')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL('/scenarios?kind=risk')
  await expect(page.getByLabel('Kind')).toHaveValue('risk')
  await expect(page.getByRole('main')).toContainText('With this choice: 1 open scenario')
  await page.getByLabel('Horizon').selectOption('short')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL('/scenarios?kind=risk&horizon=short')
  await expect(page.getByRole('main')).toContainText('No open scenario fits this choice.')
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(page).toHaveURL('/scenarios')
})

test('what is no choice is not found, and the order of the choices does not matter', async ({
  request,
}) => {
  for (const query of ['kind=chance', 'topic=nowhere', 'horizon=never', 'page=0', 'page=9']) {
    expect((await request.get(`/scenarios?${query}`)).status(), query).toBe(404)
  }
  const turned = await request.get('/scenarios?kind=risk&topic=bridge', { maxRedirects: 0 })
  expect(turned.headers()['location']).toBe('/scenarios?topic=bridge&kind=risk')
})

for (const path of ['/scenarios', '/track-record']) {
  test(`${path} needs no more than 320 px, is reached from every page and prints`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 800 })
    await page.goto('/')
    await page.getByRole('contentinfo').locator(`a[href="${path}"]`).click()
    await expect(page).toHaveURL(path)
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth)
    expect(await wide()).toBeLessThanOrEqual(320)
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
}
