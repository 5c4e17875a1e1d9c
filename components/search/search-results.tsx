import { FeedSection } from '@/components/feed/feed-section'
import { Pager } from '@/components/feed/pager'
import { counted } from '@/components/site/counted'
import type { SearchMatches } from '@/lib/archive/search-queries'
import { routes, type SearchAddress } from '@/lib/routes'

import { SearchHitEntry } from './search-hit-entry'

export interface Results extends SearchMatches {
  pages: number
  /** No story has all of the words, and these have some. */
  isPartial: boolean
}

interface SearchResultsProps extends Results {
  asked: SearchAddress & { page: number }
}

export function SearchResults(props: SearchResultsProps) {
  const { asked, total, isMore, hits, pages, isPartial } = props
  const found = `${isMore ? 'More than ' : ''}${counted(total, 'story', 'stories')}`
  return (
    <>
      {isPartial && <p className="mb-4">No story has all of these words.</p>}
      <FeedSection
        id="results"
        title={isPartial ? `${found} with at least one of them` : `${found} found`}
      >
        <ul className="entries">
          {hits.map((hit) => (
            <li key={hit.story.slug}>
              <SearchHitEntry hit={hit} />
            </li>
          ))}
        </ul>
        <Pager
          page={asked.page}
          pages={pages}
          urlOf={(page) => routes.search({ ...asked, page })}
          items="results"
          direction="match"
        />
      </FeedSection>
    </>
  )
}
