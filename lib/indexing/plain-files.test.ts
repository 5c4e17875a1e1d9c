import { existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { findSite, listPages, listTopics } from '@/lib/archive/newsroom-queries'
import { archiveOf, markdownFile, newsroomFiles } from '@/tests/fixtures/newsroom'

import { renderLlms } from './llms'
import { renderOpenSearch } from './open-search'
import { renderRobots } from './robots'
import { webManifest } from './web-manifest'

const base = new URL('https://news.example')

test('robots may read everything but what is for the operator, and learn of the sitemaps', () => {
  expect(renderRobots(base)).toBe(`User-agent: *
Allow: /
Disallow: /health/
Disallow: /hooks/
Disallow: /metrics$

Sitemap: https://news.example/sitemap.xml
Sitemap: https://news.example/news-sitemap.xml
`)
})

test('language models learn what is where', async () => {
  const topic = markdownFile({
    title: '"Cyber [*security*]"',
    section: 'Technology',
    description: 'Threats and defences.',
    accent: '255',
  })
  const archive = await archiveOf(newsroomFiles({ 'topics/cybersecurity.md': topic }))
  const text = renderLlms(
    { site: findSite(archive), topics: listTopics(archive), pages: listPages(archive) },
    base,
  )
  expect(text.split('\n').slice(0, 3)).toEqual([
    '# Foresheet',
    '',
    '> News that shows its working.',
  ])
  expect(text).toContain('`https://news.example/stories/SLUG.md`')
  expect(text).toContain(
    '## Topics\n\n- [Cyber \\[\\*security\\*\\]](https://news.example/topics/cybersecurity.json): Threats and defences.\n',
  )
  expect(text).toContain('- [RSS](https://news.example/feed.xml): ')
  expect(text).toContain('## About\n\n- [About](https://news.example/about): Who we are.\n')
  expect(text.endsWith('.\n')).toBe(true)
})

test('the manifest names the site and icons that are there', async () => {
  const manifest = webManifest(findSite(await archiveOf(newsroomFiles())))
  expect(manifest).toMatchObject({
    name: 'Foresheet',
    lang: 'en-GB',
    start_url: '/',
    display: 'minimal-ui',
  })
  expect(manifest.icons.filter(({ src }) => !existsSync(`public${src}`))).toEqual([])
})

test('a browser learns how to search the site, under names that are short enough', async () => {
  const archive = await archiveOf(newsroomFiles())
  const site = {
    ...findSite(archive),
    name: 'The Brackwater & Fenland Evening Messenger & Gazette',
  }
  expect(renderOpenSearch(site, base)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>The Brackwater &amp;</ShortName>
<LongName>The Brackwater &amp; Fenland Evening Messenger &amp;</LongName>
<Description>News that shows its working.</Description>
<Language>en-GB</Language>
<InputEncoding>UTF-8</InputEncoding>
<Image width="16" height="16" type="image/svg+xml">https://news.example/favicon.svg</Image>
<Url type="text/html" template="https://news.example/search?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="https://news.example/opensearch.xml"/>
</OpenSearchDescription>
`)
  expect(renderOpenSearch({ ...site, name: 'Donaudampfschifffahrt' }, base)).toContain(
    '<ShortName>Donaudampfschiff</ShortName>',
  )
})
