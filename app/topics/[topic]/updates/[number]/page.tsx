import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { cardReference } from '@/components/card/card-reference'
import { UpdatePageContent } from '@/components/feed/update-page-content'
import { JsonLd } from '@/components/site/json-ld'
import { findSite, findUpdate } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { listStoriesTakenUp } from '@/lib/archive/thread-queries'
import { renderMarkdown } from '@/lib/content/markdown'
import { feedAlternates } from '@/lib/feeds/alternates'
import { updateJsonLd } from '@/lib/indexing/json-ld'
import { parseNumber } from '@/lib/parse-number'
import { routes } from '@/lib/routes'
import { siteUrl, storyUrlIn } from '@/lib/site'

type Props = PageProps<'/topics/[topic]/updates/[number]'>

async function findAskedUpdate(params: Props['params']) {
  const { topic, number: text } = await params
  const number = parseNumber(text)
  return number === undefined ? undefined : findUpdate(servedArchive(), topic, number)
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const update = await findAskedUpdate(params)
  if (update === undefined) return {}
  return pageMetadata({
    title: update.title,
    description: `Update #${update.number} of ${update.topicHeading.title}: what has changed since the last one.`,
    path: routes.update(update.topic, update.number),
    types: feedAlternates(routes.topic(update.topic), update.topicHeading.title),
    image: cardReference(routes.updateCard(update.topic, update.number), update.title),
  })
}

export default async function UpdatePage({ params }: Props) {
  const update = await findAskedUpdate(params)
  if (update === undefined) notFound()
  const storyUrl = storyUrlIn(servedArchive())
  const html = renderMarkdown(update.body, { headingLevel: 3, storyUrl })
  const takenUp = listStoriesTakenUp(servedArchive(), update.topic, update.number)
  const site = findSite(servedArchive())
  return (
    <>
      <JsonLd graph={updateJsonLd(update, { site, base: siteUrl(site) })} />
      <UpdatePageContent update={update} html={html} takenUp={takenUp} />
    </>
  )
}
