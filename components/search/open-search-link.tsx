import { OPEN_SEARCH_TYPE } from '@/lib/indexing/open-search'
import { routes } from '@/lib/routes'

/** Tells browsers that they may offer to search the site. */
export function OpenSearchLink({ title }: { title: string }) {
  return <link rel="search" type={OPEN_SEARCH_TYPE} href={routes.openSearch()} title={title} />
}
