import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { cardReference } from '@/components/card/card-reference'
import { findTopic } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { feedAlternates } from '@/lib/feeds/alternates'
import { parseNumber } from '@/lib/parse-number'
import { routes } from '@/lib/routes'

type Props = Pick<PageProps<'/topics/[topic]'>, 'params' | 'searchParams'>

/** The topic that a page below it is about, and the number of the page that is asked for. */
async function readTopicPart({ params, searchParams }: Props) {
  const topic = findTopic(servedArchive(), (await params).topic)
  const { page: text = '1' } = await searchParams
  const page = typeof text === 'string' ? parseNumber(text) : undefined
  return topic === undefined || page === undefined ? undefined : { topic, page }
}

export const findTopicPart = async (props: Props) => (await readTopicPart(props)) ?? notFound()

interface TopicPart {
  name: string
  /** Of the page, from the title of its topic. */
  description: (topic: string) => string
  address: (topic: string, page?: number) => string
}

export async function topicPartMetadata(
  props: Props,
  { name, description, address }: TopicPart,
): Promise<Metadata> {
  const asked = await readTopicPart(props)
  if (asked === undefined) return {}
  const { topic, page } = asked
  return pageMetadata({
    title: `${name}: ${topic.title}${page > 1 ? `, page ${page}` : ''}`,
    description: description(topic.title),
    path: address(topic.id, page),
    types: feedAlternates(routes.topic(topic.id), topic.title),
    image: cardReference(routes.topicCard(topic.id), topic.title),
  })
}
