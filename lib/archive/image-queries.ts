import { IMAGE_FOLDER } from '@/lib/content/image-file'
import type { Story } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import { all, first, fromJson } from './sql'
import type { ImageView } from './views'

/** The picture of a story as readers see it; of a live story, as far as the caller asks for those only. */
export function toImageView(archive: Archive, image: Story['image']): ImageView | undefined {
  if (image === undefined) return undefined
  const { file, ...words } = image
  const picture = first<Pick<ImageView, 'fingerprint' | 'width' | 'height'>>(
    archive.connection,
    'SELECT fingerprint, width, height FROM images WHERE path = ? AND fault IS NULL',
    IMAGE_FOLDER + file,
  )
  return picture && { ...words, ...picture }
}

/** The picture of a live story. */
export function findStoryImage(archive: Archive, slug: string): ImageView | undefined {
  const row = first<{ image: string | null }>(
    archive.connection,
    "SELECT data -> 'image' AS image FROM stories WHERE slug = ? AND is_live = 1",
    slug,
  )
  if (row?.image == null) return undefined
  return toImageView(archive, fromJson<NonNullable<Story['image']>>(row.image))
}

/** A picture that stories show, and the file that it is made from. */
export interface ShownImage {
  path: string
  hash: string
  fingerprint: string
  /** Pixels across. */
  width: number
}

/**
 * The pictures that have to be ready: those of stories which readers can see, or will without
 * another commit. A preview shows drafts too.
 *
 * @param among paths of files: only the pictures and those of the stories among them
 */
export const listShownImages = (
  { connection }: Archive,
  audience: 'public' | 'preview',
  among?: readonly string[],
): ShownImage[] =>
  all<ShownImage>(
    connection,
    `SELECT DISTINCT i.path, f.hash, i.fingerprint, i.width
     FROM refs r CROSS JOIN stories s ON s.path = r.path
       CROSS JOIN images i ON i.path = '${IMAGE_FOLDER}' || r.target
       CROSS JOIN files f ON f.path = i.path
     WHERE r.kind = 'image' AND i.fault IS NULL AND (s.is_draft = 0 OR ?1 = 'preview')
       AND (?2 IS NULL OR r.path IN (SELECT value FROM json_each(?2))
         OR i.path IN (SELECT value FROM json_each(?2)))
     ORDER BY i.path`,
    audience,
    among === undefined ? null : JSON.stringify(among),
  )

/** Every picture of the newsroom that can be shown. */
export const listImageHashes = ({ connection }: Archive): string[] =>
  all<{ hash: string }>(
    connection,
    'SELECT f.hash FROM images i JOIN files f ON f.path = i.path WHERE i.fault IS NULL',
  ).map(({ hash }) => hash)
