// @ts-check
import { buildSite } from './build.mjs'
import { provideChromium } from './chromium.mjs'
import { installPackages } from './install.mjs'
import { programOfPackage, run } from './processes.mjs'
import { summarise } from './summary.mjs'

/** @typedef {import('./summary.mjs').Result} Result */

/**
 * Sets up what is missing and runs every check, whatever the ones before it said.
 * @returns {Promise<number>} the exit code
 */
export async function runChecks() {
  /** @type {Result[]} */
  const results = []
  /**
   * @param {string} name
   * @param {() => Promise<boolean>} work
   */
  const step = async (name, work) => {
    const result = await takeStep(name, work)
    results.push(result)
    return result.passed
  }

  if (await step('install', installPackages)) await runSteps(step)

  const { table, tally } = summarise(results)
  console.log(`\nWhat ran\n\n${table}\n\n${tally}`)
  return results.every(({ passed }) => passed) ? 0 : 1
}

/** @param {(name: string, work: () => Promise<boolean>) => Promise<boolean>} step */
async function runSteps(step) {
  /** @type {import('./chromium.mjs').Browser | undefined} */
  let browser
  await step('browser', async () => (browser = await provideChromium()) !== undefined)
  await step('format', () => succeeds('prettier', ['--check', '.']))
  await step('lint', () => succeeds('eslint', ['--max-warnings', '0', '.']))
  await step('types', async () => {
    return (await succeeds('next', ['typegen'])) && (await succeeds('tsc', ['--noEmit']))
  })
  await step('unused code', () => succeeds('knip', []))
  await step('content', checkContent)
  await step('unit tests', () => succeeds('vitest', ['run', '--project', 'unit']))
  const isBuilt = await step('build', buildSite)
  await step('end to end', async () => {
    if (browser && isBuilt) return succeeds('playwright', ['test'], browser.env)
    console.error(`Not run, as there is no ${isBuilt ? 'browser' : 'build'}`)
    return false
  })
}

/**
 * @param {string} name
 * @param {() => Promise<boolean>} work
 * @returns {Promise<Result>}
 */
async function takeStep(name, work) {
  console.log(`\n=== ${name}\n`)
  const start = performance.now()
  const passed = await work().catch((error) => {
    console.error(error)
    return false
  })
  const seconds = (performance.now() - start) / 1000
  console.log(`\n--- ${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`)
  return { name, passed, seconds }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
const succeeds = async (program, args, env) =>
  (await run(programOfPackage(program), args, { env: { ...environment(), ...env } })) === 0

const checkContent = async () => {
  const args = ['lib/cli/foresheet.mjs', 'check']
  return (await run(process.execPath, args, { env: environment() })) === 0
}

/** An inherited NODE_ENV would change what is tested. */
const environment = () =>
  /** @type {const} */ ({ ...process.env, NODE_ENV: 'test', NEXT_TELEMETRY_DISABLED: '1' })
