import { readdirSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { closeArchive, openWritableArchive } from '@/lib/archive/archive'
import { servedArchive } from '@/lib/archive/served-archive'
import { listStories } from '@/lib/archive/story-queries'
import { currentTime } from '@/lib/dates'
import { askRenderer } from '@/lib/delivery/render-page'
import { seenFrom } from '@/lib/viewpoint'
import { listen } from '@/tests/fixtures/listen'
import { archiveOf, newsroomFiles, story } from '@/tests/fixtures/newsroom'
import { write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { openLiveReload } from './live-reload'
import { openPreviewPages, type PreviewOptions } from './preview-pages'

const NOW = '2026-07-01T12:00:00Z'
const files = newsroomFiles({
  'stories/cybersecurity/2026-06-20-draft.md': story({
    publishedAt: '2026-06-20T08:00:00Z',
    draft: 'true',
  }),
  'stories/cybersecurity/2026-12-01-plan.md': story({ publishedAt: '2026-12-01T08:00:00Z' }),
})

/** Shows which stories it finds, and what time it takes it for. */
const renderer: RequestListener = ({ url = '' }, response) => {
  if (url === '/nowhere' || url === '/_not-found') response.statusCode = 404
  if (url === '/broken') throw new Error('cannot be rendered')
  if (url === '/feed.xml') {
    response.setHeader('content-type', 'application/xml')
    return response.end('<rss/>')
  }
  const slugs = listStories(servedArchive(), { limit: 99 }).map(({ slug }) => slug)
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('cache-control', 'public, max-age=60')
  response.setHeader('etag', '"x"')
  return response.end(
    `<html><head><style>p{color:red}</style><script src="/_next/a.js"></script></head><body><p>${url} ${slugs.join()} ${currentTime()}</p></body></html>`,
  )
}

async function open(options: Partial<PreviewOptions> = {}, isFilled = true) {
  const folder = temporaryFolder()
  const indexPath = join(folder, 'index.db')
  if (isFilled) {
    const archive = openWritableArchive(indexPath)
    await archiveOf(files, { archive, now: NOW, audience: 'preview' })
    onTestFinished(() => closeArchive(archive))
  }
  const onError = vi.fn()
  const preview = openPreviewPages({
    draw: (url, host, from) =>
      seenFrom(from, () => askRenderer(renderer, host, url, AbortSignal.timeout(15_000))),
    developing: undefined,
    indexPath,
    name: 'next',
    queryKeys: () => ['page'],
    siteUrl: () => new URL('https://news.example'),
    now: () => NOW,
    problems: () => undefined,
    editorUrl: () => undefined,
    live: undefined,
    onError,
    ...options,
  })
  const site = `http://127.0.0.1:${await listen(preview.listener)}`
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${site}${path}`, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...headers },
    })
    const text = await response.text()
    const shown = /<p>(\/.*?)<\/p>/.exec(text)?.[1]
    return { status: response.status, headers: response.headers, text, shown }
  }
  return { ask, onError, folder, close: preview.close }
}

const THREE = 'first-talks,joint-paper,package-theft'

test('a preview shows drafts and what is scheduled, and nobody may keep it', async () => {
  const { ask } = await open()
  const { status, headers, shown, text } = await ask('/', { 'if-none-match': '*' })
  expect(status).toBe(200)
  expect(shown).toMatch(new RegExp(`^/ plan,draft,${THREE} \\d{4}`))
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('x-robots-tag')).toBe('noindex')
  for (const name of ['etag', 'surrogate-key', 'last-modified']) {
    expect(headers.get(name), name).toBeNull()
  }
  expect(text).not.toContain('/_next/')
  expect(headers.get('content-security-policy')).toMatch(/style-src 'sha256-\S+ 'sha256-/)
})

test('at another time the site is as readers will find it then, from page to page', async () => {
  const { ask, folder, close } = await open()
  const asked = await ask('/?page=2&at=2026-12-01T09:00Z')
  expect(asked.shown).toBe(`/?page=2 plan,${THREE} 2026-12-01T09:00:00Z`)
  const cookie = asked.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(cookie).toBe('foresheet_preview_at=2026-12-01T09:00:00Z')
  expect((await ask('/topics', { cookie })).shown).toContain('/topics plan,')
  expect((await ask('/?at=2026-06-01')).shown).toContain(
    '/ joint-paper,package-theft 2026-06-01T00:00:00Z',
  )
  expect((await ask('/?at=2020-01-01')).shown).toBe('/  2020-01-01T00:00:00Z')

  const copies = () => readdirSync(folder).filter((name) => name.startsWith('at-'))
  expect(copies().filter((name) => name.endsWith('.db'))).toHaveLength(2)
  close()
  expect(copies()).toEqual([])
})

test('back to now, the time is forgotten; what is no time is refused', async () => {
  const { ask } = await open()
  const back = await ask('//evil.example/?at=now&page=2')
  expect([back.status, back.headers.get('location')]).toEqual([303, '/evil.example/?page=2'])
  expect(back.headers.get('set-cookie')).toContain('foresheet_preview_at=; ')
  expect(await ask('/?at=tomorrow')).toMatchObject({
    status: 400,
    text: 'Write the time as ?at=2026-12-01T09:00Z, in UTC.\n',
  })
  expect((await ask('/', { cookie: 'foresheet_preview_at=x' })).shown).toContain('plan,draft')
})

test('what is no page is sent as it is; what leads nowhere is not found', async () => {
  const { ask } = await open()
  const feed = await ask('/feed.xml')
  expect([feed.text, feed.headers.get('cache-control')]).toEqual(['<rss/>', 'private, no-store'])
  const nowhere = await ask('/nowhere')
  expect([nowhere.status, nowhere.shown?.split(' ')[0]]).toEqual([404, '/_not-found'])
  const other = await ask('/Topics/')
  expect([other.status, other.headers.get('location')]).toEqual([303, '/topics'])
  expect((await ask('/%ff')).status).toBe(400)
})

test('a page that cannot be made is a sentence, and the log tells', async () => {
  const { ask, onError } = await open()
  expect((await ask('/broken')).status).toBe(500)
  expect(onError).toHaveBeenCalledOnce()
})

test('where there is no sound version yet, the page says so', async () => {
  const problems = () => ({ reason: 'It has errors.', diagnostics: [], count: 0 })
  const { ask } = await open({ problems }, false)
  const { status, text } = await ask('/?at=2026-12-01')
  expect(status).toBe(503)
  expect(text).toContain('Nothing to preview yet')
  expect(text).toContain('It has errors.')
})

test('a preview for developers leaves all but whole pages to the renderer', async () => {
  const { ask } = await open({ developing: renderer })
  expect((await ask('/topics')).text).toContain('<aside class="preview"')
  const part = await ask('/topics', { rsc: '1' })
  expect(part.text).not.toContain('preview')
  expect(part.text).toContain('/_next/a.js')
  expect((await ask('/feed.xml', { accept: '*/*' })).text).toBe('<rss/>')
})

test('an open page hears of what is new, and of nothing twice', async () => {
  const live = openLiveReload()
  onTestFinished(live.stop)
  const site = `http://127.0.0.1:${await listen(live.events)}`
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const { body } = await fetch(site, { signal: stop.signal })
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  const next = async () => /data: \d+ (.*)\n/.exec((await reader?.read())?.value ?? '')?.[1]
  let heard = await next()
  heard ??= await next()
  expect(heard).toBe('0 ')
  live.tell('first')
  expect(await next()).toBe('0 first')
  live.tell('first')
  live.tell('second')
  expect(await next()).toBe('0 second')
  live.tellAgain()
  expect(await next()).toBe('1 second')
})

test('pictures come from the folder of the preview, and no cache keeps them', async () => {
  const { ask, folder } = await open()
  const name = `${'0a'.repeat(10)}-480.webp`
  write(folder, `index-images/${name}`, 'of a draft')
  const { status, headers, text } = await ask(`/images/${name}`)
  expect([status, text]).toEqual([200, 'of a draft'])
  expect(headers.get('content-type')).toBe('image/webp')
  expect(headers.get('cache-control')).toBe('private, no-store')
})
