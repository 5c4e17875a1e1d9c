import type { StorySummary } from '@/lib/archive/views'
import type { Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

import { escapeXml, xmlDocument } from './xml'

const HOURS = 48
const MS_PER_HOUR = 3_600_000
/** What Google reads of one file. */
export const MOST_NEWS = 1000

/** Stories of the last 48 hours, as the news protocol of Google has them. It may well be empty. */
export function renderNewsSitemap(
  stories: readonly StorySummary[],
  site: Site,
  { base, now }: { base: URL; now: string },
): string {
  const from = Date.parse(now) - HOURS * MS_PER_HOUR
  return xmlDocument(
    'urlset',
    { news: 'http://www.google.com/schemas/sitemap-news/0.9' },
    stories
      .filter(({ publishedAt, isRetracted }) => Date.parse(publishedAt) >= from && !isRetracted)
      .slice(0, MOST_NEWS)
      .map((story) => renderNews(story, site, base)),
  )
}

function renderNews({ slug, title, publishedAt }: StorySummary, site: Site, base: URL): string {
  return [
    '<url>',
    `<loc>${escapeXml(new URL(routes.story(slug), base).href)}</loc>`,
    '<news:news><news:publication>',
    `<news:name>${escapeXml(site.name)}</news:name>`,
    `<news:language>${newsLanguage(site.language)}</news:language>`,
    '</news:publication>',
    `<news:publication_date>${publishedAt}</news:publication_date>`,
    `<news:title>${escapeXml(title)}</news:title>`,
    '</news:news></url>',
  ].join('')
}

/** A code of ISO 639; of Chinese the protocol tells two kinds apart. */
function newsLanguage(tag: string): string {
  const [language = '', ...rest] = tag.toLowerCase().split('-')
  if (language !== 'zh') return language
  return rest.some((part) => ['tw', 'hk', 'mo', 'hant'].includes(part)) ? 'zh-tw' : 'zh-cn'
}
