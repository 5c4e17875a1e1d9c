import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

import { z } from 'zod'

import { identityOf, type Mailbox } from './mailbox'

/**
 * What is known of an address. `trying` is written before the mail server hears of it, and one of
 * the others once it has answered: whatever `trying` is the last word on may or may not have been
 * sent.
 */
const stateSchema = z.enum(['trying', 'accepted', 'refused', 'deferred', 'unknown'])
export type ProgressState = z.infer<typeof stateSchema>

const headSchema = z.object({ format: z.literal(1), edition: z.string() })
const entrySchema = z.object({
  at: z.string(),
  state: stateSchema,
  address: z.string(),
  reason: z.string().optional(),
})
export type ProgressEntry = z.infer<typeof entrySchema>

export interface ProgressFile {
  /** The last entry of each address, by its identity. */
  entries: ReadonlyMap<string, ProgressEntry>
  /** Returns once the entry is on the disk. */
  record: (entry: ProgressEntry) => void
  close: () => void
}

/** The last that is known of a recipient. */
export const lastEntry = (entries: ProgressFile['entries'], recipient: Mailbox) =>
  entries.get(identityOf(recipient))

/**
 * Opens the record of who has got an edition, for one process at a time; begins one where there is
 * none. Only its owner may read it, as it holds addresses.
 *
 * @param edition names what is sent, so that no record of another is taken for its own
 * @throws an Error that says what is in the way
 */
export function openProgressFile(path: string, edition: string): ProgressFile {
  mkdirSync(dirname(path), { recursive: true })
  const unlock = lock(`${path}.lock`)
  try {
    const entries = readEntries(path, edition)
    const file = openSync(path, 'a', 0o600)
    const write = (line: object, before = '') => {
      writeSync(file, `${before}${JSON.stringify(line)}\n`)
      fsyncSync(file)
    }
    if (entries === undefined) {
      write({ format: 1, edition })
      syncFolder(dirname(path))
    }
    const known = new Map(entries?.known)
    // A crash may have left half a line: what comes next shall not be read as its end.
    let before = entries?.endsInside === true ? '\n' : ''
    return {
      entries: known,
      record: (entry) => {
        write(entry, before)
        before = ''
        known.set(identityOf(entry), entry)
      },
      close: () => {
        closeSync(file)
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** What a record holds, without opening it to write; nothing where there is none. */
export const readProgress = (path: string, edition: string): ProgressFile['entries'] =>
  readEntries(path, edition)?.known ?? new Map<string, ProgressEntry>()

function readEntries(path: string, edition: string) {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const [head = '', ...lines] = text.split('\n')
  if (lines.length === 0 && HEAD_BEGINS.startsWith(head.slice(0, HEAD_BEGINS.length))) {
    // Nothing was sent before its head was on the disk.
    rmSync(path, { force: true })
    return undefined
  }
  const heading = headSchema.safeParse(parseLine(head))
  if (!heading.success) {
    throw new Error(
      `${path} is not a record of who got an edition: name another file with --resume.`,
    )
  }
  if (heading.data.edition !== edition) {
    throw new Error(
      `${path} records who got ${heading.data.edition}, not ${edition}: name another file with --resume.`,
    )
  }
  const known = new Map<string, ProgressEntry>()
  for (const line of lines) {
    const entry = entrySchema.safeParse(parseLine(line))
    // What a crash left of a line was never acted upon.
    if (entry.success) known.set(identityOf(entry.data), entry.data)
  }
  return { known, endsInside: lines.at(-1) !== '' }
}

const HEAD_BEGINS = '{"format":'

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** A file that has just been made may else be gone after a power cut, with all that is in it. */
function syncFolder(folder: string) {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** @returns what gives the lock back */
function lock(path: string): () => void {
  const own = `${path}.${randomUUID()}`
  // A link appears with its contents or not at all.
  writeFileSync(own, String(process.pid), { mode: 0o600 })
  try {
    if (!tryLink(own, path)) {
      const owner = Number(readFileSync(path, 'utf8'))
      if (isRunning(owner)) {
        throw new Error(
          `Process ${owner} is sending this edition: wait until it has ended. If it is some other program, delete ${path}.`,
        )
      }
      rmSync(path, { force: true })
      if (!tryLink(own, path)) throw new Error('This edition is being sent by another process.')
    }
  } finally {
    rmSync(own, { force: true })
  }
  return () => rmSync(path, { force: true })
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
