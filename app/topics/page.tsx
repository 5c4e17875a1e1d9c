import type { Metadata } from 'next'

import { pageMetadata } from '@/app/page-metadata'
import { TopicList } from '@/components/feed/topic-list'
import { PageHeading } from '@/components/site/page-heading'
import { listTopics } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { routes } from '@/lib/routes'

const description = 'The beats this newsroom follows, each with its numbered updates and stories.'

export const generateMetadata = (): Metadata =>
  pageMetadata({ title: 'Topics', description, path: routes.topics() })

export default function TopicsPage() {
  return (
    <>
      <PageHeading title="Topics" description={description} />
      <TopicList topics={listTopics(servedArchive())} />
    </>
  )
}
