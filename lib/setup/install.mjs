// @ts-check
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { fingerprint, readStamp, removeStamp, writeStamp } from './fingerprint.mjs'
import { root, run } from './processes.mjs'

const packages = join(root, 'node_modules')
const stamp = join(packages, '.foresheet-install')

/**
 * Installs what package-lock.json names, unless that was done before.
 * @returns {Promise<boolean>} whether the packages are there
 */
export async function installPackages() {
  const wanted = fingerprint(root, ['package-lock.json'])
  if (readStamp(stamp) === wanted) return true

  console.log(
    existsSync(packages)
      ? 'Installing packages, as package-lock.json is not what was installed last'
      : 'Installing packages, as there are none yet',
  )
  removeStamp(stamp)
  // Building needs TypeScript, so development packages come along even where NODE_ENV=production.
  const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'])
  if (code !== 0) {
    console.error(`The packages could not be installed: npm ci ended with code ${code}`)
    return false
  }
  writeStamp(stamp, wanted)
  return true
}
