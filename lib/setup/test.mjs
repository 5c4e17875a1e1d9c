// @ts-check
// Old releases of Node read this file before they are refused: keep to syntax they can parse.
import { explainNodeVersion } from './node-version.mjs'

const problem = explainNodeVersion(process.versions.node)
if (problem) {
  console.error(problem)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} else {
  import('./checks.mjs')
    .then(({ runChecks }) => runChecks())
    .then((exitCode) => {
      process.exitCode = exitCode
    })
}
