import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { Pager } from '@/components/feed/pager'
import { countPages, parsePage, titleOfPage } from '@/components/feed/pages'
import { byName } from '@/components/site/by-name'
import { PageHeading } from '@/components/site/page-heading'
import { PublisherList } from '@/components/source/publisher-list'
import { servedArchive } from '@/lib/archive/served-archive'
import { listPublishers } from '@/lib/archive/source-queries'
import { routes } from '@/lib/routes'

type Props = PageProps<'/publishers'>

const PER_PAGE = 150
const description = 'Whose documents our stories cite, and how many of them are primary.'

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const page = parsePage(await searchParams)
  return pageMetadata({
    title: titleOfPage('Publishers', page),
    description,
    path: routes.publishers(page),
  })
}

export default async function PublishersPage({ searchParams }: Props) {
  const page = parsePage(await searchParams)
  const publishers = listPublishers(servedArchive()).toSorted(byName)
  const pages = countPages(publishers.length, PER_PAGE)
  if (page === undefined || page > pages) notFound()
  return (
    <>
      <PageHeading
        kicker={<a href={routes.sources()}>Sources</a>}
        title="Publishers"
        description={description}
      />
      <PublisherList publishers={publishers.slice((page - 1) * PER_PAGE, page * PER_PAGE)} />
      <Pager page={page} pages={pages} urlOf={routes.publishers} items="names" direction="name" />
    </>
  )
}
