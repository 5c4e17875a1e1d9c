import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { findTopicPart, topicPartMetadata } from '@/app/topics/[topic]/topic-part'
import { JsonLd } from '@/components/site/json-ld'
import { TimelineContent } from '@/components/timeline/timeline-content'
import { findServedSince } from '@/lib/archive/feed-queries'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { countTimeline, listTimeline } from '@/lib/archive/timeline-queries'
import { partJsonLd } from '@/lib/indexing/json-ld'
import { routes } from '@/lib/routes'
import { siteUrl } from '@/lib/site'

type Props = PageProps<'/topics/[topic]/timeline'>

const NAME = 'Timeline'
const PER_PAGE = 100

export async function generateMetadata(props: Props): Promise<Metadata> {
  const description = (topic: string) =>
    `The topic ${topic} from its beginning: events, updates and how forecasts turned out.`
  return topicPartMetadata(props, { name: NAME, description, address: routes.topicTimeline })
}

export default async function TopicTimelinePage(props: Props) {
  const archive = servedArchive()
  const { topic, page } = await findTopicPart(props)
  const scope = { topic: topic.id, until: findServedSince(archive) }
  const pages = Math.max(1, Math.ceil(countTimeline(archive, scope) / PER_PAGE))
  if (page > pages) notFound()
  const entries = listTimeline(archive, {
    ...scope,
    limit: PER_PAGE,
    offset: (page - 1) * PER_PAGE,
  })
  const site = findSite(archive)
  const part = { name: NAME, path: routes.topicTimeline(topic.id) }
  return (
    <>
      <JsonLd graph={partJsonLd(part, { topic }, { site, base: siteUrl(site) })} />
      <TimelineContent {...{ topic, entries, page, pages }} />
    </>
  )
}
