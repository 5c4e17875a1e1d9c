import { countPages, sliceOf } from '@/components/feed/pages'
import type { Results } from '@/components/search/search-results'
import { isSearch, type SearchView } from '@/components/search/search-view'
import type { Archive } from '@/lib/archive/archive'
import { findMatches, type SearchMatches } from '@/lib/archive/search-queries'
import { parseSearch } from '@/lib/archive/search-words'
import { suggestSearch } from '@/lib/archive/spelling-queries'

/** Each shows a passage of its story, and what is not among them wants other words. */
const HITS_PER_PAGE = 10

/** Beyond this, nobody turns pages: they ask more precisely. */
const MOST_PAGES = 50

/** Those with all words are few, if they are not as many; then others may serve as well. */
const FEW = 5

/** What was found, and, where nothing was, what may have been meant. */
export function findResults(
  archive: Archive,
  view: SearchView,
): { results: Results | undefined; suggestion: string | undefined } {
  const { asked, search, problems } = view
  if (!isSearch(view) || problems.length > 0) return { results: undefined, suggestion: undefined }
  const slice = sliceOf(asked.page, HITS_PER_PAGE)
  const whole = findMatches(archive, { ...search, ...slice })
  const suggestion = whole.total > 0 ? undefined : suggestSearch(archive, search)
  // Of a single word, all is the same as any.
  if (whole.total >= FEW || parseSearch(search.text).length < 2) {
    return { results: toResults(whole), suggestion }
  }
  const some = findMatches(archive, { ...search, ...slice, need: 'any' })
  if (whole.total === 0) {
    return { results: { ...toResults(some), isPartial: some.total > 0 }, suggestion }
  }
  const known = new Set(whole.hits.map(({ story }) => story.slug))
  const others = some.hits.filter(({ story }) => !known.has(story.slug)).slice(0, FEW)
  return { results: { ...toResults(whole), others }, suggestion }
}

const toResults = (matches: SearchMatches): Results => ({
  ...matches,
  pages: Math.min(MOST_PAGES, countPages(matches.total, HITS_PER_PAGE)),
  isPartial: false,
  others: [],
})
