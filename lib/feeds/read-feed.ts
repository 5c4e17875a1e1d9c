import { setImmediate as otherWork } from 'node:timers/promises'

import type { Archive } from '@/lib/archive/archive'
import {
  countCorrections,
  countFullStories,
  countResolutions,
  listCorrections,
  listFullStories,
  listResolutions,
  type Slice,
} from '@/lib/archive/feed-queries'

import type { ArchiveChannel } from './channels'
import { toCorrectionItem } from './correction-item'
import { type Feed, type FeedItem, type FeedPlace, type FeedPosition, toFeed } from './feed'
import type { StoryUrl } from './remember-text'
import { toResolutionItem } from './resolution-item'
import { toStoryItem } from './story-item'

export const ITEMS_PER_PAGE = 50

/** A page of a feed; `undefined` where the feed has no such page. */
export async function readFeed(
  archive: Archive,
  place: FeedPlace,
  channel: ArchiveChannel,
  { format, page }: Pick<FeedPosition, 'format' | 'page'>,
  storyUrl: StoryUrl,
): Promise<Feed | undefined> {
  const { count, list } = contentsOf(archive, place, channel, storyUrl)
  const pages = Math.max(1, Math.ceil(count / ITEMS_PER_PAGE))
  if (page > pages) return undefined
  const writers = list({ limit: ITEMS_PER_PAGE, offset: (page - 1) * ITEMS_PER_PAGE })
  const items: FeedItem[] = []
  for (const write of writers) {
    items.push(write())
    // Fifty texts take a while, and other readers shall not wait for all of them.
    await otherWork()
  }
  return toFeed(place, channel, { format, page, pages }, items)
}

interface Contents {
  count: number
  /** What writes each item of a page. */
  list: (slice: Slice) => (() => FeedItem)[]
}

function contentsOf(
  archive: Archive,
  place: FeedPlace,
  { contents }: ArchiveChannel,
  storyUrl: StoryUrl,
): Contents {
  const until = place.since
  switch (contents.of) {
    case 'stories':
      return {
        count: countFullStories(archive, contents.scope),
        list: (slice) =>
          listFullStories(archive, contents.scope, slice).map(
            (story) => () => toStoryItem(place, story, storyUrl),
          ),
      }
    case 'corrections':
      return {
        count: countCorrections(archive, until),
        list: (slice) =>
          listCorrections(archive, { ...slice, until }).map(
            (correction) => () => toCorrectionItem(place, correction),
          ),
      }
    case 'resolutions':
      return {
        count: countResolutions(archive, until),
        list: (slice) =>
          listResolutions(archive, { ...slice, until }).map(
            (scenario) => () => toResolutionItem(place, scenario),
          ),
      }
  }
}
