import { expect, type Page, test } from '@playwright/test'

// Each test is a row of the table of what a story page holds.

const STORY = '/stories/old-bridge-closed'

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const scenario = (page: Page, statement: string) =>
  section(page, 'What could happen next').getByRole('article').filter({ hasText: statement })

test.describe('a story with everything', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(STORY)
  })

  test('has its parts in one order', async ({ page }) => {
    const headings = page.getByRole('main').getByRole('heading', { level: 2 })
    await expect(headings).toHaveText([
      'Key takeaway',
      'What was found',
      'What people say',
      'Deep analysis',
      'What could happen next',
      'First reported in',
      'Sources',
      'Causes and effects',
      'Different perspectives',
    ])
  })

  test('stands under its topic, and leads to the topic and to the RSS of the topic', async ({
    page,
  }) => {
    const main = page.getByRole('main')
    const topic = main.getByRole('link', { name: 'The old bridge: repair or replace', exact: true })
    await expect(topic).toHaveAttribute('href', '/topics/bridge')
    const feed = main.getByRole('link', {
      name: 'RSS of the topic The old bridge: repair or replace',
    })
    await expect(feed).toHaveAttribute('href', '/topics/bridge/feed.xml')
  })

  test('shows its own date, time and reading time, and when it was updated', async ({ page }) => {
    const published = page.getByRole('main').locator('time[datetime="2025-03-10T10:08:00Z"]')
    await expect(published.first()).toHaveText('10 Mar 2025')
    await expect(published.nth(1)).toHaveText('10:08 UTC')
    await expect(page.getByRole('main')).toContainText(/1 min read · History\s*10:08 UTC/)
    await expect(page.locator('time[datetime="2025-03-14T16:30:00Z"]')).toHaveText(
      '14 March 2025, 16:30 UTC',
    )
  })

  test('shows title, standfirst, authors and place', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'The old bridge is closed to lorries',
    )
    const main = page.getByRole('main')
    await expect(main).toContainText('A crack in the middle arch has grown by a finger')
    await expect(main).toContainText('By Ada Fenn, Bo Marsh and Cy Reed, Brackwater')
  })

  test('shows section and status with its meaning', async ({ page }) => {
    await expect(page.getByRole('main').getByText('Town', { exact: true })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(
      'Developing. The main facts stand. Consequences are still unfolding.',
    )
  })

  test('shows the key takeaway, which is also its description', async ({ page }) => {
    const takeaway =
      'The bridge stays open to people and carts, and nobody knows yet who will pay for the arch.'
    await expect(section(page, 'Key takeaway')).toContainText(takeaway)
    for (const name of ['meta[name="description"]', 'meta[property="og:description"]']) {
      await expect(page.locator(`head ${name}`)).toHaveAttribute('content', takeaway)
    }
  })

  test('has its body with all that Markdown can say', async ({ page }) => {
    const main = page.getByRole('main')
    await expect(main.getByRole('heading', { name: 'How it was measured', level: 3 })).toBeVisible()
    await expect(main).toContainText('a sign, “hand-painted and still wet”, and turned round')
    await expect(main.getByRole('table').getByRole('columnheader')).toHaveText([
      'day',
      'width',
      'who measured',
    ])
    await expect(main.getByRole('table').getByRole('row').nth(2)).toHaveText(
      /Tuesday\s*3 mm\s*the office/,
    )
    await expect(main.getByRole('code').first()).toHaveText(
      /^measure --arch middle --every morning/,
    )
    await expect(main.getByRole('blockquote').first()).toContainText('A bridge is a promise.')
    await expect(main.getByRole('deletion')).toHaveText('The bridge is safe.')
    await expect(main.getByRole('listitem').filter({ hasText: '☑' })).toHaveCount(1)
    await expect(main.getByRole('listitem').filter({ hasText: '☐' })).toHaveCount(1)
    await expect(
      main.getByRole('img', { name: 'A drawing of the bridge with a mark on the middle arch' }),
    ).toBeVisible()
  })

  test('marks links that leave the site', async ({ page }) => {
    const external = page
      .getByRole('main')
      .getByRole('link', { name: 'Bridge Office', exact: true })
    await expect(external).toHaveAttribute('href', 'https://bridges.example.org/')
    await expect(external).toHaveAttribute('rel', /external/)
    const mark = await external.evaluate((link) => getComputedStyle(link, '::after').content)
    expect(mark).toContain('↗')
  })

  test('links the stories it names, but none that is not out yet', async ({ page }) => {
    const main = page.getByRole('main')
    await expect(main.getByText('The mayor plans a ceremony for the reopening')).toBeVisible()
    await expect(main.getByRole('link', { name: 'a ceremony for the reopening' })).toHaveCount(0)
    await main.getByRole('link', { name: 'we reported then' }).click()
    await expect(page).toHaveURL('/stories/bridge-inspected')
  })

  test('has all sections of the deep analysis, in their order', async ({ page }) => {
    const analysis = section(page, 'Deep analysis')
    await expect(analysis.getByRole('heading', { level: 3 })).toHaveText([
      'In plain English',
      'Root causes',
      'Why it matters',
      'How we got here',
      'Escalation',
      'What we don’t know',
    ])
    await expect(section(page, 'In plain English')).toContainText('One of them has moved.')
    await expect(section(page, 'Root causes').getByRole('heading', { level: 4 })).toHaveText(
      'What the survey left out',
    )
    await expect(section(page, 'What we don’t know')).toContainText('how deep the crack is')
  })

  test('links to its parts', async ({ page }) => {
    const contents = page.getByRole('navigation', { name: 'On this page' })
    await contents.getByRole('link', { name: 'What could happen next' }).click()
    await expect(page).toHaveURL(/#/)
    await expect(page.locator(':target')).toBeInViewport()
    await expect(page.locator(':target')).toContainText('What could happen next')
  })

  test('says where it was first reported', async ({ page }) => {
    const update = section(page, 'First reported in').getByRole('link')
    await expect(update).toHaveText('Update #3 · The bridge is shut')
    await update.click()
    await expect(page).toHaveURL('/topics/bridge/updates/3')
  })

  test('shows causes, this event and effects, also of other topics, with the reason', async ({
    page,
  }) => {
    const graph = section(page, 'Causes and effects')
    await expect(graph.getByRole('heading', { level: 3 })).toHaveText([
      'Causes',
      'This event',
      'Effects',
    ])
    await expect(graph.getByRole('listitem')).toHaveText([
      /The council cuts the budget for stone.*15 January 2025.*Without money for mortar/,
      /An inspector finds a crack.*24 February 2025.*asked for a closure/,
      /^Retracted: The toll begins on Friday.*12 March 2025.*said to pay for the arch/,
      /^Brückensanierungsausschusssitzung.*13 March 2025/,
      /The council votes for the repair.*2 April 2025.*the bread was late/,
    ])
    await graph.getByRole('link', { name: 'The council votes for the repair' }).click()
    await expect(page).toHaveURL('/stories/council-votes-for-repair')
    await expect(section(page, 'Causes and effects').getByRole('link')).toHaveText([
      'All 4 events, two steps each way',
      'The old bridge is closed to lorries',
    ])
  })

  test('shows the views of actors on this story, with kind, date and source', async ({ page }) => {
    const perspectives = section(page, 'Different perspectives')
    await expect(perspectives.getByRole('heading', { level: 3 })).toHaveText([
      'Brackwater Bridge Office',
      'Dr Ottilie Lune',
      'Friends of the Ferry',
    ])
    await expect(perspectives).toContainText(
      'Agency · Brackland · 11 March 2025 · Brackwater Town Council [1]',
    )
    await expect(perspectives).toContainText('The office calls the ban “a pause”.')
    await expect(perspectives).toContainText('Group · 10 March 2025 · Valley Gazette [5]')
    await perspectives.getByRole('link', { name: 'Dr Ottilie Lune' }).click()
    await expect(page).toHaveURL('/actors/dr-lune')
  })

  test('puts its corrections before its headline', async ({ page }) => {
    const corrections = page.getByRole('complementary', { name: 'Corrections to this story' })
    await expect(corrections.getByRole('listitem')).toHaveText([
      /^Correction 11 March 2025, 09:00 UTC.*The arch is the middle one and not the western one\.$/,
      /^Clarification 12 March 2025, 09:00 UTC.*Carts pulled by hand count as carts\.$/,
    ])
    const order = await page
      .getByRole('main')
      .locator('h1, aside')
      .evaluateAll((elements) => elements.map(({ tagName }) => tagName))
    expect(order).toEqual(['ASIDE', 'H1'])
  })
})

test.describe('the scenarios of a story', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(STORY)
  })

  test('an open one has kind, number, yardstick words, horizon, deadline and criterion', async ({
    page,
  }) => {
    const open = scenario(page, 'By 31 December 2998 lorries cross the old bridge again.')
    await expect(open).toContainText('Opportunity · Open')
    await expect(open).toContainText('65% likely or probable (55–75%)')
    await expect(
      open.getByRole('img', { name: '65%; the band of ‘likely or probable’ is 55–75%' }),
    ).toBeVisible()
    await expect(open.getByRole('term')).toHaveText([
      'Counts as yes',
      'Deadline',
      'Horizon',
      'Forecasts',
    ])
    await expect(open.getByRole('definition')).toHaveText([
      'A notice of the Bridge Office that lifts the ban for lorries.',
      '31 December 2998',
      'Long, over 12 months',
      '10 March 2025: 65%, at publication',
    ])
    await expect(open.locator('time[datetime="2998-12-31"]')).toHaveText('31 December 2998')
  })

  test('a revised one shows the latest number, the first one and every reason', async ({
    page,
  }) => {
    const revised = scenario(page, 'By 30 June 2999 a second crack is found.')
    await expect(revised).toContainText('Risk · Open')
    await expect(revised).toContainText('8% highly unlikely (10–20%), at first 30%')
    await expect(revised.getByRole('listitem')).toHaveText([
      '10 March 2025: 30%, at publication',
      '20 March 2025: 42%. A diver heard a sound.',
      '1 April 2025: 8%. The sound was a pike.',
    ])
  })

  test('one that happened shows its evidence and two Brier scores', async ({ page }) => {
    const happened = scenario(page, 'By 1 May 2025 the ferry carries bread.')
    await expect(happened).toContainText('Consequence · Resolved')
    await expect(happened).toContainText('90% highly likely (80–90%), at first 80%')
    await expect(happened).toContainText('Short, up to 3 months')
    await expect(happened.getByRole('listitem').last()).toHaveText(
      '20 April 2025: 99%. The boat has left the quay. Not scored: made when the outcome could be known.',
    )
    await expect(happened).toContainText('It happened 20 April 2025')
    await expect(happened).toContainText('The first loaf crossed at noon.')
    await expect(happened).toContainText('Recorded 21 April 2025.')
    await expect(happened).toContainText(
      'Brier score 0.04 for the first forecast and 0.01 for the last one before the outcome',
    )
    await expect(happened).toContainText(
      'Not proven: the repository holds the forecast only since 30 June 2025.',
    )
    await happened.getByRole('link', { name: 'Valley Gazette [5]' }).click()
    await expect(page.locator(':target')).toContainText('The ferry runs again')
  })

  test('one that did not happen shows its Brier score', async ({ page }) => {
    const failed = scenario(page, 'By 31 August 2025 another town bans lorries')
    await expect(failed).toContainText('Precedent · Resolved')
    await expect(failed).toContainText('65% likely or probable (55–75%)')
    await expect(failed).toContainText('Medium, up to 12 months')
    await expect(failed).toContainText('It did not happen 31 August 2025')
    await expect(failed).toContainText('Brier score 0.42: 0 is perfect')
    await expect(failed).toContainText(
      'Proven: the repository held the forecast before the outcome.',
    )
    await failed.getByRole('link', { name: 'Track record' }).click()
    await expect(page).toHaveURL('/track-record')
  })

  test('ambiguous and annulled ones are not scored', async ({ page }) => {
    const ambiguous = scenario(page, 'By 9 June 2025 a toll pays for the mortar.')
    await expect(ambiguous).toContainText('The outcome is ambiguous 1 June 2025')
    await expect(ambiguous).toContainText('Only a plain yes or no is scored.')
    const annulled = scenario(page, 'By 1 March 2026 the Assembly withdraws its grant.')
    await expect(annulled).toContainText('97% almost certain (95% or more)')
    await expect(annulled).toContainText('The question was annulled 1 July 2025')
    await expect(annulled).toContainText('Only a plain yes or no is scored.')
    await expect(page.getByText('Brier score')).toHaveCount(2)
  })

  test('one past its deadline is called overdue', async ({ page }) => {
    const overdue = scenario(page, 'By 1 June 2025 the full report is published.')
    await expect(overdue).toContainText('Consequence · Overdue')
    await expect(overdue).toContainText('50% realistic possibility (40% to under 50%)')
  })

  test('the yardstick of the words is named', async ({ page }) => {
    await expect(section(page, 'What could happen next')).toContainText(
      'PHIA probability yardstick',
    )
  })
})

test('a story with nothing optional says what it does not have', async ({ page }) => {
  await page.goto('/stories/ferry-timetable')
  await expect(section(page, 'What could happen next')).toContainText(
    'We make no forecast about this event.',
  )
  await expect(section(page, 'Causes and effects')).toContainText(
    'No other story of ours is recorded as a cause or an effect of this one.',
  )
  await expect(section(page, 'Different perspectives')).toContainText(
    'We have found no one’s view of this event that we could print.',
  )
  await expect(page.getByRole('main')).toContainText(/1 min read · History\s*07:05 UTC/)
  await expect(page.getByRole('main')).not.toContainText('Updated')
  await expect(page.getByRole('complementary', { name: /Corrections/ })).toHaveCount(0)
})

test('a retracted story says so first and claims no status', async ({ page }) => {
  await page.goto('/stories/toll-begins')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Retracted: The toll begins on Friday',
  )
  const corrections = page.getByRole('complementary', { name: 'Corrections to this story' })
  await expect(corrections.getByRole('listitem')).toHaveText([
    /^Retraction 13 March 2025, 08:00 UTC.*a joke that we did not understand/,
    /^Clarification 12 March 2025, 08:00 UTC/,
    /^Correction 12 March 2025, 10:00 UTC/,
  ])
  await expect(page.getByRole('main')).not.toContainText('Breaking')
})
