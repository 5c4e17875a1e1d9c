// @ts-check
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { bundlePrograms, programs } from './bundle.mjs'
import { fingerprint, readStamp, removeStamp, writeStamp } from './fingerprint.mjs'
import { programOfPackage, root, run } from './processes.mjs'

const stamp = join(root, '.next', 'foresheet-build')

/** What a build is made of. The newsroom is not: publishing never builds. */
const code = [
  'app',
  'components',
  'lib',
  'public',
  'server.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

export const fingerprintCode = (base = root) => fingerprint(base, code)

/**
 * Builds the site, unless this very code was built before.
 * @returns {Promise<boolean>} whether a build of this code is there
 */
export async function buildSite() {
  const built = readStamp(stamp)
  const wanted = fingerprintCode()
  if (built === wanted && existsSync(join(programs, 'server.mjs'))) return true

  console.log(
    built === undefined
      ? 'Building the site, as it was not built yet'
      : 'Building the site again, as the code has changed',
  )
  // A build that is broken off leaves a mixture behind, which must not pass for the old one.
  removeStamp(stamp)
  const exitCode = await run(programOfPackage('next'), ['build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (exitCode !== 0) {
    console.error(`The site could not be built: next build ended with code ${exitCode}`)
    return false
  }
  await bundlePrograms()
  writeStamp(stamp, wanted)
  return true
}
