// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { findProgram, isProgram, programOfPackage, run } from './processes.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ON_MACOS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const ADVICE =
  'No Chromium was found for the end-to-end tests. Install it (Debian: apt-get install chromium), or name yours: FORESHEET_CHROMIUM=/path/to/chromium npm test'

/**
 * @typedef {{ env: Record<string, string> }} Browser what Playwright needs in its environment
 */

/**
 * Finds a Chromium that starts, and gets one where there is none.
 * @returns {Promise<Browser | undefined>}
 */
export async function provideChromium() {
  const named = process.env.FORESHEET_CHROMIUM
  if (named) {
    if (startsUp(named)) return browserAt(named)
    console.error(`FORESHEET_CHROMIUM is '${named}', and no Chromium starts from there`)
    return undefined
  }
  const browser = findOwn() ?? findInstalled() ?? (await downloadOwn()) ?? (await installPackage())
  if (!browser) console.error(ADVICE)
  return browser
}

/**
 * @param {string} path
 * @returns {Browser}
 */
function browserAt(path) {
  console.log(`Chromium: ${path}`)
  return { env: { FORESHEET_CHROMIUM: path } }
}

/** @returns {Browser | undefined} the one that belongs to Playwright */
function findOwn() {
  /** @type {import('@playwright/test')} */
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  const path = chromium.executablePath()
  if (!existsSync(path) || !startsUp(path)) return undefined
  console.log('Chromium: the one that belongs to Playwright')
  return { env: {} }
}

/** @returns {Browser | undefined} */
function findInstalled() {
  const onPath = NAMES.flatMap((name) => findProgram(name) ?? [])
  const path = [...onPath, ...ON_MACOS.filter(isProgram)].find(startsUp)
  return path === undefined ? undefined : browserAt(path)
}

/**
 * A Chromium without its system libraries is there and yet does not start.
 * @param {string} path
 */
function startsUp(path) {
  const profile = mkdtempSync(join(tmpdir(), 'foresheet-chromium-'))
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--dump-dom']
  const { status, stdout } = spawnSync(
    path,
    [...args, `--user-data-dir=${profile}`, 'data:text/html,started'],
    { encoding: 'utf8', timeout: 30_000, killSignal: 'SIGKILL' },
  )
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  return status === 0 && stdout.includes('started')
}

async function downloadOwn() {
  console.log('Downloading a Chromium for Playwright')
  await run(programOfPackage('playwright'), ['install', '--no-shell', 'chromium'], { seconds: 180 })
  return findOwn()
}

async function installPackage() {
  const apt = findProgram('apt-get')
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (apt === undefined || !canRun([...prefix, apt, '--version'])) return undefined

  console.log('Installing the package chromium with apt-get')
  const env = ['env', 'DEBIAN_FRONTEND=noninteractive']
  for (const args of [
    ['update'],
    ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
  ]) {
    const [program = apt, ...rest] = [...prefix, ...env, apt, ...args]
    await run(program, rest, { seconds: 300 })
  }
  return findInstalled()
}

/** @param {string[]} command */
const canRun = ([program = '', ...args]) =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0
