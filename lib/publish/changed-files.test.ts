import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { commitAll, git, write } from '@/tests/fixtures/repository'
import { temporaryFolder, temporaryRepository } from '@/tests/fixtures/temporary-folder'

import { listChangedFiles } from './changed-files'

test('What was committed, edited or added since a branch was left has changed', async () => {
  const root = temporaryRepository()
  for (const name of ['a', 'b', 'c', 'd']) write(root, `content/${name}.md`, name)
  write(root, 'other.md', 'x')
  commitAll(root)
  git(root, 'checkout', '--quiet', '-b', 'work')
  write(root, 'content/a.md', 'committed')
  commitAll(root)
  write(root, 'content/b.md', 'edited')
  write(root, 'content/new, ü.md', 'added')
  write(root, 'other.md', 'edited')

  expect(await listChangedFiles(join(root, 'content'), 'main')).toEqual({
    changed: new Set(['new, ü.md', 'a.md', 'b.md']),
    hasRemoved: false,
  })
})

test('What the other branch did meanwhile has not changed', async () => {
  const root = temporaryRepository()
  write(root, 'a.md', 'a')
  commitAll(root)
  git(root, 'checkout', '--quiet', '-b', 'work')
  git(root, 'checkout', '--quiet', 'main')
  write(root, 'a.md', 'later')
  commitAll(root)
  git(root, 'checkout', '--quiet', 'work')
  expect((await listChangedFiles(root, 'main')).changed).toEqual(new Set())
})

test('A file that is gone is told', async () => {
  const root = temporaryRepository()
  write(root, 'a.md', 'a')
  commitAll(root)
  rmSync(join(root, 'a.md'))
  expect(await listChangedFiles(root, 'HEAD')).toEqual({
    changed: new Set(['a.md']),
    hasRemoved: true,
  })
})

test('Before the first commit everything has changed', async () => {
  const root = temporaryRepository()
  write(root, 'a.md', 'a')
  git(root, 'add', 'a.md')
  write(root, 'b.md', 'b')
  expect(await listChangedFiles(root, 'HEAD')).toEqual({
    changed: new Set(['b.md', 'a.md']),
    hasRemoved: false,
  })
})

test('Without a repository or such a commit, a sentence says what to do', async () => {
  await expect(listChangedFiles(temporaryFolder(), 'main')).rejects.toThrow(
    'leave --changed out to see every file',
  )
  const root = temporaryRepository()
  write(root, 'a.md', 'a')
  commitAll(root)
  await expect(listChangedFiles(root, 'nowhere')).rejects.toThrow('"nowhere" names no commit in')
  await expect(listChangedFiles(root, '--output=x')).rejects.toThrow('names no commit in')
})
