import { FeedSection } from '@/components/feed/feed-section'
import { SiteLinks } from '@/components/site/site-links'
import type { TopicHeading } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { SearchTips } from './search-start'

interface NoResultsProps {
  text: string
  hasFilters: boolean
  topics: TopicHeading[]
}

/** What to do where nothing was found. */
export function NoResults({ text, hasFilters, topics }: NoResultsProps) {
  return (
    <FeedSection id="results" title="Nothing found">
      <p className="mb-4 max-w-measure">
        No story {text !== '' && 'has these words'}
        {text !== '' && hasFilters && ' and '}
        {hasFilters && 'passes these filters'}.
        {text !== '' && hasFilters && (
          <>
            {' '}
            <a href={routes.search({ q: text })} rel="nofollow">
              Search without filters
            </a>
            .
          </>
        )}
      </p>
      <SearchTips />
      <div className="mt-6">
        <SiteLinks
          label="Topics to read instead"
          links={topics.map(({ id, title }) => ({ name: title, href: routes.topic(id) }))}
        />
      </div>
    </FeedSection>
  )
}
