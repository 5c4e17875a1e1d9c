import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { fingerprint, readStamp, removeStamp, writeStamp } from './fingerprint.mjs'

let folder = ''
const at = (path: string) => join(folder, path)
const entries = ['app', 'settings.ts', 'missing']

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foresheet-fingerprint-'))
  mkdirSync(at('app/story'), { recursive: true })
  writeFileSync(at('app/story/page.tsx'), 'one')
  writeFileSync(at('settings.ts'), 'two')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the same files give the same fingerprint', () => {
  expect(fingerprint(folder, entries)).toBe(fingerprint(folder, entries))
})

test.each([
  ['a changed byte', () => writeFileSync(at('app/story/page.tsx'), 'One')],
  ['a new file', () => writeFileSync(at('app/story/new.css'), '')],
  ['a new name', () => renameSync(at('app/story'), at('app/stories'))],
  ['a removed file', () => rmSync(at('settings.ts'))],
])('%s gives another fingerprint', (_, change) => {
  const before = fingerprint(folder, entries)
  change()
  expect(fingerprint(folder, entries)).not.toBe(before)
})

test('unit tests and files beside the entries leave the fingerprint as it is', () => {
  const before = fingerprint(folder, entries)
  writeFileSync(at('app/story/page.test.tsx'), 'test')
  writeFileSync(at('app/dates.test.ts'), 'test')
  writeFileSync(at('story.md'), 'content')
  expect(fingerprint(folder, entries)).toBe(before)
})

test('the time of a file leaves the fingerprint as it is', () => {
  const before = fingerprint(folder, entries)
  utimesSync(at('settings.ts'), 0, 0)
  expect(fingerprint(folder, entries)).toBe(before)
})

test('a stamp is read back until it is removed', () => {
  expect(readStamp(at('stamp'))).toBeUndefined()
  writeStamp(at('stamp'), 'abc')
  expect(readStamp(at('stamp'))).toBe('abc')
  removeStamp(at('stamp'))
  removeStamp(at('stamp'))
  expect(readStamp(at('stamp'))).toBeUndefined()
})
