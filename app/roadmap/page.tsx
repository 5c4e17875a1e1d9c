import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { Document } from '@/components/site/document'
import { findRoadmap } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { renderMarkdown } from '@/lib/content/markdown'
import { routes } from '@/lib/routes'
import { storyUrlIn } from '@/lib/site'

export function generateMetadata(): Metadata {
  const roadmap = findRoadmap(servedArchive())
  if (roadmap === undefined) return {}
  const { title, description } = roadmap
  return pageMetadata({ title, description, path: routes.roadmap() })
}

export default function RoadmapPage() {
  const archive = servedArchive()
  const roadmap = findRoadmap(archive)
  if (roadmap === undefined) notFound()
  const html = renderMarkdown(roadmap.body, { headingLevel: 2, storyUrl: storyUrlIn(archive) })
  return <Document title={roadmap.title} description={roadmap.description} html={html} />
}
