import { openCommitSource } from './commit-source'
import type { ContentSource } from './content-source'
import { assertFolder, openFolderSource } from './folder-source'
import { findRepository, hasCommit } from './git'

/**
 * The newsroom as committed at `ref`, or as it lies in its folder where git knows nothing of it.
 * A `ref` that does not exist throws: serving uncommitted work in its place would publish it.
 */
export async function openSource(contentDir: string, ref: string): Promise<ContentSource> {
  await assertFolder(contentDir)
  const repository = await findRepository(contentDir)
  if (repository === 'not installed' || repository === 'no repository') {
    return openFolderSource(contentDir)
  }
  if (!repository.hasWorkTree) return openCommitSource(contentDir, ref)
  if (!(await hasCommit(repository))) return openFolderSource(contentDir)

  const source = await openCommitSource(contentDir, ref)
  const { files } = await source.listChanges(undefined, await source.latestRevision())
  return files.length > 0 ? source : openFolderSource(contentDir)
}
