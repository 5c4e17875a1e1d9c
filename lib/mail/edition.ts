import type { Archive } from '@/lib/archive/archive'
import { findSite } from '@/lib/archive/newsroom-queries'
import { findStory, isLive } from '@/lib/archive/story-queries'
import type { StoryDetail, StorySummary, UpdateDetail } from '@/lib/archive/views'
import { type Opening, openingOf } from '@/lib/content/opening'
import type { Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

/** An update as it is mailed: the same to every reader, in no particular format. */
export interface Edition {
  site: Site
  /** The base of every address. */
  base: URL
  now: string
  update: UpdateDetail
  /** What changed, in Markdown. */
  changed: Opening
  /** Stories that are told with their takeaway and forecasts. */
  stories: StoryDetail[]
  /** Stories of which there is room for the headline and the standfirst. */
  briefs: StorySummary[]
  /** How many stories only the site has. */
  remaining: number
  /** Where a `story:` link leads. */
  storyUrl: (slug: string) => string | undefined
}

/** How much of an update there is room for. */
export interface Room {
  /** Characters of what changed. */
  changed: number
  /** Stories that are told, before those that are only named. */
  stories: number
  briefs: number
}

/** More than a reader would want in a mail, so that nothing larger is ever drawn. */
export const AMPLE = { changed: 12_000, stories: 40, briefs: 100 } as const satisfies Room

export function toEdition(
  archive: Archive,
  update: UpdateDetail,
  { base, now }: Pick<Edition, 'base' | 'now'>,
): Edition {
  const whole = {
    site: findSite(archive),
    base,
    now,
    update,
    changed: openingOf(update.body, AMPLE.changed),
    stories: update.storyList
      .slice(0, AMPLE.stories)
      .flatMap(({ slug }) => findStory(archive, slug) ?? []),
    briefs: [],
    remaining: 0,
    storyUrl: (slug: string) =>
      isLive(archive, slug) ? new URL(routes.story(slug), base).href : undefined,
  }
  return abridge(whole, AMPLE)
}

/** What is left of an edition where there is less room. */
export function abridge(edition: Edition, room: Room): Edition {
  const { storyList } = edition.update
  const stories = edition.stories.slice(0, room.stories)
  const briefs = storyList.slice(stories.length, stories.length + room.briefs)
  const changed = openingOf(edition.changed.markdown, room.changed)
  return {
    ...edition,
    changed: { ...changed, isWhole: changed.isWhole && edition.changed.isWhole },
    stories,
    briefs,
    remaining: storyList.length - stories.length - briefs.length,
  }
}
