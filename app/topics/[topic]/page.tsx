import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { pageMetadata } from '@/app/page-metadata'
import { cardReference } from '@/components/card/card-reference'
import { countPages, sliceOf, STORIES_PER_PAGE } from '@/components/feed/pages'
import { TopicPageContent } from '@/components/feed/topic-page-content'
import { parseTopicView, type TopicView } from '@/components/feed/topic-view'
import { JsonLd } from '@/components/site/json-ld'
import { statusMeanings } from '@/components/site/status'
import { findSite, findTopic } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { countStories, listOpenScenarios, listStories } from '@/lib/archive/story-queries'
import { renderMarkdown } from '@/lib/content/markdown'
import { currentTime, dayOf } from '@/lib/dates'
import { feedAlternates } from '@/lib/feeds/alternates'
import { topicJsonLd } from '@/lib/indexing/json-ld'
import { routes } from '@/lib/routes'
import { siteUrl, storyUrlIn } from '@/lib/site'

type Props = PageProps<'/topics/[topic]'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const topic = findTopic(servedArchive(), (await params).topic)
  const view = parseTopicView(await searchParams)
  if (topic === undefined || view === undefined) return {}
  return pageMetadata({
    title: titleOf(topic.title, view),
    description: topic.description,
    path: routes.topic(topic.id, view),
    types: {
      'application/json': [{ url: routes.topicData(topic.id), title: 'This topic as JSON' }],
      ...feedAlternates(routes.topic(topic.id), topic.title),
    },
    image: cardReference(routes.topicCard(topic.id), topic.title),
  })
}

function titleOf(topic: string, { status, page }: TopicView): string {
  const part = [status && statusMeanings[status].name.toLowerCase(), page > 1 && `page ${page}`]
  return [topic, ...part.filter(Boolean)].join(', ')
}

export default async function TopicPage({ params, searchParams }: Props) {
  const archive = servedArchive()
  const topic = findTopic(archive, (await params).topic)
  const view = parseTopicView(await searchParams)
  if (topic === undefined || view === undefined) notFound()
  const count = (status = view.status) => countStories(archive, { topic: topic.id, status })
  const pages = countPages(count())
  if (view.page > pages) notFound()
  const stories = listStories(archive, {
    topic: topic.id,
    status: view.status,
    ...sliceOf(view.page, STORIES_PER_PAGE),
  })
  const counts = {
    breaking: count('breaking'),
    developing: count('developing'),
    settled: count('settled'),
    closed: count('closed'),
  }
  const intro = renderMarkdown(topic.body, { headingLevel: 3, storyUrl: storyUrlIn(archive) })
  const now = currentTime()
  const scenarios = listOpenScenarios(archive, { from: dayOf(now), topic: topic.id, limit: 2 })
  const site = findSite(archive)
  return (
    <>
      <JsonLd graph={topicJsonLd(topic, { site, base: siteUrl(site) })} />
      <TopicPageContent {...{ topic, intro, view, pages, stories, counts, scenarios, now }} />
    </>
  )
}
