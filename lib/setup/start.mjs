// @ts-check
// Old releases of Node read this file before they are refused: keep to syntax they can parse.
import { explainNodeVersion } from './node-version.mjs'

const problem = explainNodeVersion(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  import('./serve.mjs')
    .then(({ setUpAndServe }) => setUpAndServe(process.argv.slice(2)))
    .then((exitCode) => {
      process.exitCode = exitCode
    })
}
