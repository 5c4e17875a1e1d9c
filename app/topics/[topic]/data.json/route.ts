import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'

import { jsonAnswer } from '@/app/open-data-answer'
import { findSite, findTopic, listUpdates } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { listStories } from '@/lib/archive/story-queries'
import { countTopicDataPages, TOPIC_DATA_STORIES, toTopicData } from '@/lib/open-data/topic-data'
import { parseNumber } from '@/lib/parse-number'
import { siteUrl, storyUrlIn } from '@/lib/site'

type Context = RouteContext<'/topics/[topic]/data.json'>

/** Reached as `/topics/<topic>.json`: see `rewrites` in next.config.ts. */
export async function GET({ nextUrl }: NextRequest, { params }: Context) {
  const archive = servedArchive()
  const topic = findTopic(archive, (await params).topic)
  const page = parseNumber(nextUrl.searchParams.get('page') ?? '1')
  if (topic === undefined || page === undefined || page > countTopicDataPages(topic)) notFound()
  const stories = listStories(archive, {
    topic: topic.id,
    limit: TOPIC_DATA_STORIES,
    offset: (page - 1) * TOPIC_DATA_STORIES,
  })
  const updates = listUpdates(archive, topic.id)
  const base = siteUrl(findSite(archive))
  return jsonAnswer(toTopicData({ topic, updates, page, stories }, base, storyUrlIn(archive)))
}
