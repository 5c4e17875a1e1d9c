import { statSync } from 'node:fs'

/** Tells one index file from another that has taken its place; `undefined` where there is none. */
export function identifyIndex(path: string): string | undefined {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats && `${stats.dev} ${stats.ino} ${stats.birthtimeNs}`
}

/** Bytes on disk, with what has been written and not yet merged. */
export const sizeOfIndex = (path: string): number =>
  [path, `${path}-wal`].reduce(
    (bytes, file) => bytes + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )

/** Whether an error came from an index, and not from what was to be done with it. */
export const isIndexFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
