import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, expect, test, vi } from 'vitest'

import { readTexts } from '@/tests/fixtures/read-source'
import { commitAll, git, write } from '@/tests/fixtures/repository'
import { temporaryFolder, temporaryRepository } from '@/tests/fixtures/temporary-folder'

import { openSource } from './open-source'

afterEach(() => vi.unstubAllEnvs())

test('A newsroom committed in a repository is read from its commit', async () => {
  const folder = temporaryRepository()
  write(folder, 'content/a.md', 'committed')
  commitAll(folder)
  write(folder, 'content/a.md', 'edited')

  const source = await openSource(join(folder, 'content'), 'main')
  expect(source.description).toBe(`commit main of ${join(folder, 'content')}`)
  expect(await readTexts(source)).toEqual({ 'a.md': 'committed' })
})

test('A newsroom in no repository is read from its folder', async () => {
  const folder = temporaryFolder()
  write(folder, 'a.md', 'a')
  const source = await openSource(folder, 'HEAD')
  expect(source.description).toBe(`folder ${folder}`)
  expect(await readTexts(source)).toEqual({ 'a.md': 'a' })
})

test('A newsroom in a repository without a commit is read from its folder', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'a')
  git(folder, 'add', '--all')
  expect((await openSource(folder, 'HEAD')).description).toBe(`folder ${folder}`)
})

test('A newsroom whose repository holds none of its files at the ref is read from its folder', async () => {
  const folder = temporaryRepository()
  write(folder, '.gitignore', 'ignored/\n')
  write(folder, 'ignored/a.md', 'ignored')
  write(folder, 'late/README.md', 'notes')
  commitAll(folder)
  git(folder, 'tag', 'early')
  write(folder, 'late/a.md', 'late')
  commitAll(folder)

  const [ignored, late] = [join(folder, 'ignored'), join(folder, 'late')]
  expect((await openSource(ignored, 'HEAD')).description).toBe(`folder ${ignored}`)
  expect((await openSource(late, 'early')).description).toBe(`folder ${late}`)
  expect((await openSource(late, 'HEAD')).description).toBe(`commit HEAD of ${late}`)
})

test('A machine without git reads the folder', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'a')
  commitAll(folder)
  vi.stubEnv('PATH', temporaryFolder())
  expect((await openSource(folder, 'HEAD')).description).toBe(`folder ${folder}`)
})

test('A ref that does not exist is refused, and uncommitted work not served in its place', async () => {
  const folder = temporaryRepository()
  write(folder, 'a.md', 'a')
  commitAll(folder)
  await expect(openSource(folder, 'relase')).rejects.toThrow(
    `"relase" names no commit in ${folder}`,
  )
})

test('A bare repository, which has no files to fall back on, is read from its commit', async () => {
  const folder = temporaryRepository()
  write(folder, 'photo.jpg', 'no content')
  commitAll(folder)
  const bare = join(temporaryFolder(), 'news.git')
  git(folder, 'clone', '--quiet', '--bare', folder, bare)
  expect((await openSource(bare, 'HEAD')).description).toBe(`commit HEAD of ${bare}`)
})

test('A folder that does not exist is refused, even when git once held it', async () => {
  const folder = temporaryRepository()
  write(folder, 'content/a.md', 'a')
  commitAll(folder)
  rmSync(join(folder, 'content'), { recursive: true })
  await expect(openSource(join(folder, 'content'), 'HEAD')).rejects.toThrow(
    `There is no folder ${join(folder, 'content')}: create it, or set CONTENT_DIR to the newsroom.`,
  )
})
