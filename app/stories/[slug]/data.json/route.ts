import { jsonAnswer } from '@/app/open-data-answer'
import { findAskedStory } from '@/app/stories/[slug]/find-asked-story'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import { toStoryData } from '@/lib/open-data/story-data'
import { routes } from '@/lib/routes'
import { siteUrl, storyUrlIn } from '@/lib/site'

/** Reached as `/stories/<slug>.json`: see `rewrites` in next.config.ts. */
export async function GET(_: Request, { params }: RouteContext<'/stories/[slug]/data.json'>) {
  const story = findAskedStory((await params).slug, routes.storyData)
  const archive = servedArchive()
  const site = findSite(archive)
  const options = { site, base: siteUrl(site), now: currentTime(), storyUrl: storyUrlIn(archive) }
  return jsonAnswer(toStoryData(story, options))
}
