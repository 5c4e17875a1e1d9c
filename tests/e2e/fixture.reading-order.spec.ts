import { expect, type Page, test } from '@playwright/test'

/** Landmarks, headings of the first two levels, forms, drawings and tables, as they are read out. */
async function partsOf(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot()
  return tree.split('\n').flatMap((line) => {
    const [, role, name = '', level] = PART.exec(line.replaceAll("'", '')) ?? []
    if (role === undefined || (role === 'heading' && Number(level) > 2)) return []
    return [`${role}${level ?? ''} ${name}`.trim()]
  })
}

const PART =
  /^\s*- (banner|navigation|main|region|search|contentinfo|complementary|heading|img|table)\b(?: "([^"]*)")?(?: \[level=(\d)\])?/

const section = (name: string) => [`region ${name}`, `heading2 ${name}`]

const pages = [
  {
    path: '/',
    parts: [
      'heading1 Brackwater Evening',
      ...section('Latest stories'),
      ...section('Scenarios resolving soon'),
      ...section('Latest update of each topic'),
      ...section('More stories'),
      ...section('What is developing'),
    ],
  },
  {
    path: '/topics/bridge',
    parts: [
      'heading1 The old bridge: repair or replace',
      ...section('Where it stands'),
      'navigation Stories by status',
      ...section('Update #3 The bridge is shut'),
      ...section('Update #1 A crack is found'),
      ...section('About this topic'),
    ],
  },
  {
    path: '/topics/bridge/updates/3',
    parts: [
      'heading1 The bridge is shut',
      ...section('What changed'),
      ...section('Stories of this update'),
      'navigation Updates',
    ],
  },
  {
    path: '/stories/old-bridge-closed',
    parts: [
      'complementary Corrections to this story',
      'heading1 The old bridge is closed to lorries',
      ...section('Key takeaway'),
      'navigation On this page',
      'heading2 What was found',
      'region Table',
      'table',
      'img A drawing of the bridge with a mark on the middle arch',
      'heading2 What people say',
      ...section('Deep analysis'),
      'region In plain English',
      'region Root causes',
      'region Why it matters',
      'region How we got here',
      'region Escalation',
      'region What we don’t know',
      ...section('What could happen next'),
      'img 65%; the band of ‘likely or probable’ is 55–75%',
      'img 8%; the band of ‘highly unlikely’ is 10–20%; at first 30%',
      'img 90%; the band of ‘highly likely’ is 80–90%; at first 80%',
      'img 65%; the band of ‘likely or probable’ is 55–75%',
      'img 20%; the band of ‘highly unlikely’ is 10–20%',
      'img 97%; the band of ‘almost certain’ is 95% or more',
      'img 50%; the band of ‘realistic possibility’ is 40% to under 50%',
      ...section('First reported in'),
      ...section('Sources'),
      ...section('Causes and effects'),
      ...section('Different perspectives'),
    ],
  },
  {
    path: '/scenarios',
    parts: [
      'heading1 Open scenarios',
      'search',
      'heading2 By 1 June 2025 the full report is published.',
      'img 50%; the band of ‘realistic possibility’ is 40% to under 50%',
      'heading2 By 1 February 2998 the repair has begun.',
      'img 85%; the band of ‘highly likely’ is 80–90%',
      'heading2 By 31 December 2998 lorries cross the old bridge again.',
      'img 65%; the band of ‘likely or probable’ is 55–75%',
      'heading2 By 30 June 2999 a second crack is found.',
      'img 8%; the band of ‘highly unlikely’ is 10–20%; at first 30%',
    ],
  },
  {
    path: '/track-record',
    parts: [
      'heading1 Track record',
      ...section('Proven forecasts'),
      'table Every one, the last due first',
      ...section('Forecasts that are not proven'),
      'table Every one, the last due first',
      ...section('Annulled'),
      ...section('Ambiguous'),
      ...section('How we keep score'),
      ...section('What the words mean'),
      ...section('Check it yourself'),
    ],
  },
  {
    path: '/search?q=bridge',
    parts: ['heading1 Search', 'search', ...section('3 stories found')],
  },
]

for (const { path, parts } of pages) {
  test(`${path} is read out in the order in which it is seen`, async ({ page }) => {
    await page.goto(path)
    expect(await partsOf(page)).toEqual([
      ...['complementary Notice', 'banner', 'navigation Main', 'main'],
      ...parts,
      ...['contentinfo', 'navigation Topics', 'navigation About this site'],
    ])
  })
}

test('a drawing that is read out has a name, and its figures or a list beside it', async ({
  page,
}) => {
  await page.goto('/stories/old-bridge-closed')
  const bars = page.getByRole('article').filter({ has: page.locator('svg[role=img]') })
  await expect(bars.last()).toContainText('50% realistic possibility (40% to under 50%)')
  for (const path of ['/topics/bridge/graph', '/stories/old-bridge-closed/graph']) {
    await page.goto(path)
    const drawing = page.getByRole('group', { name: /The list that follows tells the same\.$/ })
    await expect(drawing).toHaveCount(1)
    const titles = await drawing.locator('a[href^="/stories/"]').count()
    expect(titles).toBeGreaterThan(1)
    const events = page.getByRole('main').getByRole('listitem').locator('h2 a, h3 a')
    expect(await events.count()).toBeGreaterThanOrEqual(titles)
  }
  for (const path of ['/sources', '/publishers/gazette', '/stories/ferry-timetable']) {
    await page.goto(path)
    const unnamed = page.locator('svg:not([aria-hidden=true], [aria-label])')
    await expect(unnamed).toHaveCount(0)
  }
})
