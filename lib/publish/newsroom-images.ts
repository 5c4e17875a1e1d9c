import type { Archive } from '@/lib/archive/archive'
import type { Visibility } from '@/lib/archive/ingest'
import { listImageHashes, listShownImages, type ShownImage } from '@/lib/archive/kept-images'
import { toDiagnostic } from '@/lib/content/diagnostics'
import type { ImageFile } from '@/lib/content/image-file'
import type { CrossFinding } from '@/lib/content/locate'
import type { ParsedFile } from '@/lib/content/parse'
import { listUnready, recallImage, rememberImage, removeUnshown } from '@/lib/images/image-folder'
import { openImageReader } from '@/lib/images/image-reader'

import type { ContentSource, SourceFile } from './content-source'

/** @param folder where what is known of pictures is kept; `undefined` keeps nothing */
export async function* parseImages(
  source: ContentSource,
  revision: string,
  files: readonly SourceFile[],
  folder: string | undefined,
): AsyncGenerator<ParsedFile & { hash: string }> {
  const unknown: SourceFile[] = []
  for (const file of files) {
    const known = folder === undefined ? undefined : await recallImage(folder, file.hash)
    if (known === undefined) unknown.push(file)
    else yield toParsed(file, known)
  }
  const reader = openImageReader()
  try {
    for await (const { bytes, ...file } of source.readFiles(revision, unknown)) {
      const image = await reader.read({ bytes, folder: undefined })
      if (folder !== undefined && image !== 'too complex') {
        await rememberImage(folder, file.hash, image)
      }
      yield toParsed(file, image)
    }
  } finally {
    reader.close()
  }
}

const TOO_COMPLEX = {
  rule: 'too-complex',
  message: 'the picture takes too long or too much memory to read',
  suggestion: 'open it in a program for pictures and save it as JPEG',
} as const

const toParsed = ({ path, hash }: SourceFile, image: ImageFile | 'too complex') =>
  image === 'too complex'
    ? {
        ...{ path, hash },
        entry: undefined,
        diagnostics: [toDiagnostic(path, '', { ...TOO_COMPLEX, offset: 0 })],
      }
    : { ...{ path, hash }, entry: { kind: 'image' as const, value: image }, diagnostics: [] }

interface Newsroom {
  archive: Archive
  source: ContentSource
  imageFolder?: string
}

/** New pictures that a commit waits for. A whole archive of them follows when its stories are out. */
const MOST_AWAITED = 20

/**
 * Makes what readers will get of the pictures that a revision shows, as far as it is not there.
 *
 * @param among the files that have changed
 */
export async function makeImages(
  { archive, source, imageFolder }: Newsroom,
  revision: string,
  audience: Visibility['audience'],
  among: readonly string[],
): Promise<CrossFinding[]> {
  if (imageFolder === undefined) return []
  const shown = listShownImages(archive, audience, among)
  const unready = await listUnready(imageFolder, shown)
  if (unready.length > MOST_AWAITED) return []
  return makeAll(source, revision, unready, imageFolder)
}

async function makeAll(
  source: ContentSource,
  revision: string,
  images: readonly ShownImage[],
  folder: string,
): Promise<CrossFinding[]> {
  const findings: CrossFinding[] = []
  const reader = openImageReader()
  try {
    for await (const { path, bytes } of source.readFiles(revision, images)) {
      const outcome = await reader.read({ bytes, folder })
      if (outcome === 'too complex') findings.push({ ...TOO_COMPLEX, file: path, at: 'start' })
    }
  } finally {
    reader.close()
  }
  return findings
}

export interface ImageKeeper {
  /**
   * Removes what no story shows any more, and begins to make what is missing. To be called while
   * nobody publishes; `now` in milliseconds.
   */
  tend: (newsroom: Newsroom, revision: string, now: number) => Promise<void>
  /** Something was published: pages of the revision before may be in caches for a while. */
  keepFormer: (now: number) => void
}

/** Milliseconds between two looks at the folder, and for which a picture outlasts its story. */
const TENDED_EVERY = 60_000

export function openImageKeeper(
  audience: Visibility['audience'],
  onFailure: (error: unknown) => void,
): ImageKeeper {
  let due = 0
  let removableFrom = 0
  let isMaking = false
  return {
    tend: async ({ archive, source, imageFolder }, revision, now) => {
      if (now < due || isMaking || imageFolder === undefined) return
      due = now + TENDED_EVERY
      try {
        const shown = listShownImages(archive, audience)
        if (now >= removableFrom) {
          await removeUnshown(imageFolder, shown, listImageHashes(archive))
        }
        const unready = await listUnready(imageFolder, shown)
        if (unready.length === 0) return
        isMaking = true
        // Behind the back of publishing, which need not wait for it.
        void makeAll(source, revision, unready, imageFolder)
          .catch(onFailure)
          .finally(() => (isMaking = false))
      } catch (error) {
        onFailure(error)
      }
    },
    keepFormer: (now) => {
      removableFrom = now + TENDED_EVERY
    },
  }
}
