// @ts-check
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A sha256 over the names and bytes of files; folders count with all that is in them.
 * Unit tests and entries that do not exist count for nothing.
 * @param {string} base
 * @param {readonly string[]} entries relative to `base`
 */
export function fingerprint(base, entries) {
  const hash = createHash('sha256')
  for (const path of entries.flatMap((entry) => listFiles(base, entry))) {
    const bytes = readFileSync(join(base, path))
    hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/**
 * @param {string} base
 * @param {string} entry
 * @returns {string[]}
 */
function listFiles(base, entry) {
  const status = statSync(join(base, entry), { throwIfNoEntry: false })
  if (status?.isFile()) return [entry]
  if (!status?.isDirectory()) return []
  return readdirSync(join(base, entry))
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => listFiles(base, `${entry}/${name}`))
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
export function readStamp(path) {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return undefined
  }
}

/**
 * @param {string} path
 * @param {string} value
 */
export const writeStamp = (path, value) => writeFileSync(path, `${value}\n`)

/** @param {string} path */
export const removeStamp = (path) => rmSync(path, { force: true })
