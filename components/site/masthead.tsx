import type { Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

import { SiteLinks } from './site-links'

/** As many as stand on one line of a phone; the foot of the page has all. */
const links = [
  { name: 'Topics', href: routes.topics() },
  { name: 'Scenarios', href: routes.scenarios() },
  { name: 'Track record', href: routes.trackRecord() },
  { name: 'Search', href: routes.search() },
]

export function Masthead({ site }: { site: Site }) {
  return (
    <header className="border-b border-rule">
      <div className="page flex flex-wrap items-baseline gap-x-8 py-2">
        <p className="masthead-name text-xl font-bold tracking-tight">
          <a href={routes.front()} className="target no-underline">
            {site.name}
          </a>
        </p>
        <SiteLinks label="Main" links={links} />
      </div>
    </header>
  )
}
