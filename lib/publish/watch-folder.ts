import { watch } from 'node:fs'

/**
 * Tells at once of most changes in a folder. Not of all: whoever needs to know looks for himself
 * from time to time as well.
 *
 * @returns a function that ends it
 */
export function watchFolder(folder: string, onChange: () => void): () => void {
  try {
    const watcher = watch(folder, { recursive: true, persistent: false }, onChange)
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    // Too many files to watch, or no such folder.
    return () => undefined
  }
}
