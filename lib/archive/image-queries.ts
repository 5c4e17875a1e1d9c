import type { StoryImage } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import { toImageView } from './image-view'
import { first, fromJson } from './sql'
import type { ImageView } from './views'

/** The picture of a live story. */
export function findStoryImage(archive: Archive, slug: string): ImageView | undefined {
  const row = first<{ image: string | null }>(
    archive.connection,
    "SELECT data -> 'image' AS image FROM stories WHERE slug = ? AND is_live = 1",
    slug,
  )
  if (row?.image == null) return undefined
  return toImageView(archive, fromJson<StoryImage>(row.image))
}
