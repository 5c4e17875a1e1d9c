import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { z } from 'zod'

/** When an address was last found to lead to its document, and where to if that has moved. */
const entrySchema = z.object({ checkedAt: z.string(), movedTo: z.string().optional() })
const fileSchema = z.object({ version: z.literal(1), links: z.record(z.string(), entrySchema) })

export type KnownLinks = Record<string, z.infer<typeof entrySchema>>

/** What earlier checks found; nothing, where it cannot be read. */
export function readKnownLinks(path: string): KnownLinks {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).links
  } catch {
    return {}
  }
}

/** Keeps what was found for later checks; where that is impossible, they will only be slower. */
export function writeKnownLinks(path: string, links: KnownLinks): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    const unfinished = `${path}.${process.pid}`
    writeFileSync(unfinished, JSON.stringify({ version: 1, links }))
    renameSync(unfinished, path)
  } catch {
    return
  }
}
