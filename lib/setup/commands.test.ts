import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { bundleCommands } from './commands.mjs'
import { root } from './processes.mjs'

const run = (program: string, ...words: string[]) =>
  execFileSync(process.execPath, [program, ...words], { encoding: 'utf8' })

test('The commands are joined once for their code, and the one before is kept', async () => {
  const folder = temporaryFolder()
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const place = join(folder, 'commands')
  for (const [hour, name] of ['older', 'before'].entries()) {
    mkdirSync(join(place, name), { recursive: true })
    utimesSync(join(place, name), hour * 3600, hour * 3600)
  }
  const program = await bundleCommands(place)
  expect(readdirSync(place).sort()).toEqual(
    [dirname(program).slice(place.length + 1), 'before'].sort(),
  )
  const { mtimeMs } = statSync(program)
  expect(await bundleCommands(place)).toBe(program)
  expect(statSync(program).mtimeMs).toBe(mtimeMs)

  expect(run(program, '--help')).toContain('check')
  expect(run(program, 'check', '--no-cache', '--dir', 'content')).toMatch(/^content: 0 errors/)
}, 60_000)

test('Commands that start at once all find them', async () => {
  const place = temporaryFolder()
  const programs = await Promise.all([bundleCommands(place), bundleCommands(place)])
  expect(new Set(programs).size).toBe(1)
  expect(readdirSync(place)).toHaveLength(1)
}, 60_000)
