import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

import Database from 'libsql'

import { contentModel } from '@/lib/content/schema/model'

import { all, type Connection, first } from './sql'

/** The index of the newsroom, open for questions. */
export interface Archive {
  connection: Connection
}

export interface WritableArchive extends Archive {
  /** Why the index was begun anew, when it was. */
  rebuilt: 'missing' | 'unreadable' | 'of another version' | undefined
}

/**
 * Opens an index to read; another process may be writing to it.
 *
 * @throws when there is none
 */
export function openArchive(path: string): Archive {
  if (!existsSync(path)) throw new Error(`There is no index ${path}: publish the content first.`)
  const connection = new Database(path)
  // libsql takes the option `readonly` of better-sqlite3 and ignores it.
  connection.pragma('query_only = ON')
  connection.pragma('busy_timeout = 2000')
  return { connection }
}

/**
 * Opens an index to write. One that is missing, corrupt or of another version is begun anew:
 * it is disposable by design.
 */
export function openWritableArchive(path: string): WritableArchive {
  const schema = readSchema()
  const version = versionOf(schema)
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })

  const rebuilt =
    path !== ':memory:' && existsSync(path) ? findReasonToRebuild(path, version) : 'missing'
  if (rebuilt !== undefined) removeIndex(path)
  const connection = new Database(path)
  connection.pragma('busy_timeout = 2000')
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = NORMAL')
  connection.pragma('foreign_keys = ON')
  if (rebuilt !== undefined) {
    connection.exec(`BEGIN; ${schema} PRAGMA user_version = ${version}; COMMIT;`)
  }
  return { connection, rebuilt }
}

/** Whether there is an index that can be read to its end, and of this version. */
export const isIndexSound = (path: string): boolean =>
  existsSync(path) && findReasonToRebuild(path, versionOf(readSchema())) === undefined

export const closeArchive = ({ connection }: Archive) => {
  connection.close()
}

const readSchema = () => readFileSync(new URL('./schema.sql', import.meta.url), 'utf8')

function findReasonToRebuild(path: string, version: number): WritableArchive['rebuilt'] {
  let connection: Connection | undefined
  try {
    connection = new Database(path)
    const found = first<{ user_version: number }>(connection, 'PRAGMA user_version')
    if (found?.user_version !== version) return 'of another version'
    return isReadable(connection) ? undefined : 'unreadable'
  } catch {
    return 'unreadable'
  } finally {
    connection?.close()
  }
}

/**
 * Whether every table can be read to its end. Of the full text that is asked of the tables it lies
 * in: whether its words are those of the stories would take longer than all else together.
 */
function isReadable(connection: Connection): boolean {
  const tables = all<{ name: string }>(
    connection,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
  )
  return tables.every(({ name }) => {
    const check = first<{ quick_check: string }>(connection, `PRAGMA quick_check("${name}")`)
    return check?.quick_check === 'ok'
  })
}

function removeIndex(path: string) {
  if (path === ':memory:') return
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
}

/**
 * Changes whenever the tables, the content model or, in a build, the code that makes the index do,
 * so that nobody has to remember to count it up.
 */
function versionOf(schema: string): number {
  const digest = createHash('sha256')
    .update(schema)
    .update(JSON.stringify(contentModel()))
    // lib/setup/bundle.mjs puts a fingerprint in the place of this expression.
    .update(process.env.FORESHEET_INDEX_CODE ?? 'development')
    .digest()
  return digest.readUInt32BE(0) >>> 1
}
