import { findSite } from '@/lib/archive/newsroom-queries'
import { answerFeed } from '@/lib/feeds/answer'
import { correctionsChannel } from '@/lib/feeds/channels'

export const GET = (request: Request) =>
  answerFeed('rss', request, (archive) => correctionsChannel(findSite(archive)))
