#!/usr/bin/env node
// @ts-check
// The editors' commands from any folder: TypeScript and its paths are those of this program.
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const loader = await import('tsx/esm/api').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
})
if (loader === undefined) {
  console.error(`The packages are not installed yet: run \`npm ci\` in ${root}`)
  process.exitCode = 2
} else {
  process.env.TSX_TSCONFIG_PATH ??= `${root}tsconfig.json`
  loader.register()
  await import('./newsroom.ts')
}
