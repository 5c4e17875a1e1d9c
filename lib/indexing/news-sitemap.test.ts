import { expect, test } from 'vitest'

import { findSite } from '@/lib/archive/newsroom-queries'
import { listStories } from '@/lib/archive/story-queries'
import { archiveOf, FIRST_TALKS, newsroomFiles, story } from '@/tests/fixtures/newsroom'
import { sitemapForms } from '@/tests/fixtures/sitemap-form'

import { renderNewsSitemap } from './news-sitemap'

async function newsAt(now: string, keys: Record<string, string> = {}, language = 'en-GB') {
  const archive = await archiveOf(
    newsroomFiles({ [FIRST_TALKS]: story({ publishedAt: '2026-06-05T08:00:00Z', ...keys }) }),
  )
  const site = { ...findSite(archive), name: 'Fore & Sheet', language }
  const base = new URL('https://news.example')
  return renderNewsSitemap(listStories(archive, { limit: 10 }), site, { base, now })
}

const EMPTY = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
</urlset>
`

test('a story is news for 48 hours', async () => {
  const title = '"<Talks> & ]]> أُغلق"'
  expect(await newsAt('2026-06-07T08:00:00Z', { title }))
    .toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example/stories/first-talks</loc><news:news><news:publication><news:name>Fore &amp; Sheet</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-06-05T08:00:00Z</news:publication_date><news:title>&lt;Talks&gt; &amp; ]]&gt; أُغلق</news:title></news:news></url>
</urlset>
`)
  expect(await newsAt('2026-06-07T08:00:01Z')).toBe(EMPTY)
})

test('news has the form of its schema, whatever a title holds', async () => {
  const title = '"<Talks> & ]]> أُغلق 🌉"'
  for (const language of ['en-GB', 'zh-Hant-TW', 'pt-BR']) {
    expect(await newsAt('2026-06-06T08:00:00Z', { title }, language)).toMatch(sitemapForms.news)
  }
})

test('a retracted story is no news', async () => {
  const corrections = '[{ at: 2026-06-05T09:00:00Z, kind: retraction, note: A joke. }]'
  expect(await newsAt('2026-06-05T10:00:00Z', { corrections })).toBe(EMPTY)
})

test.each([
  ['de', 'de'],
  ['pt-BR', 'pt'],
  ['zh-Hans-CN', 'zh-cn'],
  ['zh-TW', 'zh-tw'],
])('the language %s is %s to the protocol', async (tag, code) => {
  expect(await newsAt('2026-06-06T08:00:00Z', {}, tag)).toContain(
    `<news:language>${code}</news:language>`,
  )
})
