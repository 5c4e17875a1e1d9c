import { answerFeed } from '@/lib/feeds/answer'
import { findTopicChannel } from '@/lib/feeds/channels'

export async function GET(request: Request, { params }: RouteContext<'/topics/[topic]/feed.json'>) {
  const { topic } = await params
  return answerFeed('json', request, (archive) => findTopicChannel(archive, topic))
}
