import { expect, type Page, test } from '@playwright/test'

const BANNER = 'The evening edition moves to the riverside.'

test.use({ javaScriptEnabled: true })

test.describe('the theme', () => {
  test.use({ colorScheme: 'light' })

  const theme = (page: Page) => page.getByRole('combobox', { name: 'Theme' })
  const paper = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)

  test('a choice holds on every page, and can be taken back', async ({ page }) => {
    await page.goto('/')
    await expect(theme(page)).toHaveValue('')
    const light = await paper(page)
    await theme(page).selectOption('Dark')
    const dark = await paper(page)
    expect(dark).not.toBe(light)

    await page.reload()
    await expect(theme(page)).toHaveValue('dark')
    expect(await paper(page)).toBe(dark)
    await page.goto('/stories/old-bridge-closed')
    expect(await paper(page)).toBe(dark)

    await theme(page).selectOption('Automatic')
    expect(await paper(page)).toBe(light)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await paper(page)).toBe(dark)
    await theme(page).selectOption('Light')
    expect(await paper(page)).toBe(light)
  })

  test('the hue of a topic follows the choice', async ({ page }) => {
    await page.goto('/stories/old-bridge-closed')
    const kicker = page.getByRole('heading', { name: 'Key takeaway' })
    const colour = () => kicker.evaluate((element) => getComputedStyle(element).color)
    const light = await colour()
    await theme(page).selectOption('Dark')
    const chosen = await colour()
    expect(chosen).not.toBe(light)
    await theme(page).selectOption('Automatic')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await colour()).toBe(chosen)
  })

  test('the browser’s own frame takes the colour of the theme', async ({ page }) => {
    await page.goto('/')
    const media = () =>
      page
        .locator('meta[name="theme-color"]')
        .evaluateAll((tints) => tints.map((tint) => tint.getAttribute('media')))
    const system = ['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)']
    expect(await media()).toEqual(system)
    await theme(page).selectOption('Dark')
    expect(await media()).toEqual(['not all', 'all'])
    await theme(page).selectOption('Automatic')
    expect(await media()).toEqual(system)
  })

  test('print is on white paper whatever was chosen', async ({ page }) => {
    await page.goto('/')
    await theme(page).selectOption('Dark')
    await page.emulateMedia({ media: 'print' })
    expect(await paper(page)).toBe('rgb(255, 255, 255)')
    await expect(theme(page)).toBeHidden()
  })

  test('a choice reaches the pages that are open elsewhere', async ({ context, page }) => {
    await page.goto('/')
    const other = await context.newPage()
    await other.goto('/topics')
    await theme(page).selectOption('Dark')
    await expect(theme(other)).toHaveValue('dark')
    expect(await paper(other)).toBe(await paper(page))
  })

  test('a value that nobody chose is taken for none', async ({ page }) => {
    await page.goto('/')
    const light = await paper(page)
    await page.evaluate(() => localStorage.setItem('theme', 'constructor'))
    await page.reload()
    expect(await paper(page)).toBe(light)
  })
})

test.describe('the notice', () => {
  test('once dismissed, it stays away from every page', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByText(BANNER)).toBeVisible()
    await expect(page.getByText('Hide notice')).toBeHidden()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(page.getByRole('complementary', { name: 'Notice' })).toHaveCount(0)

    for (const path of ['/', '/topics', '/stories/old-bridge-closed']) {
      await page.goto(path)
      await expect(page.getByRole('combobox', { name: 'Theme' })).toBeVisible()
      await expect(page.getByText(BANNER), path).toBeHidden()
      await expect(page.getByRole('button', { name: 'Dismiss' })).toBeHidden()
    }
  })

  test('a notice with another text shows again', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.route('/topics', async (route) => {
      const response = await route.fetch()
      const html = await response.text()
      await route.fulfill({ response, body: html.replace(BANNER, 'The edition moves back.') })
    })
    await page.goto('/topics')
    await expect(page.getByRole('combobox', { name: 'Theme' })).toBeVisible()
    await expect(page.getByText('The edition moves back.')).toBeVisible()
  })
})

test.describe('local time', () => {
  const addedTo = (page: Page, utc: string) =>
    page
      .getByRole('main')
      .locator('time', { hasText: utc })
      .evaluateAll((times) => times.map((time) => time.textContent?.split('UTC')[1]?.trim()))

  test.describe('in New York', () => {
    test.use({ timezoneId: 'America/New_York' })

    test('stands beside every time of day, and beside no day', async ({ page }) => {
      await page.goto('/')
      expect(await addedTo(page, '10:08 UTC')).toEqual(['06:08 your time'])
      const day = page.getByRole('main').locator('time', { hasText: '10 Mar 2025' })
      await expect(day).toHaveText('10 Mar 2025')
    })

    for (const width of [320, 400, 800, 1280]) {
      test(`is seen on a story ${width} px wide, over no other text`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 })
        await page.goto('/stories/old-bridge-closed')
        const local = page.getByText('12:30 your time')
        await expect(local).toBeVisible()
        const box = await local.boundingBox()
        // What is there for screen readers alone is a pixel high.
        expect(box?.height).toBeGreaterThan(8)
        const bottom = (box?.y ?? 0) + (box?.height ?? 0)
        const right = (box?.x ?? 0) + (box?.width ?? 0)
        expect(right).toBeLessThanOrEqual(width)
        for (const name of ['h1', 'nav[aria-label="On this page"]']) {
          const other = await page.locator(name).boundingBox()
          const isApart = bottom <= (other?.y ?? 0) || right <= (other?.x ?? 0)
          expect(isApart, name).toBe(true)
        }
      })
    }
  })

  test.describe('in Auckland', () => {
    test.use({ timezoneId: 'Pacific/Auckland' })

    test('names the day where it is another', async ({ page }) => {
      await page.goto('/stories/old-bridge-closed')
      expect(await addedTo(page, '10:08 UTC')).toContain('23:08 your time')
      expect(await addedTo(page, '14 March 2025, 16:30 UTC')).toContain('15 Mar, 05:30 your time')
    })
  })

  test.describe('in London', () => {
    test.use({ timezoneId: 'Europe/London' })

    test('is added in summer only', async ({ page }) => {
      await page.goto('/')
      expect(await addedTo(page, '10:08 UTC')).toEqual([''])
      expect(await addedTo(page, '20:15 UTC')).toEqual(['21:15 your time'])
    })
  })

  test.describe('where UTC is local', () => {
    test.use({ timezoneId: 'UTC' })

    test('is nowhere', async ({ page }) => {
      await page.goto('/')
      await expect(page.getByRole('combobox', { name: 'Theme' })).toBeVisible()
      await expect(page.getByText('your time')).toHaveCount(0)
    })
  })
})

test.describe('what is new', () => {
  const marked = (page: Page) =>
    page
      .getByRole('main')
      .getByRole('heading', { name: /New since your last visit$/ })
      .getByRole('link')

  const visitAt = async (page: Page, time: string) => {
    await page.clock.setFixedTime(time)
    await page.goto('/topics/bridge')
    await expect(page.getByRole('combobox', { name: 'Theme' })).toBeVisible()
  }

  test('is marked on the front page too, on its lead and those beside each other', async ({
    page,
  }) => {
    await page.addInitScript(() => localStorage.setItem('visit', '0 0'))
    await page.goto('/')
    const latest = page.getByRole('region', { name: 'Latest stories' })
    await expect(latest.getByText('New since your last visit')).toHaveCount(3)
    for (const title of ['The council looks far ahead', 'The council votes for the repair']) {
      await page.keyboard.press('j')
      await expect(page.locator('a:focus')).toHaveText(title)
    }
  })

  test('is marked from the second visit on, until half an hour of silence', async ({ page }) => {
    await visitAt(page, '2025-03-11T08:00:00Z')
    await expect(marked(page)).toHaveCount(0)
    await visitAt(page, '2025-03-11T08:20:00Z')
    await expect(marked(page)).toHaveCount(0)

    const sinceTheEleventh = [
      'The ferry has a timetable',
      /^Brückensanierungsausschuss/,
      'Retracted: The toll begins on Friday',
      'أُغلق الجسر القديم أمام الشاحنات',
    ]
    await visitAt(page, '2025-03-13T12:00:00Z')
    await expect(marked(page)).toHaveText(sinceTheEleventh)
    await visitAt(page, '2025-03-13T12:25:00Z')
    await expect(marked(page)).toHaveText(sinceTheEleventh)

    await visitAt(page, '2025-03-13T12:56:00Z')
    await expect(marked(page)).toHaveText(['The ferry has a timetable'])
  })

  test('a page that was loaded ahead is a visit once it is shown', async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('visit', '0 0')
      Object.defineProperty(document, 'prerendering', { value: true })
    })
    await page.goto('/topics/bridge')
    await expect(page.getByRole('combobox', { name: 'Theme' })).toBeVisible()
    expect(await page.evaluate(() => localStorage.getItem('visit'))).toBe('0 0')
    await expect(marked(page)).toHaveCount(0)
    await page.evaluate(() => document.dispatchEvent(new Event('prerenderingchange')))
    expect(await page.evaluate(() => localStorage.getItem('visit'))).toMatch(/^0 \d{13}$/)
    await expect(marked(page)).not.toHaveCount(0)
  })

  test('a record that cannot be read marks nothing, and is replaced', async ({ page }) => {
    await page.clock.setFixedTime('2025-03-11T08:00:00Z')
    await page.addInitScript(() => localStorage.setItem('visit', 'yesterday'))
    await page.goto('/topics/bridge')
    await expect(page.getByRole('combobox', { name: 'Theme' })).toBeVisible()
    await expect(marked(page)).toHaveCount(0)
    expect(await page.evaluate(() => localStorage.getItem('visit'))).toBe('NaN 1741680000000')
  })
})
