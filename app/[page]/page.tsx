import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { Document } from '@/components/site/document'
import { findPage } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { renderMarkdown } from '@/lib/content/markdown'
import { routes } from '@/lib/routes'
import { storyUrlIn } from '@/lib/site'

type Props = PageProps<'/[page]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = findPage(servedArchive(), (await params).page)
  if (page === undefined) return {}
  const { id, title, description } = page
  return pageMetadata({ title, description, path: routes.page(id) })
}

export default async function ContentPage({ params }: Props) {
  const archive = servedArchive()
  const page = findPage(archive, (await params).page)
  if (page === undefined) notFound()
  const html = renderMarkdown(page.body, { headingLevel: 2, storyUrl: storyUrlIn(archive) })
  return <Document title={page.title} description={page.description} html={html} />
}
