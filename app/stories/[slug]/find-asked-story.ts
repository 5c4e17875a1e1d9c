import { notFound, permanentRedirect } from 'next/navigation'

import { servedArchive } from '@/lib/archive/served-archive'
import { findCurrentSlug, findStory } from '@/lib/archive/story-queries'
import type { StoryDetail } from '@/lib/archive/views'

/** The live story of a slug. A slug that it had before leads to the address that it has now. */
export function findAskedStory(slug: string, address: (slug: string) => string): StoryDetail {
  const archive = servedArchive()
  const story = findStory(archive, slug)
  if (story !== undefined) return story
  const currentSlug = findCurrentSlug(archive, slug)
  if (currentSlug === undefined) notFound()
  permanentRedirect(address(currentSlug))
}
