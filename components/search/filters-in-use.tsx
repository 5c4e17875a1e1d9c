import { routes, type SearchAddress } from '@/lib/routes'

import type { Filter } from './search-view'

interface FiltersInUseProps {
  asked: SearchAddress
  filters: Filter[]
}

/** Each with a link to the same search without it. */
export function FiltersInUse({ asked, filters }: FiltersInUseProps) {
  if (filters.length === 0) return null
  return (
    <ul aria-label="Filters in use" className="meta-line mb-6">
      {filters.map(({ key, name, value }) => (
        <li key={key}>
          {name}: <strong className="text-ink">{value}</strong>{' '}
          <a
            href={routes.search({ ...asked, [key]: undefined, page: 1 })}
            rel="nofollow"
            className="target"
            aria-label={`Remove the filter ${name}: ${value}`}
          >
            Remove
          </a>
        </li>
      ))}
    </ul>
  )
}
