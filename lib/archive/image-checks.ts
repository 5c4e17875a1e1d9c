import { IMAGE_FOLDER, type ImageFault, SMALLEST_GOOD_WIDTH } from '@/lib/content/image-file'
import type { CrossFinding } from '@/lib/content/locate'

import type { Archive } from './archive'
import { all, fromJson } from './sql'

/**
 * What is wrong with the pictures of a newsroom.
 *
 * @param suspects paths of what may have changed, stories or pictures, as JSON
 */
export const checkImages = (archive: Archive, suspects: string): CrossFinding[] => [
  ...checkShownImages(archive, suspects),
  ...listUnusedImages(archive, suspects),
]

/** What is wrong with pictures stands where stories name them: of one in no story nothing is asked. */
function checkShownImages({ connection }: Archive, suspects: string): CrossFinding[] {
  const shown = all<{ path: string; file: string; fault: string | null; width: number | null }>(
    connection,
    `WITH suspects (path) AS (SELECT value FROM json_each(?))
     SELECT r.path, r.target AS file, i.fault, i.width
     FROM refs r JOIN images i ON i.path = '${IMAGE_FOLDER}' || r.target
     WHERE r.kind = 'image' AND (i.fault IS NOT NULL OR i.width < ?)
       AND (r.path IN (SELECT path FROM suspects) OR i.path IN (SELECT path FROM suspects))
     ORDER BY r.path`,
    suspects,
    SMALLEST_GOOD_WIDTH,
  )
  return shown.map(({ path, file, fault, width }) => ({
    file: path,
    at: { path: ['image', 'file'] },
    ...(fault === null ? tooSmall(file, width ?? 0) : nameFault(file, fromJson(fault))),
  }))
}

const nameFault = (file: string, { message, ...fault }: ImageFault) => ({
  ...fault,
  message: `\`${file}\` ${message}`,
})

const tooSmall = (file: string, width: number) => ({
  rule: 'small-image' as const,
  severity: 'warning' as const,
  message: `\`${file}\` is ${width} pixels wide, which good screens show coarsely`,
  suggestion: `at least ${SMALLEST_GOOD_WIDTH} are wanted, and 1600 are best`,
})

const listUnusedImages = ({ connection }: Archive, suspects: string): CrossFinding[] =>
  all<{ path: string }>(
    connection,
    `SELECT path FROM images
     WHERE path IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
       SELECT 1 FROM refs
       WHERE kind = 'image' AND target = substr(images.path, ${IMAGE_FOLDER.length + 1}))
     ORDER BY path`,
    suspects,
  ).map(({ path }) => ({
    file: path,
    rule: 'unused-image',
    severity: 'warning',
    message: 'no story shows this picture',
    suggestion: 'remove it, or name it as the `image` of a story',
    at: 'start',
  }))
