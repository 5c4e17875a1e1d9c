import type { Metadata } from 'next'

import { pageMetadata } from '@/app/page-metadata'
import { FeedPageContent } from '@/components/feeds/feed-page-content'
import { PageHeading } from '@/components/site/page-heading'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { type ArchiveChannel, listChannels } from '@/lib/feeds/channels'
import { previewFeed } from '@/lib/feeds/preview'
import { routes } from '@/lib/routes'
import { siteUrl } from '@/lib/site'

const description = 'Follow this newsroom in a feed reader: everything, one topic, or one actor.'

export const generateMetadata = (): Metadata =>
  pageMetadata({ title: 'Feeds', description, path: routes.feeds() })

export default function FeedsPage() {
  const archive = servedArchive()
  const base = siteUrl(findSite(archive))
  const { site, topics, record, actors } = listChannels(archive)
  const group = (id: string, title: string, channels: ArchiveChannel[]) => ({
    id,
    title,
    feeds: channels.map((channel) => previewFeed(archive, base, channel)),
  })
  const groups = [
    group('everything', 'Everything', [site]),
    group('topics', 'Topics', topics),
    group('record', 'Our record', record),
    group('actors', 'Actors', actors),
  ].filter(({ feeds }) => feeds.length > 0)
  return (
    <>
      <PageHeading title="Feeds" description={description} />
      <FeedPageContent groups={groups} />
    </>
  )
}
