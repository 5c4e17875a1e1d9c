import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { countPages } from '@/components/feed/pages'
import { OpenSearchLink } from '@/components/search/open-search-link'
import { SearchPageContent } from '@/components/search/search-page-content'
import { isSearch, listFilters, parseSearchView } from '@/components/search/search-view'
import { findActorName } from '@/lib/archive/feed-queries'
import { findSite, listTopicHeadings } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { suggestJoined } from '@/lib/archive/spelling-queries'
import { listStories } from '@/lib/archive/story-queries'
import { routes } from '@/lib/routes'

import { findAskedPeriod } from './find-asked-period'
import { findResults } from './find-results'
import { listActorChoices } from './list-actor-choices'

type Props = PageProps<'/search'>

const description = 'Find stories by their words, topic, status, day or the people in them.'

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const view = parseSearchView(await searchParams)
  if (view === undefined) return {}
  const { q, page } = view.asked
  const title = [q === '' ? 'Search' : `Search: ${q}`, ...(page > 1 ? [`page ${page}`] : [])]
  return {
    ...pageMetadata({ title: title.join(', '), description, path: routes.search(view.asked) }),
    // Of what may be looked for there is no end, and none of it is ours.
    ...(isSearch(view) && { robots: { index: false, follow: true } }),
  }
}

export default async function SearchPage({ searchParams }: Props) {
  const archive = servedArchive()
  const view = parseSearchView(await searchParams)
  if (view === undefined) notFound()
  const { results, suggestion } = findResults(archive, view)
  if (view.asked.page > (results?.pages ?? countPages(0))) notFound()
  const topics = listTopicHeadings(archive)
  const filters = listFilters(view, {
    topic: (id) => topics.find((topic) => topic.id === id)?.title,
    actor: (id) => findActorName(archive, id),
  })
  return (
    <>
      <OpenSearchLink title={findSite(archive).name} />
      <SearchPageContent
        {...{ view, filters, results, topics }}
        period={results && findAskedPeriod(archive, view)}
        suggestion={(results && suggestJoined(archive, view.search)) ?? suggestion}
        actors={listActorChoices(archive, view)}
        newest={results === undefined ? listStories(archive, { limit: 5 }) : []}
      />
    </>
  )
}
