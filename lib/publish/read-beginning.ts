import { closeSync, openSync, readSync } from 'node:fs'

import { MAXIMUM_BYTES } from '@/lib/content/parse'

/** One byte more than a content file may have, which tells that it has too many. */
const ROOM = Buffer.allocUnsafe(MAXIMUM_BYTES + 1)

/**
 * The bytes of a file, or as many of them as tell that it is too large; `undefined` when it does
 * not exist (any more).
 *
 * At once and not by way of threads: for files of a few kilobytes that takes ten times as long.
 */
export function readBeginning(path: string): Uint8Array<ArrayBuffer> | undefined {
  const file = openIfThere(path)
  if (file === undefined) return undefined
  try {
    let length = 0
    let read: number
    do {
      read = readSync(file, ROOM, length, ROOM.length - length, null)
      length += read
    } while (read > 0 && length < ROOM.length)
    return new Uint8Array(ROOM.subarray(0, length))
  } finally {
    closeSync(file)
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (isAbsence(error)) return undefined
    throw error
  }
}

/** Whether something failed because a file, or a folder on the way to it, is not there. */
export const isAbsence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
