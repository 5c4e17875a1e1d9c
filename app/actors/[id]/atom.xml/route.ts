import { answerFeed } from '@/lib/feeds/answer'
import { findActorChannel } from '@/lib/feeds/channels'

export async function GET(request: Request, { params }: RouteContext<'/actors/[id]/atom.xml'>) {
  const { id } = await params
  return answerFeed('atom', request, (archive) => findActorChannel(archive, id))
}
