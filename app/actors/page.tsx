import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { ActorList } from '@/components/actor/actor-list'
import { Pager } from '@/components/feed/pager'
import { countPages, parsePage, titleOfPage } from '@/components/feed/pages'
import { byName } from '@/components/site/by-name'
import { PageHeading } from '@/components/site/page-heading'
import { listActors } from '@/lib/archive/actor-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { routes } from '@/lib/routes'

type Props = PageProps<'/actors'>

const PER_PAGE = 150
const description = 'Who acts and speaks in the events we report, and how often we gave their view.'

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const page = parsePage(await searchParams)
  return pageMetadata({
    title: titleOfPage('Actors', page),
    description,
    path: routes.actors(page),
  })
}

export default async function ActorsPage({ searchParams }: Props) {
  const page = parsePage(await searchParams)
  const actors = listActors(servedArchive()).toSorted(byName)
  const pages = countPages(actors.length, PER_PAGE)
  if (page === undefined || page > pages) notFound()
  return (
    <>
      <PageHeading title="Actors" description={description} />
      <ActorList actors={actors.slice((page - 1) * PER_PAGE, page * PER_PAGE)} />
      <Pager page={page} pages={pages} urlOf={routes.actors} items="names" direction="name" />
    </>
  )
}
