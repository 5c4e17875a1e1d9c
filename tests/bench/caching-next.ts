import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { programOfPackage, root } from '@/lib/setup/processes.mjs'

import { runToEnd } from './child-process'
import type { Newsroom } from './newsrooms'
import { settingsOf } from './servers'

// Below the project, as Next looks for packages and Tailwind for classes from there.
const folder = join(root, '.foresheet', 'bench', 'next')
const COPIED = [
  ...['components', 'lib', 'public', 'next.config.ts', 'postcss.config.mjs'],
  ...['tsconfig.json', 'package.json'],
]
/** Only a story is asked for, so only its page is built. */
const FOLDERS_OF_APP = ['app', 'app/stories', 'app/stories/[slug]']

/**
 * Builds the page of a story with one word changed, so that Next keeps what it has rendered, and
 * gives the folder it can be started in. That is Next at its best.
 */
export async function buildCachingNext(newsroom: Newsroom): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true })
  for (const path of FOLDERS_OF_APP) {
    mkdirSync(join(folder, path), { recursive: true })
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      if (entry.isFile()) copyChanged(join(path, entry.name))
    }
  }
  await runToEnd(programOfPackage('next'), ['build'], settingsOf(newsroom), folder)
  return folder
}

function copyChanged(path: string) {
  const text = readFileSync(join(root, path), 'utf8')
  const changed = text.replace("dynamic = 'force-dynamic'", "dynamic = 'force-static'")
  writeFileSync(join(folder, path), changed)
}
