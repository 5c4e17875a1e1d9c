import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { Pager } from '@/components/feed/pager'
import { parseNumber } from '@/components/feed/pages'
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

const findPage = async ({ searchParams }: Props) => {
  const { page = '1' } = await searchParams
  return typeof page === 'string' ? parseNumber(page) : undefined
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await findPage(props)
  const channel = correctionsChannel(findSite(servedArchive()))
  return {
    title: page === undefined || page === 1 ? 'Corrections' : `Corrections, page ${page}`,
    description: channel.description,
    alternates: {
      canonical: routes.corrections(page),
      types: feedAlternates(channel.folder, channel.title),
    },
  }
}

export default async function CorrectionsPage(props: Props) {
  const archive = servedArchive()
  const page = await findPage(props)
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
