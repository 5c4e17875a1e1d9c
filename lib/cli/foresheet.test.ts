import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

interface Outcome {
  code: number | string | null | undefined
  stderr: string
}

const runShell = (command: string, cwd: string) =>
  new Promise<Outcome>((resolve) => {
    execFile('bash', ['-o', 'pipefail', '-c', command], { cwd }, (error, _stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stderr })
    })
  })

test('without packages it says what to do', async () => {
  const root = mkdtempSync(join(tmpdir(), 'foresheet-bare-'))
  try {
    mkdirSync(join(root, 'lib/cli'), { recursive: true })
    copyFileSync('lib/cli/foresheet.mjs', join(root, 'lib/cli/foresheet.mjs'))
    expect(await runShell('node lib/cli/foresheet.mjs check', root)).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^The packages are not installed yet: run `npm ci` in .+\n$/),
    })
  } finally {
    rmSync(root, { recursive: true })
  }
})

test('it ends without a word when whoever reads has had enough', async () => {
  expect(await runShell('node lib/cli/foresheet.mjs check --help | true', '.')).toEqual({
    code: 0,
    stderr: '',
  })
})
