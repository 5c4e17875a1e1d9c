import type { StorySummary } from '@/lib/archive/views'
import type { Site } from '@/lib/content/schema/newsroom'
import { formatDay } from '@/lib/dates'

interface NameplateProps {
  site: Site
  latest: StorySummary | undefined
}

export function Nameplate({ site, latest }: NameplateProps) {
  return (
    <header className="mb-8">
      <h1 className="nameplate">{site.name}</h1>
      <p className="meta-line justify-between border-y border-rule py-1.5">
        <span>{site.description}</span>
        {latest && (
          <span>
            Latest story <time dateTime={latest.publishedAt}>{formatDay(latest.publishedAt)}</time>
          </span>
        )}
      </p>
    </header>
  )
}
