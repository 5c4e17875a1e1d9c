import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import { expect, test } from 'vitest'

import { findProgram, run } from './processes.mjs'

test('a program is found in the first folder that holds one that may be run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'foresheet-programs-'))
  const plain = join(folder, 'plain')
  const nested = join(folder, 'nested')
  const good = join(folder, 'good')
  mkdirSync(plain)
  mkdirSync(join(nested, 'git'), { recursive: true })
  mkdirSync(good)
  writeFileSync(join(plain, 'git'), '', { mode: 0o644 })
  writeFileSync(join(good, 'git'), '', { mode: 0o755 })

  const found = findProgram('git', [plain, nested, good].join(delimiter))
  const missing = findProgram('git', [plain, nested].join(delimiter))
  rmSync(folder, { recursive: true })

  expect(found).toBe(join(good, 'git'))
  expect(missing).toBeUndefined()
})

test('the exit code of a program is given', async () => {
  expect(await run(process.execPath, ['-e', 'process.exit(3)'])).toBe(3)
})

test('a program that was ended by a signal gives 128 and the number of the signal', async () => {
  expect(await run(process.execPath, ['-e', 'process.kill(process.pid)'])).toBe(128 + 15)
})

test('a program that takes too long is stopped', async () => {
  const code = await run(process.execPath, ['-e', 'setInterval(Date, 9e6)'], { seconds: 0.2 })
  expect(code).toBe(128 + 15)
})
