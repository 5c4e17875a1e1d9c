import { FeedSection } from '@/components/feed/feed-section'
import { Pager } from '@/components/feed/pager'
import { counted } from '@/components/site/counted'
import type { SearchHit, SearchMatches } from '@/lib/archive/search-queries'
import { routes, type SearchAddress } from '@/lib/routes'

import { SearchHitEntry } from './search-hit-entry'

export interface Results extends SearchMatches {
  pages: number
  /** No story has all of the words, and these have some. */
  isPartial: boolean
  /** Where few have all of the words, the first of those that have some. */
  others: SearchHit[]
}

interface SearchResultsProps extends Results {
  asked: SearchAddress & { page: number }
}

export function SearchResults(props: SearchResultsProps) {
  const { asked, total, isMore, hits, pages, isPartial, others } = props
  const found = `${isMore ? 'More than ' : ''}${counted(total, 'story', 'stories')}`
  return (
    <>
      {isPartial && <p className="mb-4">No story has all of these words.</p>}
      <div className="grid grid-cols-1 gap-y-10">
        <FeedSection
          id="results"
          title={isPartial ? `${found} with at least one of them` : `${found} found`}
        >
          <HitList hits={hits} />
          <Pager
            page={asked.page}
            pages={pages}
            urlOf={(page) => routes.search({ ...asked, page })}
            items="results"
            direction="match"
          />
        </FeedSection>
        {others.length > 0 && (
          <FeedSection id="others" title="Stories with some of the words">
            <HitList hits={others} />
          </FeedSection>
        )}
      </div>
    </>
  )
}

function HitList({ hits }: { hits: SearchHit[] }) {
  return (
    <ul className="entries">
      {hits.map((hit) => (
        <li key={hit.story.slug}>
          <SearchHitEntry hit={hit} />
        </li>
      ))}
    </ul>
  )
}
