import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { countPages, parsePage, sliceOf, titleOfPage } from '@/components/feed/pages'
import { byName } from '@/components/site/by-name'
import { SOURCES_DESCRIPTION, SourcesPageContent } from '@/components/source/sources-page-content'
import { servedArchive } from '@/lib/archive/served-archive'
import { countSources, listDocuments, listPublishers } from '@/lib/archive/source-queries'
import { routes } from '@/lib/routes'

type Props = PageProps<'/sources'>

const PER_PAGE = 50
const MOST_CITED = 10

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const page = parsePage(await searchParams)
  return pageMetadata({
    title: titleOfPage('Sources', page),
    description: SOURCES_DESCRIPTION,
    path: routes.sources(page),
  })
}

export default async function SourcesPage({ searchParams }: Props) {
  const archive = servedArchive()
  const page = parsePage(await searchParams)
  const counts = countSources(archive)
  const pages = countPages(counts.documents, PER_PAGE)
  if (page === undefined || page > pages) notFound()
  const documents = listDocuments(archive, sliceOf(page, PER_PAGE))
  const publishers = listPublishers(archive)
    .filter(({ stories }) => stories > 0)
    .toSorted((a, b) => b.stories - a.stories || byName(a, b))
    .slice(0, MOST_CITED)
  return <SourcesPageContent {...{ counts, publishers, documents, page, pages }} />
}
