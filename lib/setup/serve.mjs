// @ts-check
import { spawn } from 'node:child_process'
import { join } from 'node:path'

import { buildSite } from './build.mjs'
import { programs } from './bundle.mjs'
import { installPackages } from './install.mjs'
import { explainPort } from './port.mjs'
import { exitCodeOf, findProgram, root } from './processes.mjs'

/**
 * Does what is still to be done, then serves until the server ends.
 * @param {readonly string[]} args passed on to the server; a preview needs no build
 * @returns {Promise<number>} the exit code
 */
export async function setUpAndServe(args) {
  const isPreview = args.includes('--preview')
  const problem = await explainPort({ PORT: process.env.PORT, HOST: process.env.HOST })
  if (problem) {
    console.error(problem)
    return 1
  }
  if (findProgram('git') === undefined) {
    console.log(
      'git is not installed, so content is read from its folder and not from commits. To publish by commit, install git: https://git-scm.com/downloads',
    )
  }
  if (!(await installPackages())) return 1
  if (!isPreview && !(await buildSite())) return 1
  return serve(args, isPreview ? 'development' : 'production')
}

/** By default glibc keeps memory apart for every thread: 20 to 70 MiB of this server. */
const FRUGAL = { MALLOC_ARENA_MAX: '2' }

/**
 * @param {readonly string[]} args
 * @param {'development' | 'production'} mode
 */
function serve(args, mode) {
  const program =
    mode === 'production' ? [join(programs, 'server.mjs')] : ['--import', 'tsx', 'server.ts']
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: root,
    env: { ...FRUGAL, ...process.env, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  // Ctrl-C reaches the server from the terminal already, and twice may mean 'at once' to it.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  // `npm start` runs a shell between npm and this; a SIGTERM to npm ends both and goes no further.
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 500)
  watch.unref()
  return exitCodeOf(child, 'The server')
}
