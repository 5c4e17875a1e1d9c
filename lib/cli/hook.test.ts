import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { folderOf, runCommand } from '@/tests/fixtures/run-newsroom'
import { temporaryRepository } from '@/tests/fixtures/temporary-folder'

test('A hook is installed once, and renewed', async () => {
  const root = temporaryRepository()
  const path = join(root, '.git/hooks/pre-commit')
  expect(await runCommand('hook', 'install', '--dir', root)).toEqual({
    code: 0,
    output: `Installed ${path}`,
    complaint: '',
  })
  const script = readFileSync(path, 'utf8')
  expect(script).toMatch(/^#!\/bin\/sh\n/)
  expect(script).toContain('--changed HEAD')
  expect(statSync(path).mode & 0o111).toBe(0o111)
  expect((await runCommand('hook', 'install', '--dir', root)).output).toBe(`Renewed ${path}`)
})

test('A hook of somebody else is never overwritten', async () => {
  const root = temporaryRepository()
  const path = join(root, '.git/hooks/pre-commit')
  writeFileSync(path, '#!/bin/sh\nmake\n')
  const { code, complaint } = await runCommand('hook', 'install', '--dir', root)
  expect(code).toBe(2)
  expect(complaint).toContain('exists and is not ours; add this line to it:')
  expect(readFileSync(path, 'utf8')).toBe('#!/bin/sh\nmake\n')
})

test('Without a repository there is nothing to hook into', async () => {
  const { code, complaint } = await runCommand('hook', 'install', '--dir', folderOf({ a: '' }))
  expect(code).toBe(2)
  expect(complaint).toContain('lies in no git work tree')
})
