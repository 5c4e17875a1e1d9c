import { closeArchive, openWritableArchive, type WritableArchive } from '@/lib/archive/archive'
import { findSite } from '@/lib/archive/newsroom-queries'
import { formatDiagnostic } from '@/lib/content/diagnostics'
import { openParsePool } from '@/lib/content/parse-pool'
import type { Site } from '@/lib/content/schema/newsroom'
import { openSource } from '@/lib/publish/open-source'
import { publishLatest } from '@/lib/publish/publish'
import { settings } from '@/lib/settings'

/**
 * What the site shows at the instant `now`, in an index of its own: the same commit, read from the
 * same place. Whoever is told of a page must find it.
 *
 * @throws an Error with every diagnostic, when the content has an error
 */
export async function indexPublished(
  now: string,
): Promise<{ archive: WritableArchive; site: Site; close: () => void }> {
  const { contentDir, contentRef } = settings()
  const archive = openWritableArchive(':memory:')
  const pool = openParsePool()
  try {
    const source = await openSource(contentDir, contentRef)
    const publication = await publishLatest({ archive, source, pool }, { now, audience: 'public' })
    if (publication.outcome === 'refused') {
      const found = publication.diagnostics.map(formatDiagnostic)
      throw new Error(
        [...found, `The content has errors (${source.description}): nothing was made of it.`].join(
          '\n',
        ),
      )
    }
    return { archive, site: findSite(archive), close: () => closeArchive(archive) }
  } catch (error) {
    closeArchive(archive)
    throw error
  } finally {
    await pool.close()
  }
}
