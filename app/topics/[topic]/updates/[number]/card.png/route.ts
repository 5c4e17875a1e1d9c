import { notFound } from 'next/navigation'

import { cardImage } from '@/app/card-image'
import { updateCard } from '@/components/card/card-contents'
import { findSite, findUpdate } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { parseNumber } from '@/lib/parse-number'
import { siteUrl } from '@/lib/site'

type Context = RouteContext<'/topics/[topic]/updates/[number]/card.png'>

export async function GET(_: Request, { params }: Context) {
  const archive = servedArchive()
  const { topic, number: text } = await params
  const number = parseNumber(text)
  const update = number === undefined ? undefined : findUpdate(archive, topic, number)
  if (update === undefined) notFound()
  const site = findSite(archive)
  return cardImage(updateCard(update, { site, host: siteUrl(site).host }))
}
