import type { Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

import { SiteLinks } from './site-links'

export function Masthead({ site }: { site: Site }) {
  const { about, method } = site.policies
  const links = [
    { name: 'Topics', href: routes.topics() },
    { name: 'Search', href: routes.search() },
    ...(method === undefined ? [] : [{ name: 'Method', href: routes.page(method) }]),
    ...(about === undefined ? [] : [{ name: 'About', href: routes.page(about) }]),
  ]
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
