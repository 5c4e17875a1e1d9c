import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Names the code that judges content, so that a verdict is not kept for longer than the code that
 * gave it.
 */
export const judgingCode = (): string => process.env.FORESHEET_INDEX_CODE ?? fingerprintSources()

function fingerprintSources(): string {
  const hash = createHash('sha256')
  for (const room of ['content', 'content/schema', 'archive', 'images']) {
    const folder = fileURLToPath(new URL(`../${room}/`, import.meta.url))
    for (const name of readdirSync(folder).sort()) {
      if (!/\.(?:ts|mjs|sql)$/.test(name) || name.endsWith('.test.ts')) continue
      hash.update(`${room}/${name}\0`).update(readFileSync(`${folder}${name}`))
    }
  }
  const packages = new URL('../../package-lock.json', import.meta.url)
  return hash.update(readFileSync(packages)).digest('hex').slice(0, 16)
}
