import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { findTopicPart, topicPartMetadata } from '@/app/topics/[topic]/topic-part'
import { TOPIC_GRAPH_PAGE } from '@/components/graph/graph-scope'
import { TopicGraphContent } from '@/components/graph/topic-graph-content'
import { JsonLd } from '@/components/site/json-ld'
import { countLinked, findTopicGraph } from '@/lib/archive/graph-queries'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { partJsonLd } from '@/lib/indexing/json-ld'
import { routes } from '@/lib/routes'
import { siteUrl } from '@/lib/site'

type Props = PageProps<'/topics/[topic]/graph'>

const NAME = 'Causes and effects'

export async function generateMetadata(props: Props): Promise<Metadata> {
  const description = (topic: string) => `What led to what: the events of the topic ${topic}.`
  return topicPartMetadata(props, { name: NAME, description, address: routes.topicGraph })
}

export default async function TopicGraphPage(props: Props) {
  const archive = servedArchive()
  const { topic, page } = await findTopicPart(props)
  const linked = countLinked(archive, topic.id)
  const pages = Math.max(1, Math.ceil(linked / TOPIC_GRAPH_PAGE.limit))
  if (page > pages) notFound()
  const graph = findTopicGraph(archive, topic.id, {
    ...TOPIC_GRAPH_PAGE,
    offset: (page - 1) * TOPIC_GRAPH_PAGE.limit,
  })
  const site = findSite(archive)
  const part = { name: NAME, path: routes.topicGraph(topic.id) }
  return (
    <>
      <JsonLd graph={partJsonLd(part, { topic }, { site, base: siteUrl(site) })} />
      <TopicGraphContent {...{ topic, graph, linked, page, pages }} />
    </>
  )
}
