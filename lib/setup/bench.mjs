// @ts-check
// Old releases of Node read this file before they are refused: keep to syntax they can parse.
import { explainNodeVersion } from './node-version.mjs'

const problem = explainNodeVersion(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  bench()
}

async function bench() {
  const { installPackages } = await import('./install.mjs')
  const { buildSite } = await import('./build.mjs')
  if (!(await installPackages()) || !(await buildSite())) {
    process.exitCode = 1
    return
  }
  const { register } = await import('tsx/esm/api')
  register()
  await import('../../tests/bench/bench.ts')
}
