import { findSite } from '@/lib/archive/newsroom-queries'
import { answerFeed } from '@/lib/feeds/answer'
import { resolutionsChannel } from '@/lib/feeds/channels'

export const GET = (request: Request) =>
  answerFeed('json', request, (archive) => resolutionsChannel(findSite(archive)))
