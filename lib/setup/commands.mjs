// @ts-check
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'

import { bundle } from './bundle.mjs'
import { fingerprint } from './fingerprint.mjs'
import { root } from './processes.mjs'

const code = ['lib', 'package-lock.json', 'tsconfig.json']

/** One that still runs may load more of itself. */
const KEPT = 2
const UNFINISHED = 'unfinished-'

/**
 * The editors' commands in one file, made anew when their code has changed.
 * @returns {Promise<string>} its path
 * @throws {Error} when it can't be written
 */
export async function bundleCommands(place = join(root, '.foresheet', 'commands')) {
  const made = join(place, fingerprint(root, code).slice(0, 16))
  const program = join(made, 'newsroom.mjs')
  if (existsSync(program)) return program
  mkdirSync(place, { recursive: true })
  const unfinished = mkdtempSync(join(place, UNFINISHED))
  try {
    await bundle(unfinished, {
      newsroom: 'lib/cli/newsroom.ts',
      'parse-worker': 'lib/content/parse-worker.ts',
      'image-worker': 'lib/images/image-worker.ts',
    })
    renameSync(unfinished, made)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // Another command may have been faster.
    if (!existsSync(program)) throw error
    return program
  }
  removeOld(place)
  return program
}

/** @param {string} place */
function removeOld(place) {
  const newestFirst = readdirSync(place)
    .filter((name) => !name.startsWith(UNFINISHED))
    .map((name) => join(place, name))
    .map((folder) => ({ folder, madeAt: statSync(folder).mtimeMs }))
    .sort((one, other) => other.madeAt - one.madeAt)
  for (const { folder } of newestFirst.slice(KEPT)) rmSync(folder, { recursive: true, force: true })
}
