import type { Archive } from '@/lib/archive/archive'
import { findStory, listStories, type StoryFilter } from '@/lib/archive/story-queries'
import type { StoryDetail } from '@/lib/archive/views'

const ITEMS = 20

/** The stories of a feed, newest first. */
export const listNewestStories = (archive: Archive, filter: StoryFilter = {}): StoryDetail[] =>
  listStories(archive, { ...filter, limit: ITEMS }).flatMap(
    ({ slug }) => findStory(archive, slug) ?? [],
  )
