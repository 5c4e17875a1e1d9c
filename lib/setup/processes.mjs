// @ts-check
import { spawn } from 'node:child_process'
import { accessSync, constants as fileModes, statSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** @param {string} name of a program that an installed package brings */
export const programOfPackage = (name) => join(root, 'node_modules', '.bin', name)

/**
 * Runs a program in the project's folder with its output shown.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, seconds?: number }} [limits] `seconds`: it is stopped after them
 * @returns {Promise<number>} the exit code, 128 + the signal's number after a signal
 */
export function run(program, args, { env = process.env, seconds } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: seconds === undefined ? undefined : seconds * 1000,
  })
  return exitCodeOf(child, program)
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} program
 * @returns {Promise<number>}
 */
export const exitCodeOf = (child, program) =>
  new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`)
      resolve(127)
    })
    child.on('exit', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })

/**
 * The path of a program that can be run, or `undefined`.
 * @param {string} name
 * @param {string} [searchPath] folders as in PATH
 */
export function findProgram(name, searchPath = process.env.PATH ?? '') {
  const candidates = searchPath.split(delimiter).map((folder) => join(folder || '.', name))
  return candidates.find(isProgram)
}

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, fileModes.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
