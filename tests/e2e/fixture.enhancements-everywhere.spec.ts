import { expect, type Page, test } from '@playwright/test'

import { axeFaultsOf } from './axe'
import { overflowOf } from './outline'
import { NOWHERE, pageTypes } from './page-types'

const SCRIPT = '/enhancements.js'
/** What fits into the first window of a TCP connection. */
const FIRST_WINDOW = 14_336

/** Where the script finds what it works on, each kind once, and pages without any. */
const SCRIPTED = [
  '/',
  '/topics/council',
  '/topics/bridge/updates/3',
  '/topics/bridge/timeline',
  '/stories/old-bridge-closed',
  '/stories/right-to-left',
  '/scenarios',
  '/track-record',
  '/feeds',
  '/search?q=bridge',
  '/about',
  NOWHERE,
]

test.use({ javaScriptEnabled: true, timezoneId: 'America/New_York' })

/** Collects what goes wrong on a page. */
function watch(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const isNowhere = message.location().url.endsWith(NOWHERE)
    if (message.type() === 'error' && !isNowhere) faults.push(message.text())
  })
  return faults
}

/** Everything that a reader with script can do on a page. */
async function useEverything(page: Page) {
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  // Not the slash, which leads to the search.
  for (const key of ['j', 'k', '?']) await page.keyboard.press(key)
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await dialog.getByRole('checkbox').uncheck()
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
}

/** A reader who has been here before the newsroom began, and has made every choice. */
const returnToEverything = (page: Page) =>
  page.addInitScript(() => {
    localStorage.setItem('visit', '0 0')
    localStorage.setItem('theme', 'dark')
    localStorage.setItem('notice', 'The evening edition moves to the riverside. See the roadmap')
  })

/** The cumulative layout shift so far. */
const shiftOf = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    for (let frames = 0; frames < 3; frames += 1) await frame()
    return new Promise<number>((resolve) => {
      const observer = new PerformanceObserver((list) => {
        const shifts = list.getEntriesByType('layout-shift')
        resolve(shifts.reduce((sum, shift) => sum + Number(shift.toJSON().value), 0))
      })
      observer.observe({ type: 'layout-shift', buffered: true })
      // There is always a paint, so that the observer answers where nothing has shifted.
      observer.observe({ type: 'paint', buffered: true })
    })
  })

for (const path of [...pageTypes.map((type) => type.path), NOWHERE]) {
  test(`${path} has the script once, and no other, in a first window`, async ({ request }) => {
    const response = await request.get(path, { headers: { 'accept-encoding': 'br' } })
    const tags = (await response.text()).match(/<script\b[^>]*>/g) ?? []
    expect(tags.filter((tag) => !tag.includes('ld+json'))).toEqual([
      `<script src="${SCRIPT}" defer="">`,
    ])
    expect(response.headers()['content-encoding']).toBe('br')
    expect(Number(response.headers()['content-length'])).toBeLessThanOrEqual(FIRST_WINDOW)
  })
}

for (const path of SCRIPTED) {
  test(`${path} works with script under its policy, and without an error`, async ({ page }) => {
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) =>
        console.error(event.violatedDirective, event.blockedURI),
      )
    })
    const faults = watch(page)
    await page.goto(path)
    await useEverything(page)
    await page.reload()
    await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('dark')
    expect(faults).toEqual([])
  })

  test(`${path} works where storage is blocked`, async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError')
        },
      })
    })
    const faults = watch(page)
    await page.goto(path)
    await useEverything(page)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page.getByRole('complementary', { name: 'Notice' })).toHaveCount(0)
    expect(faults).toEqual([])
  })

  for (const width of [320, 1280]) {
    test(`${path}, ${width} px wide, is painted before the script, which moves nothing`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 })
      await returnToEverything(page)
      await page.route(`**${SCRIPT}`, async (route) => {
        await page.waitForFunction(
          () => performance.getEntriesByName('first-contentful-paint').length > 0,
        )
        await route.continue()
      })
      await page.goto(path)
      await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('dark')
      await expect(page.getByText('The evening edition moves')).toBeHidden()
      expect(await shiftOf(page)).toBe(0)
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    })
  }

  test(`${path} does not move when the script is quick`, async ({ page }) => {
    await returnToEverything(page)
    await page.goto('/about')
    await page.goto(path)
    await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('dark')
    expect(await shiftOf(page)).toBe(0)
  })
}

test('the script is under 3,000 bytes, and loads nothing', async ({ page, request, baseURL }) => {
  const response = await request.get(SCRIPT, { headers: { 'accept-encoding': 'br' } })
  expect(response.headers()['content-encoding']).toBe('br')
  expect(Number(response.headers()['content-length'])).toBeLessThan(3_000)
  expect(await response.text()).not.toMatch(/\b(?:import|fetch|require|XMLHttpRequest)\b/)

  const requested: string[] = []
  page.on('request', (sent) => requested.push(sent.url().replace(baseURL ?? '', '')))
  await page.goto('/stories/old-bridge-closed')
  await useEverything(page)
  const ofThePage = /^\/(?:speculation-rules\.json|favicon\.svg|fonts\/[\w.-]+)$/
  expect(requested.filter((url) => !ofThePage.test(url))).toEqual([
    '/stories/old-bridge-closed',
    SCRIPT,
  ])
})

test('the rules for loading ahead are of the type that browsers demand', async ({ request }) => {
  const response = await request.get('/speculation-rules.json')
  expect(response.status()).toBe(200)
  expect(response.headers()['content-type']).toBe('application/speculationrules+json')
  const rules: unknown = await response.json()
  expect(rules).toMatchObject({ prerender: [{ eagerness: 'moderate' }] })
})

for (const path of ['/', '/topics/bridge', '/stories/old-bridge-closed']) {
  test(`axe finds no fault with what the script adds to ${path}`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.addInitScript(() => localStorage.setItem('visit', '0 0'))
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(path)
      for (const theme of ['Light', 'Dark']) {
        await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme)
        expect.soft(await axeFaultsOf(page), `${theme}, ${width} px`).toEqual([])
        await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
        expect.soft(await axeFaultsOf(page), `${theme}, ${width} px, the keys`).toEqual([])
        await page.keyboard.press('Escape')
      }
    }
  })
}

test('the controls are at least 24 px high', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  const sizes = await page
    .locator('button:not(.term > *), select, dialog label')
    .evaluateAll((controls) =>
      controls.map((control) => [control.textContent, control.getBoundingClientRect().height]),
    )
  expect(sizes.length).toBe(5)
  expect(sizes.filter(([, height]) => Number(height) < 24)).toEqual([])
})
