import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { ActorPageContent } from '@/components/actor/actor-page-content'
import { countPages, parsePage, sliceOf, titleOfPage } from '@/components/feed/pages'
import { JsonLd } from '@/components/site/json-ld'
import { findActor, listStoriesNaming, listViews } from '@/lib/archive/actor-queries'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { renderMarkdown } from '@/lib/content/markdown'
import { feedAlternates } from '@/lib/feeds/alternates'
import { actorJsonLd } from '@/lib/indexing/json-ld'
import { routes } from '@/lib/routes'
import { siteUrl, storyUrlIn } from '@/lib/site'

type Props = PageProps<'/actors/[id]'>

const VIEWS_PER_PAGE = 30
const MOST_NAMING = 20

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id } = await params
  const page = parsePage(await searchParams)
  const found = findActor(servedArchive(), id)
  if (found === undefined) return {}
  const { name } = found.actor
  return pageMetadata({
    title: titleOfPage(name, page),
    description: `What ${name} said and did about the events we report, with date and source.`,
    path: routes.actor(id, page),
    types: feedAlternates(routes.actor(id), name),
  })
}

export default async function ActorPage({ params, searchParams }: Props) {
  const archive = servedArchive()
  const detail = findActor(archive, (await params).id)
  const page = parsePage(await searchParams)
  if (detail === undefined || page === undefined) notFound()
  const { actor } = detail
  const pages = countPages(detail.views, VIEWS_PER_PAGE)
  if (page > pages) notFound()
  const storyUrl = storyUrlIn(archive)
  const about = renderMarkdown(actor.body, { headingLevel: 2, storyUrl })
  const views = listViews(archive, actor.id, sliceOf(page, VIEWS_PER_PAGE)).map((view) => ({
    ...view,
    html: renderMarkdown(view.perspective.view, { headingLevel: 4, storyUrl }),
  }))
  const naming = listStoriesNaming(archive, actor, MOST_NAMING + 1)
  const site = findSite(archive)
  return (
    <>
      <JsonLd graph={actorJsonLd(actor, { site, base: siteUrl(site) })} />
      <ActorPageContent
        {...{ detail, about, views, page, pages }}
        naming={naming.slice(0, MOST_NAMING)}
        isNamedInMore={naming.length > MOST_NAMING}
      />
    </>
  )
}
