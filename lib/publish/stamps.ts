import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { z } from 'zod'

/** What was last known of each path: while its stamp stays the same, its hash does too. */
export type Stamps = ReadonlyMap<string, { stamp: string; hash: string }>

const entriesSchema = z.array(
  z.tuple([z.string(), z.object({ stamp: z.string(), hash: z.string() })]),
)

/** The stamps of an earlier run; none, where they cannot be read. */
export function readStamps(path: string): Stamps {
  try {
    return new Map(entriesSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))
  } catch {
    return new Map()
  }
}

/**
 * Keeps stamps for a later run; where that is impossible, it will only be slower.
 *
 * @param now this instant in UTC: a file that has just been written may be written again within
 *   the same tick of the clock, so that its stamp tells nothing yet
 */
export function writeStamps(path: string, stamps: Stamps, now: string): void {
  const settled = [...stamps].filter(([, { stamp }]) => changedAt(stamp) < Date.parse(now) - 2000)
  try {
    mkdirSync(dirname(path), { recursive: true })
    const unfinished = `${path}.${process.pid}`
    writeFileSync(unfinished, JSON.stringify(settled))
    renameSync(unfinished, path)
  } catch {
    return
  }
}

/** Milliseconds at which a file changed, by its stamp: size, modification, change, inode. */
const changedAt = (stamp: string) => Number(stamp.split(' ')[2]) / 1e6
