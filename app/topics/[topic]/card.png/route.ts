import { notFound } from 'next/navigation'

import { cardImage } from '@/app/card-image'
import { topicCard } from '@/components/card/card-contents'
import { findSite, findTopic } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { siteUrl } from '@/lib/site'

export async function GET(_: Request, { params }: RouteContext<'/topics/[topic]/card.png'>) {
  const archive = servedArchive()
  const topic = findTopic(archive, (await params).topic)
  if (topic === undefined) notFound()
  const site = findSite(archive)
  return cardImage(topicCard(topic, { site, host: siteUrl(site).host }))
}
