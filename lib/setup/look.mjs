// @ts-check
// Old releases of Node read this file before they are refused: keep to syntax they can parse.
import { explainNodeVersion } from './node-version.mjs'

const problem = explainNodeVersion(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  takePictures()
}

/** Takes the pictures that the tests compare pages with anew, for a look that has changed on purpose. */
async function takePictures() {
  const { buildSite } = await import('./build.mjs')
  const { provideChromium } = await import('./chromium.mjs')
  const { installPackages } = await import('./install.mjs')
  const { programOfPackage, run } = await import('./processes.mjs')
  const browser = (await installPackages()) ? await provideChromium() : undefined
  if (!browser || !(await buildSite())) {
    process.exitCode = 1
    return
  }
  process.exitCode = await run(
    programOfPackage('playwright'),
    ['test', 'fixture.look', '--project', 'fixture', '--update-snapshots=all'],
    { env: { ...process.env, ...browser.env } },
  )
}
