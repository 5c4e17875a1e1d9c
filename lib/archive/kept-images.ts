import { IMAGE_FOLDER } from '@/lib/content/image-file'

import type { Archive } from './archive'
import { all } from './sql'

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
 * another commit. A preview shows drafts too. Those of the newest stories come first.
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
    `SELECT i.path, f.hash, i.fingerprint, i.width
     FROM refs r CROSS JOIN stories s ON s.path = r.path
       CROSS JOIN images i ON i.path = '${IMAGE_FOLDER}' || r.target
       CROSS JOIN files f ON f.path = i.path
     WHERE r.kind = 'image' AND i.fault IS NULL AND (s.is_draft = 0 OR ?1 = 'preview')
       AND (?2 IS NULL OR r.path IN (SELECT value FROM json_each(?2))
         OR i.path IN (SELECT value FROM json_each(?2)))
     GROUP BY i.path ORDER BY max(s.published_at) DESC, i.path`,
    audience,
    among === undefined ? null : JSON.stringify(among),
  )

/** Every picture of the newsroom that can be shown. */
export const listImageHashes = ({ connection }: Archive): string[] =>
  all<{ hash: string }>(
    connection,
    'SELECT f.hash FROM images i JOIN files f ON f.path = i.path WHERE i.fault IS NULL',
  ).map(({ hash }) => hash)
