import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { copyIndexAt } from '@/lib/archive/index-at'

/** Copies of an index that are kept: one that is looked at, and one beside it to compare. */
const MOST_COPIES = 2

/**
 * Copies of an index as readers will find it at other times.
 *
 * @param indexPath the index, beside which they lie
 * @param revision names what the index holds
 */
export function openTimeCopies(indexPath: string, revision: () => string) {
  const folder = dirname(indexPath)
  const copies = new Map<string, string>()
  let count = 0
  removeForgotten(folder)

  return {
    /** Path of the copy for an instant. */
    find: (at: string): string => {
      const key = `${revision()} ${at}`
      const known = copies.get(key)
      if (known !== undefined) return known
      const copy = join(folder, `at-${process.pid}-${(count += 1)}.db`)
      mkdirSync(folder, { recursive: true })
      copyIndexAt(indexPath, copy, at)
      copies.set(key, copy)
      const [oldest] = copies
      if (copies.size > MOST_COPIES && oldest !== undefined) {
        copies.delete(oldest[0])
        removeCopy(oldest[1])
      }
      return copy
    },
    close: () => {
      for (const copy of copies.values()) removeCopy(copy)
      copies.clear()
    },
  }
}

/** Those that a process left behind which was ended before it could clean up. */
function removeForgotten(folder: string) {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const [, pid] = /^at-(\d+)-\d+\.db/.exec(name) ?? []
    const isForgotten = pid !== undefined && (Number(pid) === process.pid || !isRunning(pid))
    if (isForgotten) rmSync(join(folder, name), { force: true })
  }
}

function isRunning(pid: string): boolean {
  try {
    return process.kill(Number(pid), 0)
  } catch {
    return false
  }
}

/** Whoever reads it goes on reading. */
function removeCopy(copy: string) {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true })
}
