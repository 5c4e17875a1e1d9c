import { notFound } from 'next/navigation'

import { findSite, findTopic } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { toFeed } from '@/lib/feeds/feed'
import { listNewestStories } from '@/lib/feeds/newest-stories'
import { rssResponse } from '@/lib/feeds/response'
import { routes } from '@/lib/routes'
import { siteUrl, storyUrlIn } from '@/lib/site'

export async function GET(_request: Request, { params }: RouteContext<'/topics/[topic]/feed.xml'>) {
  const archive = servedArchive()
  const site = findSite(archive)
  const topic = findTopic(archive, (await params).topic)
  if (topic === undefined) notFound()

  const { id, title, description } = topic
  const scope = {
    title: `${title} · ${site.name}`,
    description,
    page: routes.topic(id),
    feed: routes.topicFeed(id),
  }
  return rssResponse(
    toFeed(
      site,
      siteUrl(site),
      scope,
      listNewestStories(archive, { topic: id }),
      storyUrlIn(archive),
    ),
  )
}
