import { dirname, join } from 'node:path'

import type { Logger } from 'pino'
import { Registry } from 'prom-client'

import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import { openPublishing, type Publishing, type PublishingOptions } from '@/lib/publish/publishing'
import { queryKeysOf } from '@/lib/routes'
import { settings } from '@/lib/settings'
import { seenFrom } from '@/lib/viewpoint'

import { openGate } from './gate'
import { openPreviewPages, type PreviewOptions } from './preview-pages'

interface BranchPreview extends Pick<PreviewOptions, 'draw'> {
  /** Where readers find the site. */
  siteUrl: () => URL
  problems: Publishing['problems']
  log: Logger
}

/** Shows a branch to whoever has the secret link; `undefined` where there is none. */
export function openBranchPreview({ log, ...preview }: BranchPreview) {
  const { previewSecret: secret, previewRef } = settings()
  if (secret === undefined) return undefined
  const { listener, close } = openPreviewPages({
    ...preview,
    developing: undefined,
    indexPath: branchIndex(),
    name: previewRef,
    queryKeys: queryKeysOf,
    now: currentTime,
    // The files lie on another machine than the editor.
    editorUrl: () => undefined,
    live: undefined,
    onError: (error, url) =>
      log.error({ err: error, url }, 'A page of the preview could not be made.'),
  })
  const isHttps = () => preview.siteUrl().protocol === 'https:'
  return { before: openGate({ secret, preview: listener, isHttps }), close }
}

/** Publishes the branch, drafts included, into an index of its own; `undefined` where none is shown. */
export function followBranch(
  place: PublishingOptions['place'],
  log: Logger,
): Publishing | undefined {
  const { previewSecret, previewRef, pollInterval } = settings()
  if (previewSecret === undefined) return undefined
  const [remote = ''] = (place.contentPull ?? '').split('/')
  const isFetched = remote !== '' && previewRef.startsWith(`${remote}/`)
  const indexPath = branchIndex()
  const branch = openPublishing({
    place: {
      ...place,
      ...{ contentRef: previewRef, contentPull: undefined, indexPath },
      ...{ audience: 'preview', mayRemoveAll: 'always' },
      contentFetch: isFetched ? previewRef : undefined,
    },
    served: () => seenFrom({ indexPath, now: undefined }, servedArchive),
    log: log.child({ preview: previewRef }),
    // Its figures would be taken for those of the site.
    registry: new Registry(),
    interval: pollInterval,
    now: currentTime,
  })
  branch.follow(() => undefined)
  return branch
}

/** Beside the index of the site. */
const branchIndex = () => join(dirname(settings().indexPath), 'branch-preview.db')
