import {
  closeArchive,
  isIndexSound,
  openWritableArchive,
  type WritableArchive,
} from '@/lib/archive/archive'
import { identifyIndex } from '@/lib/archive/index-file'
import type { Visibility } from '@/lib/archive/ingest'
import { openParsePool } from '@/lib/content/parse-pool'

import type { ContentSource } from './content-source'
import { openFolderSource } from './folder-source'
import { openSource } from './open-source'
import { openPublisher, type Publication } from './publish'
import { pullContent } from './pull'

export interface NewsroomPlace {
  contentDir: string
  contentRef: string
  /** A remote and its branch to pull before every look. */
  contentPull: string | undefined
  indexPath: string
  /** Who will see it; a preview reads the work tree as it lies there. */
  audience: Visibility['audience']
  /** Most of the stories may vanish: with the first look, or ever after. */
  mayRemoveAll: 'never' | 'once' | 'always'
  /** The index had to be begun anew. */
  onRebuilt: (reason: string) => void
  onPullFailed: (error: unknown) => void
}

export interface LiveNewsroom {
  archive: () => WritableArchive
  /** Where the content is read, for people. */
  description: () => string
  /** Publishes what has come since the last look. `now` is an instant in UTC. */
  look: (now: string) => Promise<Publication>
  /** The next look makes sure of the index, as something could not be read from it. */
  suspectIndex: () => void
}

/**
 * The newsroom as the process that publishes holds it, through mishaps: an index that is deleted
 * or damaged is begun anew, and a repository that is gone is looked for at every look.
 */
export function openNewsroom(place: NewsroomPlace): LiveNewsroom {
  const { contentDir, contentRef, contentPull, indexPath, audience } = place
  const pool = openParsePool()
  let archive = openIndex(place)
  let identity = identifyIndex(indexPath)
  let isSuspect = false
  let source: ContentSource | undefined
  let publisher: ReturnType<typeof openPublisher> | undefined
  let mayRemoveAll = place.mayRemoveAll !== 'never'

  const mendIndex = () => {
    const isSame = identifyIndex(indexPath) === identity
    if (isSame && (!isSuspect || isIndexSound(indexPath))) return
    closeArchive(archive)
    archive = openIndex(place)
    identity = identifyIndex(indexPath)
    publisher = undefined
  }

  return {
    archive: () => archive,
    description: () => source?.description ?? contentDir,
    look: async (now) => {
      if (contentPull !== undefined) {
        await pullContent(contentDir, contentPull).catch(place.onPullFailed)
      }
      mendIndex()
      isSuspect = false
      source ??= await (audience === 'preview'
        ? openFolderSource(contentDir)
        : openSource(contentDir, contentRef))
      publisher ??= openPublisher({ archive, source, pool, mayRemoveAll })
      const publication = await publisher({ now, audience })
      if (place.mayRemoveAll === 'once' && mayRemoveAll) {
        mayRemoveAll = false
        publisher = undefined
      }
      return publication
    },
    suspectIndex: () => {
      isSuspect = true
    },
  }
}

function openIndex({ indexPath, onRebuilt }: NewsroomPlace): WritableArchive {
  const archive = openWritableArchive(indexPath)
  if (archive.rebuilt !== undefined) onRebuilt(archive.rebuilt)
  return archive
}
