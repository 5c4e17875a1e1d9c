import { expect, type Locator, type Page, test } from '@playwright/test'

const GRAPH = '/stories/old-bridge-closed/graph'
const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 320, height: 800 }

/** The one drawing that is shown at the width of the window. */
async function findDrawing(page: Page): Promise<Locator> {
  const drawing = page.locator('svg.graph:visible')
  await expect(drawing).toHaveCount(1)
  return drawing
}

const titles = [
  'The council cuts the budget for stone',
  'An inspector finds a crack',
  'The old bridge is closed to lorries',
  'Retracted: The toll begins on Friday',
]

test('a story leads to the graph of its causes and effects, and the graph back to it', async ({
  page,
}) => {
  await page.goto('/stories/old-bridge-closed')
  await page.getByRole('link', { name: 'All 6 events, two steps each way' }).click()
  await expect(page).toHaveURL(GRAPH)
  const back = page
    .getByRole('main')
    .getByRole('link', { name: titles[2] ?? '', exact: true })
    .first()
  await back.click()
  await expect(page).toHaveURL('/stories/old-bridge-closed')
})

for (const viewport of [WIDE, NARROW]) {
  test.describe(`${viewport.width} px wide`, () => {
    test.use({ viewport })

    test('the drawing has every event, this one marked, in time', async ({ page }) => {
      await page.goto(GRAPH)
      const events = (await findDrawing(page)).locator('a[href^="/stories/"]')
      await expect(events).toHaveText([
        new RegExp(`^${titles[0]}.*15 January 2025 · The town council$`),
        new RegExp(`^${titles[1]}.*24 February 2025$`),
        new RegExp(`^This event.*${titles[2]}.*10 March 2025$`),
        new RegExp(`^${titles[3]}.*12 March 2025$`),
        /^Brückensanierungsausschusssitzungsprotokollveröffentlichung.*13 March 2025$/,
        /^The council votes for the repair.*2 April 2025 · The town council$/,
      ])
      await expect(events.and(page.locator('[aria-current]'))).toHaveText(/^This event/)
      const starts = await events.evaluateAll((links, isWide) => {
        const boxes = links.map((link) => link.getBoundingClientRect())
        return boxes.map((box) => Math.round(isWide ? box.left : box.top))
      }, viewport === WIDE)
      expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    })

    test('text stays in its frame in the typeface that there is', async ({ page }) => {
      for (const path of [GRAPH, '/stories/right-to-left/graph', '/topics/bridge/graph']) {
        await page.goto(path)
        const outside = await (
          await findDrawing(page)
        )
          .locator('a:has(rect)')
          .evaluateAll((links) =>
            links.flatMap((link) => {
              const frame = link.querySelector('rect')?.getBoundingClientRect()
              return Array.from(link.querySelectorAll('tspan'))
                .map((line) => ({ text: line.textContent, box: line.getBoundingClientRect() }))
                .filter(({ box }) => !frame || box.left < frame.left || box.right > frame.right + 1)
                .map(({ text }) => text)
            }),
          )
        expect(outside, path).toEqual([])
      }
    })

    test('every link of the drawing leads somewhere', async ({ page, request }) => {
      await page.goto(GRAPH)
      const addresses = await (
        await findDrawing(page)
      )
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
      expect(addresses.length).toBeGreaterThanOrEqual(6)
      for (const address of addresses) {
        if (address.startsWith('#')) await expect(page.locator(address)).toHaveCount(1)
        else expect((await request.get(address)).status(), address).toBe(200)
      }
    })

    test('links of the drawing are reached by keyboard and seen to be', async ({ page }) => {
      await page.goto(GRAPH)
      const link = (await findDrawing(page)).locator('a:has(rect)').first()
      const frame = link.locator('rect')
      await expect(frame).toHaveCSS('stroke-width', '1px')
      for (let presses = 0; presses < 30; presses++) {
        await page.keyboard.press('Tab')
        if (await link.evaluate((element) => element === document.activeElement)) break
      }
      await expect(link).toBeFocused()
      await expect(frame).toHaveCSS('stroke-width', '4px')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL('/stories/council-cuts-the-budget')
    })
  })
}

test('the list tells the same as the drawing, with every reason', async ({ page }) => {
  await page.goto(GRAPH)
  const list = page.getByRole('region', { name: 'All of it in words' })
  await expect(list.getByRole('heading', { level: 3 })).toHaveCount(6)
  const event = list.locator('ol > li').nth(2)
  await expect(event).toContainText('This event')
  await expect(event.getByRole('listitem')).toHaveText([
    /Because of The council cuts the budget for stone\s*Without money for mortar/,
    /Because of An inspector finds a crack in the middle arch\s*The inspector measured the crack/,
  ])
  await expect(page.getByRole('main')).not.toContainText('The reason of a draft')
  await expect(page.getByRole('main')).not.toContainText('The reason of a scheduled story')
})

test('from an event of the list one goes on to its own graph', async ({ page }) => {
  await page.goto(GRAPH)
  await page
    .getByRole('link', { name: /^Its causes and effects.*The council votes for the repair/ })
    .click()
  await expect(page).toHaveURL('/stories/council-votes-for-repair/graph')
})

test('a story without links says so, and does not lead to an empty graph', async ({ page }) => {
  await page.goto('/stories/ferry-timetable')
  await expect(page.locator('a[href$="/graph"]')).toHaveCount(0)
  await page.goto('/stories/ferry-timetable/graph')
  await expect(page.getByRole('main')).toContainText('No other story of ours is recorded')
  await expect(page.locator('svg.graph')).toHaveCount(0)
})

test('a topic leads to its web of events and its timeline', async ({ page }) => {
  await page.goto('/topics/bridge')
  const main = page.getByRole('main')
  await main.getByRole('link', { name: 'Causes and effects' }).click()
  await expect(page).toHaveURL('/topics/bridge/graph')
  await expect(main).toContainText('5 of 6 stories are linked; 1 has no cause or effect on record.')
  await page.goto('/topics/bridge')
  await main.getByRole('link', { name: 'Timeline' }).click()
  await expect(page).toHaveURL('/topics/bridge/timeline')
})

test('a timeline tells what happened in its order, with updates and outcomes', async ({ page }) => {
  await page.goto('/topics/bridge/timeline')
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 2 })).toHaveText([
    'February 2025',
    'March 2025',
    'April 2025',
    'June 2025',
    'July 2025',
    'August 2025',
  ])
  const march = main.getByRole('region', { name: 'March 2025' }).getByRole('listitem')
  await expect(march.first()).toHaveText(/^2 March 2025\s*Update #1\s*A crack is found$/)
  const days = await main.getByRole('listitem').locator('time').allTextContents()
  const times = days.map((day) => Date.parse(day))
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})

test('a topic without stories has an honest graph and timeline', async ({ page }) => {
  await page.goto('/topics/harbour/graph')
  await expect(page.getByRole('main')).toContainText('This topic has no story yet.')
  await page.goto('/topics/harbour/timeline')
  await expect(page.getByRole('main')).toContainText(
    'Nothing has been published in this topic yet.',
  )
})

test('pages of a graph or timeline that are not there are not found', async ({ request }) => {
  const paths = ['/topics/bridge/graph', '/topics/bridge/timeline']
  for (const path of paths.flatMap((part) => [`${part}?page=2`, `${part}?page=x`])) {
    expect((await request.get(path)).status(), path).toBe(404)
  }
  expect((await request.get('/stories/nowhere/graph')).status()).toBe(404)
  expect((await request.get('/topics/nowhere/timeline')).status()).toBe(404)
})

test('a story names the later updates that tell of it, and they name the story', async ({
  page,
}) => {
  await page.goto('/stories/council-votes-for-repair')
  const update = page.getByRole('region', { name: 'First reported in' })
  await expect(update.getByRole('listitem')).toHaveText([
    /^Update #8 · A quiet week\s*10 May 2025$/,
  ])
  await update.getByRole('link', { name: 'Update #8' }).click()
  await expect(page).toHaveURL('/topics/council/updates/8')
  const goingOn = page.getByRole('region', { name: 'Stories that go on' })
  await expect(goingOn.getByRole('listitem')).toHaveText([
    /The council votes for the repair\s*2 April 2025.*First reported in update #5/,
  ])
})
