import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from '@playwright/test'

import { soundStory } from '@/tests/fixtures/broken-files'
import { commitAll, git, write } from '@/tests/fixtures/repository'
import { writeNewsroom } from '@/tests/fixtures/write-newsroom'

import { type ServerProcess, startServer, stopServer, waitUntilServing } from './server-process'

const PORT = 4316
const SITE = `http://127.0.0.1:${PORT}`
const SECRET = 'an evening in the harbour'
const LINK = `${SITE}/preview/${encodeURIComponent(SECRET)}`

test.describe.configure({ mode: 'serial', timeout: 60_000 })

let folder = ''
let newsroom = ''
let server: ServerProcess

test.beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'foresheet-')))
  newsroom = join(folder, 'newsroom')
  writeNewsroom(newsroom)
  git(newsroom, 'checkout', '--quiet', '-b', 'next')
  const story = soundStory('night-note').replaceAll('2025-03-2', '2025-05-2')
  write(newsroom, 'stories/bridge/2025-05-20-night-note.md', story)
  commitAll(newsroom)
  git(newsroom, 'checkout', '--quiet', 'main')
  server = startServer({
    CONTENT_DIR: newsroom,
    INDEX_PATH: join(folder, 'index.db'),
    PORT: String(PORT),
    PREVIEW_SECRET: SECRET,
    PREVIEW_REF: 'next',
    LOG_REQUESTS: 'true',
  })
  await waitUntilServing(server)
})

test.afterAll(async () => {
  await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
})

test('the secret link leads to the branch, drafts marked, and no one else sees it', async ({
  browser,
}) => {
  const reader = await browser.newContext()
  const page = await reader.newPage()
  await page.goto(SITE)
  await expect(page.getByRole('complementary', { name: 'Preview' })).toHaveCount(0)
  expect((await page.goto(`${SITE}/stories/night-note`))?.status()).toBe(404)
  expect((await page.goto(`${SITE}/preview/wrong`))?.status()).toBe(404)

  const editor = await browser.newContext({ javaScriptEnabled: true })
  const preview = await editor.newPage()
  const complaints: string[] = []
  preview.on('console', (message) => complaints.push(message.text()))
  await preview.goto(LINK)
  await expect(preview).toHaveURL(`${SITE}/`)
  const bar = preview.getByRole('complementary', { name: 'Preview' })
  await expect(bar).toContainText('Preview of next.')
  const answer = await preview.goto(`${SITE}/stories/night-note`)
  expect(answer?.status()).toBe(200)
  expect(answer?.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  })
  expect(answer?.headers()['etag']).toBeUndefined()
  await preview.goto(`${SITE}/stories/bridge-reopening-ceremony`)
  await expect(bar).toContainText('This page is scheduled for')
  expect(complaints).toEqual([])
  const [pass] = (await editor.cookies()).filter(({ name }) => name === 'foresheet_preview')
  expect(pass).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: true })

  const again = await page.goto(`${SITE}/stories/night-note`)
  expect(again?.status()).toBe(404)
  await page.goto(SITE)
  await expect(page.getByText('night-note')).toHaveCount(0)
  expect(server.log()).not.toContain(encodeURIComponent(SECRET))

  await preview.goto(`${SITE}/?at=2025-03-10T11:00Z`)
  await expect(bar).toContainText('as readers will find it on 10 March 2025, 11:00 UTC')
  expect((await preview.goto(`${SITE}/stories/night-note`))?.status()).toBe(404)
  await bar.getByRole('link', { name: 'Back to now' }).click()
  await expect(preview).toHaveURL(`${SITE}/stories/night-note`)
  await bar.getByRole('link', { name: 'Leave the preview' }).click()
  await expect(preview).toHaveURL(`${SITE}/`)
  await expect(bar).toHaveCount(0)
  await reader.close()
  await editor.close()
})

test('what is committed to the branch is seen without a restart', async ({ page }) => {
  await page.goto(LINK)
  git(newsroom, 'checkout', '--quiet', 'next')
  const story = soundStory('later-note').replaceAll('2025-03-2', '2025-05-2')
  write(newsroom, 'stories/bridge/2025-05-20-later-note.md', `${story}`)
  commitAll(newsroom)
  const statusOf = async () => (await page.goto(`${SITE}/stories/later-note`))?.status()
  await expect.poll(statusOf).toBe(200)
  write(newsroom, 'pages/broken.md', '---\ntitle: Broken\n---\n')
  commitAll(newsroom)
  const bar = page.getByRole('complementary', { name: 'Preview' })
  await expect
    .poll(async () => {
      await page.goto(SITE)
      return bar.textContent()
    })
    .toContain('pages/broken.md:2:1 error: `description` is missing')
})
