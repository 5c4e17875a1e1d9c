import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import {
  imageFolderOf,
  listUnready,
  putImage,
  recallImage,
  rememberImage,
  removeUnshown,
  renditionsOf,
} from './image-folder'

const namesOf = (width: number) => renditionsOf({ fingerprint: 'f', width }).map(({ name }) => name)

test('A picture is published in up to three widths, is never enlarged, and is a JPEG at its largest', () => {
  expect(namesOf(6000)).toEqual(['f-480.webp', 'f-960.webp', 'f-1600.webp', 'f-1600.jpg'])
  expect(namesOf(1600)).toEqual(['f-480.webp', 'f-960.webp', 'f-1600.webp', 'f-1600.jpg'])
  expect(namesOf(1200)).toEqual(['f-480.webp', 'f-960.webp', 'f-1200.webp', 'f-1200.jpg'])
  expect(namesOf(480)).toEqual(['f-480.webp', 'f-480.jpg'])
  expect(namesOf(20)).toEqual(['f-20.webp', 'f-20.jpg'])
})

test('Pictures of two indexes in one folder lie apart', () => {
  expect(imageFolderOf('/srv/index.db')).toBe('/srv/index-images')
  expect(imageFolderOf('/srv/branch-preview.db')).toBe('/srv/branch-preview-images')
})

test('A picture is ready when each of its files is there', async () => {
  const folder = join(temporaryFolder(), 'not there yet')
  const pictures = [{ fingerprint: 'f', width: 500 }]
  expect(await listUnready(folder, pictures)).toEqual(pictures)
  for (const name of ['f-480.webp', 'f-500.webp']) await putImage(folder, name, Buffer.from('a'))
  expect(await listUnready(folder, pictures)).toEqual(pictures)
  await putImage(folder, 'f-500.jpg', Buffer.from('a'))
  expect(await listUnready(folder, pictures)).toEqual([])
})

test('What no story shows any more goes, and what was broken off', async () => {
  const folder = temporaryFolder()
  const files = ['f-480.webp', 'f-480.jpg', 'g-480.webp', 'f-480.webp.77', 'a.json', 'b.json']
  for (const name of files) write(folder, name, '')
  await removeUnshown(folder, [{ fingerprint: 'f', width: 480 }], ['a'])
  expect(readdirSync(folder).sort()).toEqual(['a.json', 'f-480.jpg', 'f-480.webp'])
})

test('What was found out of a sound picture is remembered, until the rules are others', async () => {
  const folder = temporaryFolder()
  const file = { fingerprint: 'f', width: 500, height: 300 }
  await rememberImage(folder, 'a', file)
  expect(await recallImage(folder, 'a')).toEqual(file)
  expect(await recallImage(folder, 'b')).toBeUndefined()
  write(folder, 'a.json', JSON.stringify({ ...file, recipe: 'another' }))
  expect(await recallImage(folder, 'a')).toBeUndefined()
  write(folder, 'a.json', '{')
  expect(await recallImage(folder, 'a')).toBeUndefined()
})

test('A fault is not remembered: another version may take what this one refuses', async () => {
  const folder = temporaryFolder()
  const fault = { rule: 'image-size' as const, message: '', suggestion: '' }
  await rememberImage(folder, 'a', { fault })
  expect(readdirSync(folder)).toEqual([])
})
