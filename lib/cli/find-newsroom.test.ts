import { join } from 'node:path'

import { expect, test } from 'vitest'

import { folderOf } from '@/tests/fixtures/run-newsroom'

import { findNewsroom, isWanted } from './find-newsroom'

const twoNewsrooms = () =>
  folderOf({
    'content/site.yaml': '',
    'content/stories/a/1.md': '',
    'other/site.yaml': '',
    'other/stories/b/2.md': '',
    'bare/stories/c/3.md': '',
    'note.txt': '',
  })

test('Without paths, the configured newsroom is meant as a whole', () => {
  const cwd = twoNewsrooms()
  const contentDir = join(cwd, 'content')
  expect(findNewsroom([], { cwd, contentDir })).toEqual({ dir: contentDir, wanted: [] })
  expect(findNewsroom([], { cwd, contentDir, given: 'other' })).toEqual({
    dir: join(cwd, 'other'),
    wanted: [],
  })
})

test('A path leads to the newsroom it lies in, and narrows it', () => {
  const cwd = twoNewsrooms()
  const contentDir = join(cwd, 'content')
  const find = (...paths: string[]) => findNewsroom(paths, { cwd, contentDir })
  expect(find('other/stories')).toEqual({ dir: join(cwd, 'other'), wanted: ['stories'] })
  expect(find('other')).toEqual({ dir: join(cwd, 'other'), wanted: [] })
  expect(find('content/stories/a/1.md', 'content/stories')).toEqual({
    dir: contentDir,
    wanted: ['stories/a/1.md', 'stories'],
  })
})

test('A path may also be written as diagnostics print it, from the newsroom', () => {
  const cwd = twoNewsrooms()
  const contentDir = join(cwd, 'content')
  expect(findNewsroom(['stories/a'], { cwd, contentDir })).toEqual({
    dir: contentDir,
    wanted: ['stories/a'],
  })
})

test('A folder without site.yaml, outside every newsroom, is checked as one', () => {
  const cwd = twoNewsrooms()
  const contentDir = join(cwd, 'content')
  expect(findNewsroom(['bare'], { cwd, contentDir })).toEqual({
    dir: join(cwd, 'bare'),
    wanted: [],
  })
})

test('A path that leads nowhere is refused with a sentence', () => {
  const cwd = twoNewsrooms()
  const contentDir = join(cwd, 'content')
  const find = (...paths: string[]) => findNewsroom(paths, { cwd, contentDir })
  expect(() => find('storys')).toThrow('There is no file or folder storys.')
  expect(() => find('note.txt')).toThrow(
    'note.txt lies in no newsroom: no folder above it has a site.yaml.',
  )
  expect(() => find('content/stories', 'other/stories')).toThrow(
    '../other/stories lies outside the newsroom',
  )
})

test('A folder means what lies in it, and not what begins with its name', () => {
  expect(isWanted('stories/a/1.md', ['stories/a'])).toBe(true)
  expect(isWanted('stories/ab/1.md', ['stories/a'])).toBe(false)
  expect(isWanted('stories/a/1.md', [])).toBe(true)
})
