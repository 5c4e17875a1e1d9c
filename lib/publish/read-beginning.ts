import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'

import { isImageFile, MAXIMUM_IMAGE_BYTES } from '@/lib/content/image-file'
import { MAXIMUM_BYTES } from '@/lib/content/parse'

/** Bytes that a file of the newsroom may have; one more tells that it has too many. */
export const mostBytesOf = (path: string): number =>
  isImageFile(path) ? MAXIMUM_IMAGE_BYTES : MAXIMUM_BYTES

/** For texts, of which there are thousands. */
const ROOM = Buffer.allocUnsafe(MAXIMUM_BYTES + 1)

/**
 * The bytes of a file, or as many of them as tell that it is too large; `undefined` when it does
 * not exist (any more).
 *
 * At once and not by way of threads: for files of a few kilobytes that takes ten times as long.
 *
 * @param path from the newsroom
 */
export function readBeginning(dir: string, path: string): Uint8Array<ArrayBuffer> | undefined {
  const file = openIfThere(join(dir, path))
  if (file === undefined) return undefined
  try {
    const room = isImageFile(path)
      ? Buffer.allocUnsafe(Math.min(fstatSync(file).size, MAXIMUM_IMAGE_BYTES) + 1)
      : ROOM
    let length = 0
    let read: number
    do {
      read = readSync(file, room, length, room.length - length, null)
      length += read
    } while (read > 0 && length < room.length)
    return new Uint8Array(room.subarray(0, length))
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
