import type { Metadata } from 'next'

import { pageMetadata } from '@/app/page-metadata'
import { Front } from '@/components/feed/front'
import { OpenSearchLink } from '@/components/search/open-search-link'
import { JsonLd } from '@/components/site/json-ld'
import { findStoryImage } from '@/lib/archive/image-queries'
import { findSite, listTopics } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { listOpenScenarios, listStories } from '@/lib/archive/story-queries'
import { currentTime, dayOf } from '@/lib/dates'
import { frontJsonLd } from '@/lib/indexing/json-ld'
import { routes } from '@/lib/routes'
import { siteUrl } from '@/lib/site'

export function generateMetadata(): Metadata {
  const { name, description } = findSite(servedArchive())
  return {
    ...pageMetadata({ title: name, description, path: routes.front() }),
    title: { absolute: name },
  }
}

export default function FrontPage() {
  const archive = servedArchive()
  const now = currentTime()
  const site = findSite(archive)
  const stories = listStories(archive, { limit: 10 })
  return (
    <>
      <OpenSearchLink title={site.name} />
      <JsonLd graph={frontJsonLd({ site, base: siteUrl(site) })} />
      <Front
        site={site}
        topics={listTopics(archive)}
        stories={stories}
        leadImage={stories[0] && findStoryImage(archive, stories[0].slug)}
        unfolding={[
          ...listStories(archive, { status: 'breaking', limit: 5 }),
          ...listStories(archive, { status: 'developing', limit: 5 }),
        ]}
        scenarios={listOpenScenarios(archive, { from: dayOf(now), limit: 6 })}
        now={now}
      />
    </>
  )
}
