import {
  closeArchive,
  isIndexSound,
  openWritableArchive,
  type WritableArchive,
} from '@/lib/archive/archive'
import { identifyIndex, isIndexFault } from '@/lib/archive/index-file'
import type { Visibility } from '@/lib/archive/ingest'
import { openParsePool } from '@/lib/content/parse-pool'
import { imageFolderOf } from '@/lib/images/image-folder'

import type { ContentSource } from './content-source'
import { openFolderSource } from './folder-source'
import { toError } from './follow'
import { openHistoryKeeper } from './history-keeper'
import { openImageKeeper } from './newsroom-images'
import { openSource } from './open-source'
import { openPublisher, type Publication } from './publish'
import { fetchContent, pullContent } from './pull'

export interface NewsroomPlace {
  contentDir: string
  contentRef: string
  /** A remote and its branch to pull before a look. */
  contentPull: string | undefined
  indexPath: string
  /** Who will see it. */
  audience: Visibility['audience']
  /** Whether the files are read as they lie in the folder, and not as they are committed. */
  isWorkTree?: boolean
  /** A remote and its branch to fetch before a look, and to move nothing to. */
  contentFetch?: string | undefined
  /** Most of the stories may vanish: with the first look, or ever after. */
  mayRemoveAll: 'never' | 'once' | 'always'
  /** The index had to be begun anew. */
  onRebuilt: (reason: string) => void
  /** The remote was asked; `failure` says why nothing came of it. */
  onPull: (failure: Error | undefined) => void
  /** The history of forecasts told something new, or could not be read. */
  onHistory: (failure: Error | undefined) => void
  /** Pictures that are missing could not be made again. */
  onImages: (failure: Error) => void
}

export interface LiveNewsroom {
  archive: () => WritableArchive
  /** Where the content is read, for people. */
  description: () => string
  /** Publishes what has come since the last look. `now` is an instant in UTC. */
  look: (now: string) => Promise<Publication>
  /** Someone says that there is a new commit: the next look asks the remote, however soon it comes. */
  expectCommit: () => void
  /** The next look makes sure of the index, as something could not be read from it. */
  suspectIndex: () => void
}

/** Milliseconds between two questions to the remote, which may be somebody else's machine. */
const PULL_INTERVAL = 5000

/**
 * Milliseconds for which an index that was found sound is not looked through again: for one of
 * 10,000 stories that takes a fifth of a second, in which nobody is served.
 */
const TRUSTED = 10_000

/**
 * The newsroom as the process that publishes holds it, through mishaps: an index that is deleted
 * or damaged is begun anew, and a repository that is gone is looked for at every look.
 */
export function openNewsroom(place: NewsroomPlace): LiveNewsroom {
  const { contentDir, contentRef, indexPath, audience, isWorkTree = false } = place
  const asksRemote = (place.contentPull ?? place.contentFetch) !== undefined
  const pool = openParsePool()
  let archive = openIndex(place)
  let identity = identifyIndex(indexPath)
  let isSuspect = false
  let trustedUntil = 0
  let pulledUntil = 0
  let source: ContentSource | undefined
  let publisher: ReturnType<typeof openPublisher> | undefined
  let mayRemoveAll = place.mayRemoveAll !== 'never'
  let looking: Promise<unknown> | undefined
  const keeper = openHistoryKeeper({
    archive: () => archive,
    pool,
    idle: async () => {
      while (looking !== undefined) await looking
    },
    onChange: () => place.onHistory(undefined),
    onFailure: place.onHistory,
  })

  const imageFolder = imageFolderOf(indexPath)
  const images = openImageKeeper(audience, (error) => place.onImages(toError(error)))

  const mendIndex = (now: number) => {
    if (identifyIndex(indexPath) === identity) {
      if (!isSuspect || now < trustedUntil) return
      isSuspect = !isIndexSound(indexPath)
      if (!isSuspect) {
        trustedUntil = now + TRUSTED
        return
      }
    }
    const former = archive
    archive = openIndex(place)
    identity = identifyIndex(indexPath)
    isSuspect = false
    publisher = undefined
    closeArchive(former)
  }

  const publish = async (now: string): Promise<Publication> => {
    source ??= await (isWorkTree
      ? openFolderSource(contentDir)
      : openSource(contentDir, contentRef))
    publisher ??= openPublisher({ archive, source, pool, imageFolder, mayRemoveAll })
    const publication = await publisher({ now, audience })
    if (place.mayRemoveAll === 'once' && mayRemoveAll) {
      mayRemoveAll = false
      publisher = undefined
    }
    return publication
  }

  const look = async (now: string): Promise<Publication> => {
    const time = Date.parse(now)
    if (asksRemote && time >= pulledUntil) {
      pulledUntil = time + PULL_INTERVAL
      place.onPull(await askRemote(place).then(() => undefined, toError))
    }
    mendIndex(time)
    try {
      const publication = await publish(now)
      // What was published has readers waiting for its pages: the next look sees to the history.
      const isNews = publication.outcome === 'published' || publication.outcome === 'released'
      if (isNews) images.keepFormer(time)
      else if (source !== undefined) {
        keeper.tend(source, time)
        await images.tend({ archive, source, imageFolder }, publication.revision, time)
      }
      return publication
    } catch (error) {
      isSuspect ||= isIndexFault(error)
      throw error
    } finally {
      pool.warmUp()
    }
  }

  return {
    archive: () => archive,
    description: () => source?.description ?? contentDir,
    look: (now) => {
      const result = look(now).finally(() => {
        looking = undefined
      })
      looking = result.catch(() => undefined)
      return result
    },
    expectCommit: () => {
      pulledUntil = 0
    },
    suspectIndex: () => {
      isSuspect = true
    },
  }
}

async function askRemote({ contentDir, contentPull, contentFetch }: NewsroomPlace) {
  if (contentPull !== undefined) await pullContent(contentDir, contentPull)
  if (contentFetch !== undefined) await fetchContent(contentDir, contentFetch)
}

function openIndex({ indexPath, onRebuilt }: NewsroomPlace): WritableArchive {
  const archive = openWritableArchive(indexPath)
  if (archive.rebuilt !== undefined) onRebuilt(archive.rebuilt)
  return archive
}
