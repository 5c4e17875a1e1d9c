// @ts-check
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { root } from './processes.mjs'

/** Where the programs of a build lie, side by side. */
export const programs = join(root, '.foresheet', 'build')

/**
 * Joins the server and its parser into one file each. Loading their few hundred modules one by
 * one, and TypeScript on top, takes several times as long as everything else a start does.
 * @throws {Error} with esbuild's account of what is wrong
 */
export async function bundlePrograms() {
  const { build } = await import('esbuild')
  rmSync(programs, { recursive: true, force: true })
  mkdirSync(programs, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: { server: 'server.ts', 'parse-worker': 'lib/content/parse-worker.ts' },
    outdir: programs,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // What is native, starts threads of its own or is loaded by its place on disk.
    external: ['next', 'libsql', 'pino', 'pino-pretty'],
    // gray-matter and its like still call `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  })
  copyFileSync(join(root, 'lib', 'archive', 'schema.sql'), join(programs, 'schema.sql'))
}
