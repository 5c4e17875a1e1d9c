import { findSite } from '@/lib/archive/newsroom-queries'
import { answerFeed } from '@/lib/feeds/answer'
import { siteChannel } from '@/lib/feeds/channels'

export const GET = (request: Request) =>
  answerFeed('json', request, (archive) => siteChannel(findSite(archive)))
