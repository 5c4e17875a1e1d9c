import { markdownAnswer } from '@/app/open-data-answer'
import { findAskedStory } from '@/app/stories/[slug]/find-asked-story'
import { findSite } from '@/lib/archive/newsroom-queries'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import { renderStoryMarkdown } from '@/lib/open-data/story-markdown'
import { routes } from '@/lib/routes'
import { siteUrl, storyUrlIn } from '@/lib/site'

/** Reached as `/stories/<slug>.md`: see `rewrites` in next.config.ts. */
export async function GET(_: Request, { params }: RouteContext<'/stories/[slug]/text.md'>) {
  const story = findAskedStory((await params).slug, routes.storyMarkdown)
  const archive = servedArchive()
  const site = findSite(archive)
  const options = { site, base: siteUrl(site), now: currentTime(), storyUrl: storyUrlIn(archive) }
  return markdownAnswer(renderStoryMarkdown(story, options))
}
