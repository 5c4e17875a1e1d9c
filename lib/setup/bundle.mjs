// @ts-check
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { fingerprint, readStamp } from './fingerprint.mjs'
import { root } from './processes.mjs'

/**
 * Where the programs of builds lie: each build has a folder, and `server.mjs` beside them starts
 * the newest.
 */
export const programs = join(root, '.foresheet', 'build')

/** What decides what the index of a newsroom holds, whatever the server around it does. */
const indexCode = ['lib/archive', 'lib/content', 'lib/images', 'lib/routes.ts', 'package-lock.json']

/**
 * Builds the server, its parser and its renderer.
 * @throws {Error} with esbuild's account of what is wrong
 */
export async function bundlePrograms(place = programs) {
  const made = join(place, 'unfinished')
  rmSync(made, { recursive: true, force: true })
  await bundle(made, {
    server: 'server.ts',
    'parse-worker': 'lib/content/parse-worker.ts',
    'image-worker': 'lib/images/image-worker.ts',
    'render-worker': 'lib/delivery/render-worker.ts',
  })
  putInPlace(made, place)
}

/**
 * Joins each program into one file. Loading their few hundred modules one by one, and TypeScript on
 * top, takes several times as long as everything else a start does.
 * @param {string} folder to write them to
 * @param {Record<string, string>} entryPoints the names of the programs, and where they begin
 * @throws {Error} with esbuild's account of what is wrong
 */
export async function bundle(folder, entryPoints) {
  const { build } = await import('esbuild')
  mkdirSync(folder, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // An index that other code made is begun anew.
    define: {
      'process.env.FORESHEET_INDEX_CODE': JSON.stringify(fingerprint(root, indexCode)),
    },
    // What is native, starts threads of its own or is loaded by its place on disk.
    external: ['next', 'libsql', 'sharp', 'pino', 'pino-pretty'],
    // gray-matter and its like still call `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  })
  copyFileSync(join(root, 'lib', 'archive', 'schema.sql'), join(folder, 'schema.sql'))
}

/**
 * Makes a finished folder the newest build. The build before stays: a server of it may still run,
 * and starts its parsers from there whenever it needs one. Older ones are removed.
 * @param {string} made a folder in `place`
 * @param {string} place
 */
export function putInPlace(made, place) {
  const starter = join(place, 'server.mjs')
  const before = readStamp(starter)?.match(/^import '\.\/(\w+)\//)?.[1]
  // Named after its contents, so that a build that changed only pages replaces no programs.
  const name = fingerprint(made, ['.']).slice(0, 16)
  if (existsSync(join(place, name))) rmSync(made, { recursive: true })
  else renameSync(made, join(place, name))
  if (name === before) return

  const unfinished = join(place, 'unfinished.mjs')
  writeFileSync(unfinished, `import './${name}/server.mjs'\n`)
  renameSync(unfinished, starter)
  for (const entry of readdirSync(place)) {
    if (entry !== name && entry !== before && entry !== 'server.mjs') {
      rmSync(join(place, entry), { recursive: true })
    }
  }
}
