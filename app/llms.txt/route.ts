import { textAnswer } from '@/app/plain-answers'
import { findSite, listPages, listTopics } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { renderLlms } from '@/lib/indexing/llms'
import { siteUrl } from '@/lib/site'

export const dynamic = 'force-dynamic'

export function GET() {
  const archive = servedArchive()
  const site = findSite(archive)
  const newsroom = { site, topics: listTopics(archive), pages: listPages(archive) }
  return textAnswer(renderLlms(newsroom, siteUrl(site)))
}
