import { cardImage } from '@/app/card-image'
import { findAskedStory } from '@/app/stories/[slug]/find-asked-story'
import { storyCard } from '@/components/card/card-contents'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { routes } from '@/lib/routes'
import { siteUrl } from '@/lib/site'

export async function GET(_: Request, { params }: RouteContext<'/stories/[slug]/card.png'>) {
  const story = findAskedStory((await params).slug, routes.storyCard)
  const site = findSite(servedArchive())
  return cardImage(storyCard(story, { site, host: siteUrl(site).host }))
}
