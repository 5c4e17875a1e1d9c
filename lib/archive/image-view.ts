import { IMAGE_FOLDER } from '@/lib/content/image-file'
import type { Story } from '@/lib/content/schema/story'

import type { Archive } from './archive'
import { first } from './sql'
import type { ImageView } from './views'

/** The picture of a story, with what is known of its file. */
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
