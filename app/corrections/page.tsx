import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { Pager } from '@/components/feed/pager'
import { parsePage, titleOfPage } from '@/components/feed/pages'
import { CorrectionList } from '@/components/feeds/correction-list'
import { PageHeading } from '@/components/site/page-heading'
import { countCorrections, findServedSince, listCorrections } from '@/lib/archive/feed-queries'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { feedAlternates } from '@/lib/feeds/alternates'
import { correctionsChannel } from '@/lib/feeds/channels'
import { routes } from '@/lib/routes'

type Props = PageProps<'/corrections'>

const PER_PAGE = 50

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const page = parsePage(await searchParams)
  const channel = correctionsChannel(findSite(servedArchive()))
  return pageMetadata({
    title: titleOfPage('Corrections', page),
    description: channel.description,
    path: routes.corrections(page),
    types: feedAlternates(channel.folder, channel.title),
  })
}

export default async function CorrectionsPage({ searchParams }: Props) {
  const archive = servedArchive()
  const page = parsePage(await searchParams)
  const until = findServedSince(archive)
  const pages = Math.max(1, Math.ceil(countCorrections(archive, until) / PER_PAGE))
  if (page === undefined || page > pages) notFound()
  const slice = { until, limit: PER_PAGE, offset: (page - 1) * PER_PAGE }
  const { description } = correctionsChannel(findSite(archive))
  return (
    <>
      <PageHeading title="Corrections" description={description} />
      <CorrectionList corrections={listCorrections(archive, slice)} />
      <Pager page={page} pages={pages} urlOf={routes.corrections} items="corrections" />
    </>
  )
}
