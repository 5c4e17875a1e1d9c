import { countPages, sliceOf } from '@/components/feed/pages'
import type { Results } from '@/components/search/search-results'
import { isSearch, type SearchView } from '@/components/search/search-view'
import type { Archive } from '@/lib/archive/archive'
import { findMatches } from '@/lib/archive/search-queries'
import { parseSearch } from '@/lib/archive/search-words'
import { suggestSearch } from '@/lib/archive/spelling-queries'

/** Each shows a passage of its story, and what is not among them wants other words. */
const HITS_PER_PAGE = 10

/** Beyond this, nobody turns pages: they ask more precisely. */
const MOST_PAGES = 50

/** What was found, and, where nothing was, what may have been meant. */
export function findResults(
  archive: Archive,
  view: SearchView,
): { results: Results | undefined; suggestion: string | undefined } {
  const { asked, search, problems } = view
  if (!isSearch(view) || problems.length > 0) return { results: undefined, suggestion: undefined }
  const slice = sliceOf(asked.page, HITS_PER_PAGE)
  const whole = findMatches(archive, { ...search, ...slice })
  // Of a single word, all is the same as any.
  const isPartial = whole.total === 0 && parseSearch(search.text).length > 1
  const matches = isPartial ? findMatches(archive, { ...search, ...slice, need: 'any' }) : whole
  const pages = Math.min(MOST_PAGES, countPages(matches.total, HITS_PER_PAGE))
  return {
    results: { ...matches, pages, isPartial: isPartial && matches.total > 0 },
    suggestion: whole.total > 0 ? undefined : suggestSearch(archive, search),
  }
}
