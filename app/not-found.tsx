import type { Metadata } from 'next'

import { SearchBox } from '@/components/search/search-box'
import { PageHeading } from '@/components/site/page-heading'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <>
      <PageHeading
        kicker="Error 404"
        title="There is no page at this address"
        description="It may be mistyped, or the link that led here may be wrong. A story of ours keeps its address for ever, also when it is retracted."
      />
      <search>
        <form action={routes.search()} className="mb-8 max-w-measure font-sans text-sm">
          <SearchBox />
        </form>
      </search>
      <ul className="grid gap-2">
        <li>
          <a href={routes.front()}>Front page</a>, with the latest stories
        </li>
        <li>
          <a href={routes.topics()}>All topics</a>, with every story we have published
        </li>
      </ul>
    </>
  )
}
