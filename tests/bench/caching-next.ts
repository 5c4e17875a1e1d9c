import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { programOfPackage, root } from '@/lib/setup/processes.mjs'

import { runToEnd } from './child-process'
import type { Newsroom } from './newsrooms'
import { settingsOf } from './servers'

// Below the project, as Next looks for packages and Tailwind for classes from there.
const folder = join(root, '.foresheet', 'bench', 'next')
const CODE = ['app', 'components', 'lib', 'public', 'next.config.ts', 'postcss.config.mjs']
const SETTINGS = ['tsconfig.json', 'package.json']

/**
 * Builds the same app with one word changed, so that Next keeps the pages it has rendered, and
 * gives the folder it can be started in. That is Next at its best.
 */
export async function buildCachingNext(newsroom: Newsroom): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const name of [...CODE, ...SETTINGS]) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  for (const entry of readdirSync(join(folder, 'app'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(entry)) continue
    const file = join(folder, 'app', entry)
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace("dynamic = 'force-dynamic'", "dynamic = 'force-static'"))
  }
  await runToEnd(programOfPackage('next'), ['build'], settingsOf(newsroom), folder)
  return folder
}
