import { expect, test } from 'vitest'

import { archiveOf, newsroomFiles, NOW } from '@/tests/fixtures/newsroom'
import { sitemapForms } from '@/tests/fixtures/sitemap-form'

import { renderSitemap, renderSitemapPart } from './sitemap'

const options = { base: new URL('https://news.example'), now: NOW }

const addressesOf = (xml: string | undefined): string[] =>
  Array.from(xml?.matchAll(/<loc>(.*?)<\/loc>/g) ?? [], ([, address = '']) => address)

test('every page has its address, and the time of its last change where that is known', async () => {
  const archive = await archiveOf(newsroomFiles())
  expect(renderSitemap(archive, options)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://news.example/</loc><lastmod>2026-06-06T09:00:00Z</lastmod></url>
<url><loc>https://news.example/topics</loc></url>
<url><loc>https://news.example/archive</loc></url>
<url><loc>https://news.example/roadmap</loc></url>
<url><loc>https://news.example/scenarios</loc></url>
<url><loc>https://news.example/track-record</loc></url>
<url><loc>https://news.example/corrections</loc></url>
<url><loc>https://news.example/feeds</loc></url>
<url><loc>https://news.example/about</loc></url>
<url><loc>https://news.example/topics/cybersecurity</loc><lastmod>2026-06-06T09:00:00Z</lastmod></url>
<url><loc>https://news.example/topics/cybersecurity/graph</loc><lastmod>2026-06-06T09:00:00Z</lastmod></url>
<url><loc>https://news.example/topics/cybersecurity/timeline</loc><lastmod>2026-06-06T09:00:00Z</lastmod></url>
<url><loc>https://news.example/topics/cybersecurity/updates/2</loc><lastmod>2026-06-06T09:00:00Z</lastmod></url>
<url><loc>https://news.example/topics/cybersecurity/updates/1</loc><lastmod>2026-04-01T09:00:00Z</lastmod></url>
<url><loc>https://news.example/actors</loc></url>
<url><loc>https://news.example/actors/cisa</loc></url>
<url><loc>https://news.example/sources</loc></url>
<url><loc>https://news.example/publishers</loc></url>
<url><loc>https://news.example/publishers/csis</loc></url>
<url><loc>https://news.example/stories/first-talks</loc><lastmod>2026-06-05T08:00:00Z</lastmod></url>
<url><loc>https://news.example/stories/joint-paper</loc><lastmod>2026-05-08T10:08:00Z</lastmod></url>
<url><loc>https://news.example/stories/package-theft</loc><lastmod>2026-03-31T20:40:00Z</lastmod></url>
</urlset>
`)
})

test('too many addresses for one file make a list of files, which hold each address once', async () => {
  const archive = await archiveOf(newsroomFiles())
  for (const addressesPerFile of [1, 3, 5, 8, 9, 10, 12]) {
    const small = { ...options, addressesPerFile }
    const index = renderSitemap(archive, small)
    const files = Math.ceil(22 / addressesPerFile)
    expect(index).toContain('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    expect(addressesOf(index)).toEqual(
      Array.from({ length: files }, (_, at) => `https://news.example/sitemaps/${at + 1}.xml`),
    )
    const parts = Array.from({ length: files }, (_, at) =>
      addressesOf(renderSitemapPart(archive, at + 1, small)),
    )
    expect(parts.every((part) => part.length <= addressesPerFile)).toBe(true)
    expect(parts.flat()).toEqual(addressesOf(renderSitemap(archive, options)))
  }
})

test('sitemaps have the form of their schema, whole, as a list of files and in parts', async () => {
  const archive = await archiveOf(newsroomFiles())
  expect(renderSitemap(archive, options)).toMatch(sitemapForms.part)
  const small = { ...options, addressesPerFile: 5 }
  expect(renderSitemap(archive, small)).toMatch(sitemapForms.index)
  for (const part of [1, 2, 3, 4]) {
    expect(renderSitemapPart(archive, part, small)).toMatch(sitemapForms.part)
  }
})

test.each([0, -1, 2, 1.5, NaN, Infinity])('there is no part %d', async (number) => {
  expect(renderSitemapPart(await archiveOf(newsroomFiles()), number, options)).toBeUndefined()
})
