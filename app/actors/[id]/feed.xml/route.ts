import { answerFeed } from '@/lib/feeds/answer'
import { findActorChannel } from '@/lib/feeds/channels'

export async function GET(request: Request, { params }: RouteContext<'/actors/[id]/feed.xml'>) {
  const { id } = await params
  return answerFeed('rss', request, (archive) => findActorChannel(archive, id))
}
