import { notFound } from 'next/navigation'

import { xmlAnswer } from '@/app/plain-answers'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import { renderSitemapPart } from '@/lib/indexing/sitemap'
import { parseNumber } from '@/lib/parse-number'
import { siteUrl } from '@/lib/site'

export async function GET(_: Request, { params }: RouteContext<'/sitemaps/[file]'>) {
  const archive = servedArchive()
  const [, text = ''] = /^(.+)\.xml$/.exec((await params).file) ?? []
  const options = { base: siteUrl(findSite(archive)), now: currentTime() }
  const part = renderSitemapPart(archive, parseNumber(text) ?? 0, options)
  if (part === undefined) notFound()
  return xmlAnswer(part)
}
