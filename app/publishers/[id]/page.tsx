import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { countPages, parsePage, sliceOf, titleOfPage } from '@/components/feed/pages'
import { JsonLd } from '@/components/site/json-ld'
import { PublisherPageContent } from '@/components/source/publisher-page-content'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { countSources, findPublisher, listDocuments } from '@/lib/archive/source-queries'
import { renderMarkdown } from '@/lib/content/markdown'
import { publisherJsonLd } from '@/lib/indexing/json-ld'
import { routes } from '@/lib/routes'
import { siteUrl, storyUrlIn } from '@/lib/site'

type Props = PageProps<'/publishers/[id]'>

const PER_PAGE = 50

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const page = parsePage(await searchParams)
  const publisher = findPublisher(servedArchive(), (await params).id)
  if (publisher === undefined) return {}
  const { id, name } = publisher
  return pageMetadata({
    title: titleOfPage(name, page),
    description: `What our stories cite of ${name}, and how much of it is primary.`,
    path: routes.publisher(id, page),
  })
}

export default async function PublisherPage({ params, searchParams }: Props) {
  const archive = servedArchive()
  const publisher = findPublisher(archive, (await params).id)
  const page = parsePage(await searchParams)
  if (publisher === undefined || page === undefined) notFound()
  const scope = { publisher: publisher.id }
  const counts = countSources(archive, scope)
  const pages = countPages(counts.documents, PER_PAGE)
  if (page > pages) notFound()
  const documents = listDocuments(archive, { ...scope, ...sliceOf(page, PER_PAGE) })
  const storyUrl = storyUrlIn(archive)
  const about = renderMarkdown(publisher.body, { headingLevel: 2, storyUrl })
  const site = findSite(archive)
  return (
    <>
      <JsonLd graph={publisherJsonLd(publisher, { site, base: siteUrl(site) })} />
      <PublisherPageContent {...{ publisher, about, counts, documents, page, pages }} />
    </>
  )
}
