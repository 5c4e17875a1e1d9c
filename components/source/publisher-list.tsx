import { counted } from '@/components/site/counted'
import { Quiet } from '@/components/site/quiet'
import type { PublisherListing } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

export function PublisherList({ publishers }: { publishers: PublisherListing[] }) {
  if (publishers.length === 0) return <Quiet>No publisher is on record yet.</Quiet>
  return (
    <ul className="gap-x-10 sm:columns-2 lg:columns-3">
      {publishers.map(({ id, name, sources, primarySources, stories }) => (
        <li key={id} className="break-inside-avoid border-t border-rule py-2">
          <a href={routes.publisher(id)} className="target leading-snug font-semibold no-underline">
            {name}
          </a>
          <p className="meta">
            {sources === 0
              ? 'Not cited yet'
              : `${counted(sources, 'source', 'sources')} in ${counted(stories, 'story', 'stories')}`}
            {primarySources > 0 && ` · ${primarySources} primary`}
          </p>
        </li>
      ))}
    </ul>
  )
}
