import { expect, type Page, test } from '@playwright/test'

const LIST = '/topics/council'
const STORY = '/stories/old-bridge-closed'

test.use({ javaScriptEnabled: true })

const openPage = async (page: Page, path: string) => {
  await page.goto(path)
  await expect(shortcuts(page)).toBeVisible()
}
const shortcuts = (page: Page) => page.getByRole('button', { name: 'Keyboard shortcuts' })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' })
const stories = (page: Page) => page.getByRole('main').getByRole('article').getByRole('link')
const section = (page: Page, name: string) =>
  page.getByRole('main').getByRole('heading', { name, exact: true })
const nothingHasFocus = (page: Page) =>
  page.evaluate(() => document.activeElement === document.body)

test('j and k go from story to story, and what has focus is seen', async ({ page }) => {
  await openPage(page, LIST)
  for (const at of [0, 1, 2, 3, 4, 5, 6]) {
    await page.keyboard.press('j')
    await expect(stories(page).nth(at)).toBeFocused()
    await expect(stories(page).nth(at)).toBeInViewport({ ratio: 1 })
  }
  await page.keyboard.press('k')
  await expect(stories(page).nth(5)).toBeFocused()
  const outline = await stories(page)
    .nth(5)
    .evaluate((link) => getComputedStyle(link).outlineStyle)
  expect(outline).toBe('solid')
  const title = await stories(page).nth(5).textContent()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '')
})

test('j and k stop at the ends of a list', async ({ page }) => {
  await openPage(page, LIST)
  await page.keyboard.press('k')
  expect(await nothingHasFocus(page)).toBe(true)
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(stories(page).first()).toBeFocused()
  await stories(page).last().focus()
  await page.keyboard.press('j')
  await expect(stories(page).last()).toBeFocused()
})

test('on a story, j and k go from section to section', async ({ page }) => {
  const sections = [
    'Key takeaway',
    'What was found',
    'What people say',
    'Deep analysis',
    'In plain English',
    'Root causes',
  ]
  await openPage(page, STORY)
  for (const name of sections) {
    await page.keyboard.press('j')
    await expect(section(page, name)).toBeFocused()
    await expect(section(page, name)).toBeInViewport()
  }
  await page.keyboard.press('k')
  await expect(section(page, 'In plain English')).toBeFocused()
  await page.keyboard.press('Tab')
  const isAfter = await section(page, 'In plain English').evaluate(
    (heading) =>
      document.activeElement !== null &&
      heading.compareDocumentPosition(document.activeElement) === Node.DOCUMENT_POSITION_FOLLOWING,
  )
  expect(isAfter).toBe(true)
})

test('where nothing has focus, j and k begin at what is seen', async ({ page }) => {
  await openPage(page, STORY)
  await page.evaluate(() => document.querySelector('#sources')?.scrollIntoView())
  await page.keyboard.press('j')
  await expect(section(page, 'Sources')).toBeFocused()
  await page.keyboard.press('k')
  await expect(section(page, 'First reported in')).toBeFocused()
})

test('j and k do nothing on a page without stories and sections', async ({ page }) => {
  await openPage(page, '/stories/no-such-story')
  await page.keyboard.press('j')
  expect(await nothingHasFocus(page)).toBe(true)
})

for (const modifier of ['Control', 'Alt', 'Meta']) {
  test(`${modifier} leaves every key to the browser`, async ({ page }) => {
    await openPage(page, LIST)
    for (const key of ['j', 'k', '?', '/']) await page.keyboard.press(`${modifier}+${key}`)
    expect(await nothingHasFocus(page)).toBe(true)
    await expect(dialog(page)).toBeHidden()
  })
}

for (const field of [
  '<input>',
  '<input type="search">',
  '<textarea></textarea>',
  '<div contenteditable="true"></div>',
  '<div contenteditable="true"><b>Bold </b></div>',
]) {
  test(`typing in ${field} is left alone`, async ({ page }) => {
    await openPage(page, LIST)
    await page.evaluate((html) => {
      document.querySelector('main')?.insertAdjacentHTML('afterbegin', html)
      document.querySelector<HTMLElement>('main > :first-child')?.focus()
    }, field)
    await page.keyboard.type('j/k?')
    const typed = await page
      .locator('main > :first-child')
      .evaluate((element) => ('value' in element ? element.value : element.textContent))
    expect(String(typed)).toContain('j/k?')
    await expect(page.locator('main > :first-child')).toBeFocused()
    await expect(dialog(page)).toBeHidden()
  })
}

test('keys typed into a closed-off part of the page are left alone', async ({ page }) => {
  await openPage(page, LIST)
  await page.evaluate(() => {
    const host = document.querySelector('main')?.appendChild(document.createElement('div'))
    const input = document.createElement('input')
    host?.attachShadow({ mode: 'open' }).append(input)
    input.focus()
  })
  await page.keyboard.type('j?')
  await expect(page.locator('main > div').last().locator('input')).toHaveValue('j?')
  await expect(dialog(page)).toBeHidden()
})

test('keys pressed on a choice are left to it', async ({ page }) => {
  await openPage(page, LIST)
  const theme = page.getByRole('combobox', { name: 'Theme' })
  await theme.focus()
  await page.keyboard.press('j')
  await expect(theme).toBeFocused()
})

test('the question mark lists the keys, and Escape closes the list', async ({ page }) => {
  await openPage(page, LIST)
  await page.keyboard.press('?')
  await expect(dialog(page)).toBeVisible()
  await expect(dialog(page).getByRole('term')).toHaveText(['j', 'k', '/', '?'])
  await page.keyboard.press('j')
  await page.keyboard.press('?')
  await expect(dialog(page).getByRole('button', { name: 'Close' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
})

test('the slash goes to the field of the search, from everywhere', async ({ page }) => {
  await openPage(page, LIST)
  await page.keyboard.press('/')
  await page.waitForURL('/search#q')
  const search = page.getByRole('searchbox', { name: 'Words to look for' })
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('')

  await openPage(page, '/search?q=bridge')
  await page.keyboard.press('/')
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('bridge')
  await page.keyboard.press('Tab')
  await page.keyboard.press('?')
  await expect(dialog(page).getByRole('term')).toHaveText(['j', 'k', '/', '?'])
})

test('a key that does nothing here is left to the browser', async ({ page }) => {
  await openPage(page, '/stories/no-such-story')
  await page.evaluate(() => {
    addEventListener('keydown', (event) => {
      document.title = `${event.key} ${event.defaultPrevented}`
    })
  })
  for (const key of ['j', 'k', 'x']) {
    await page.keyboard.press(key)
    await expect(page).toHaveTitle(`${key} false`)
  }
  await page.keyboard.press('?')
  await expect(page).toHaveTitle('? true')
})

test('the keys can be switched off for good, and on again', async ({ page }) => {
  await openPage(page, LIST)
  await shortcuts(page).click()
  await dialog(page).getByRole('checkbox', { name: 'Shortcuts are on' }).uncheck()
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(dialog(page)).toBeHidden()

  const pressEach = async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('?')
  }
  await pressEach()
  await expect(shortcuts(page)).toBeFocused()
  await openPage(page, STORY)
  await pressEach()
  expect(await nothingHasFocus(page)).toBe(true)
  await expect(dialog(page)).toBeHidden()

  await shortcuts(page).click()
  await dialog(page).getByRole('checkbox', { name: 'Shortcuts are on' }).check()
  await page.keyboard.press('Escape')
  await page.reload()
  await page.keyboard.press('?')
  await expect(dialog(page)).toBeVisible()
})
