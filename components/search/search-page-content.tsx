import { PageHeading } from '@/components/site/page-heading'
import type { StorySummary } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { AskedPeriod, type AskedPeriodProps } from './asked-period'
import { FiltersInUse } from './filters-in-use'
import { NoResults } from './no-results'
import { type SearchChoices, SearchForm } from './search-form'
import { type Results, SearchResults } from './search-results'
import { SearchStart } from './search-start'
import type { Filter, SearchView } from './search-view'

interface SearchPageContentProps extends SearchChoices {
  view: SearchView
  filters: Filter[]
  results: Results | undefined
  period: AskedPeriodProps | undefined
  /** What may have been meant. */
  suggestion: string | undefined
  newest: StorySummary[]
}

export function SearchPageContent(props: SearchPageContentProps) {
  const { view, filters, results, period, suggestion, newest, topics, actors } = props
  const { asked, search, problems } = view
  const hasFilters = filters.length > 0
  return (
    <>
      <PageHeading title="Search" />
      <SearchForm {...{ view, topics, actors, hasFilters }} />
      <FiltersInUse asked={asked} filters={filters} />
      {problems.map((problem) => (
        <p key={problem} role="alert" className="mb-4 max-w-measure border-s-4 border-accent ps-4">
          {problem}
        </p>
      ))}
      {period !== undefined && <AskedPeriod {...period} />}
      {suggestion !== undefined && (
        <p className="mb-4 text-xl">
          Did you mean{' '}
          <a href={routes.search({ ...asked, q: suggestion, page: 1 })} rel="nofollow">
            {suggestion}
          </a>
          ?
        </p>
      )}
      {results !== undefined && results.total > 0 && <SearchResults asked={asked} {...results} />}
      {results?.total === 0 && <NoResults text={search.text} {...{ hasFilters, topics }} />}
      {results === undefined && <SearchStart newest={newest} />}
    </>
  )
}
