import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { findRepository, runGit } from './git'

/** Tells a hook of ours from one that somebody wrote. */
const MARK = '# Installed by "newsroom hook install".'

/**
 * Puts a script before each commit of the repository that a newsroom lies in.
 *
 * @returns where it stands, and whether it took the place of an older one of ours
 * @throws a sentence when there is no repository, or a hook of somebody else
 */
export async function installHook(dir: string, command: string) {
  const repository = await findRepository(dir)
  if (typeof repository === 'string' || !repository.hasWorkTree) {
    throw new Error(`${dir} lies in no git work tree, so that there is nothing to hook into.`)
  }
  const shown = await runGit(repository.root, ['rev-parse', '--git-path', 'hooks/pre-commit'])
  const path = resolve(repository.root, shown.trim())
  const isOurs = existsSync(path) && readFileSync(path, 'utf8').includes(MARK)
  if (existsSync(path) && !isOurs) {
    throw new Error(`${path} exists and is not ours; add this line to it:\n  ${command}`)
  }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${MARK}\nexec ${command}\n`)
  chmodSync(path, 0o755)
  return { path, isReplaced: isOurs }
}
