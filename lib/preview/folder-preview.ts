import type { RequestListener } from 'node:http'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Logger } from 'pino'

import { findRevision } from '@/lib/archive/ingest'
import { servedArchive } from '@/lib/archive/served-archive'
import { currentTime } from '@/lib/dates'
import type { Publishing } from '@/lib/publish/publishing'
import { watchFolder } from '@/lib/publish/watch-folder'
import { queryKeysOf } from '@/lib/routes'
import { settings } from '@/lib/settings'

import type { LiveReload } from './live-reload'
import { openPreviewPages, type PreviewPages } from './preview-pages'

interface FolderPreview extends Pick<Publishing, 'problems'> {
  /** Next's own handler. */
  developing: RequestListener
  live: LiveReload | undefined
  log: Logger
}

/** Shows the files as they lie in the folder, to whoever writes them. */
export function openFolderPreview({ log, ...preview }: FolderPreview): PreviewPages {
  const { contentDir, indexPath, port } = settings()
  return openPreviewPages({
    ...preview,
    draw: () => Promise.reject(new Error('Pages are compiled as they are asked for.')),
    indexPath,
    name: `the files in ${relative(process.cwd(), contentDir) || contentDir}`,
    queryKeys: queryKeysOf,
    siteUrl: () => new URL(`http://localhost:${port}`),
    now: currentTime,
    editorUrl: ({ file, line, column }) => {
      const { pathname } = pathToFileURL(join(contentDir, file))
      return `vscode://file${pathname}:${line}:${column}`
    },
    onError: (error, url) => log.error({ err: error, url }, 'A page could not be made.'),
  })
}

/**
 * Looks at once when something is saved; pages are loaded again when their code has changed.
 *
 * @returns a function that ends it
 */
export function watchFolders({ lookNow }: Publishing, live: LiveReload): () => void {
  const code = ['app', 'components', 'lib', 'public'].map((folder) => join(process.cwd(), folder))
  const watches = [
    watchFolder(settings().contentDir, lookNow),
    ...code.map((folder) => watchFolder(folder, live.tellAgain)),
  ]
  return () => {
    for (const end of watches) end()
  }
}

/** Changes whenever a page may look different: with what is served, and with what is wrong. */
export function versionOf({ problems }: Pick<Publishing, 'problems'>): string {
  const faults = problems()?.diagnostics.map(({ file, line, rule }) => `${file}:${line} ${rule}`)
  return `${findRevision(servedArchive())?.key} ${faults?.join() ?? ''}`
}
