import { createHash } from 'node:crypto'
import {
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import { MAXIMUM_BYTES } from '@/lib/content/parse'
import { collect, readBytes, readTexts } from '@/tests/fixtures/read-source'
import { write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { openFolderSource } from './folder-source'
import { readBeginning } from './read-beginning'

vi.mock('./read-beginning', { spy: true })

test('Every content file is listed in order, with the SHA-256 of its bytes', async () => {
  const folder = temporaryFolder()
  write(folder, 'topics/a b.md', 'topic')
  write(folder, 'site.yaml', 'name: News\n')
  for (const path of ['README.md', 'photo.jpg', '.git/a.md', 'b/.hidden.md']) {
    write(folder, path, path)
  }

  const source = await openFolderSource(folder)
  expect(source.description).toBe(`folder ${folder}`)
  const files = [
    { path: 'site.yaml', hash: sha256('name: News\n') },
    { path: 'topics/a b.md', hash: sha256('topic') },
  ]
  const revision = `folder-${sha256(files.map(({ path, hash }) => `${path}\0${hash}\n`).join(''))}`
  expect(await source.latestRevision()).toBe(revision)
  expect(await source.listChanges(undefined, revision)).toEqual({
    scope: 'all',
    files,
    removed: [],
  })
  expect(await source.listChanges(revision, revision)).toEqual({ scope: 'all', files, removed: [] })
})

test('An edit, a rename and a deletion each make another revision; undoing them does not', async () => {
  const folder = temporaryFolder()
  write(folder, 'a.md', 'a')
  write(folder, 'b.md', 'b')
  const source = await openFolderSource(folder)
  const first = await source.latestRevision()
  write(folder, 'a.md', 'edited')
  const edited = await source.latestRevision()
  renameSync(join(folder, 'a.md'), join(folder, 'c.md'))
  const renamed = await source.latestRevision()
  rmSync(join(folder, 'c.md'))
  const deleted = await source.latestRevision()
  expect(new Set([first, edited, renamed, deleted]).size).toBe(4)
  expect(await readTexts(source)).toEqual({ 'b.md': 'b' })

  write(folder, 'a.md', 'a')
  expect(await source.latestRevision()).toBe(first)
})

test('An edit of the same length is seen though the file kept its modification time', async () => {
  const folder = temporaryFolder()
  write(folder, 'a.md', 'one')
  const { atime, mtime } = statSync(join(folder, 'a.md'))
  utimesSync(join(folder, 'a.md'), atime, mtime)
  const source = await openFolderSource(folder)
  expect(await readTexts(source)).toEqual({ 'a.md': 'one' })

  write(folder, 'new', 'two')
  utimesSync(join(folder, 'new'), atime, mtime)
  renameSync(join(folder, 'new'), join(folder, 'a.md'))
  expect(await readTexts(source)).toEqual({ 'a.md': 'two' })
})

test('An unchanged file is not read again to find the revision', async () => {
  const folder = temporaryFolder()
  write(folder, 'a.md', 'a')
  write(folder, 'b.md', 'b')
  const source = await openFolderSource(folder)
  await source.latestRevision()
  write(folder, 'b.md', 'edited')
  vi.mocked(readBeginning).mockClear()
  await source.latestRevision()
  await source.latestRevision()
  expect(vi.mocked(readBeginning).mock.calls).toEqual([[folder, 'b.md']])
})

test('A file that vanishes between being listed and being read is taken as absent', async () => {
  const folder = temporaryFolder()
  write(folder, 'a.md', 'a')
  write(folder, 'b.md', 'b')
  const source = await openFolderSource(folder)
  vi.mocked(readBeginning).mockReturnValueOnce(undefined)
  const revision = await source.latestRevision()
  expect((await source.listChanges(undefined, revision)).files).toEqual([
    { path: 'b.md', hash: sha256('b') },
  ])
})

test('Links are not followed, neither to files nor to folders', async () => {
  const folder = temporaryFolder()
  const outside = temporaryFolder()
  write(outside, 'secret.md', 'secret')
  write(folder, 'a.md', 'a')
  symlinkSync(join(outside, 'secret.md'), join(folder, 'link.md'))
  symlinkSync(outside, join(folder, 'linked'))
  symlinkSync(folder, join(folder, 'circle'))
  symlinkSync('nowhere', join(folder, 'broken.md'))

  expect(await readTexts(await openFolderSource(folder))).toEqual({ 'a.md': 'a' })
})

test('A newsroom that is itself reached by a link is read', async () => {
  const folder = temporaryFolder()
  write(folder, 'real/a.md', 'a')
  symlinkSync('real', join(folder, 'news'))
  expect(await readTexts(await openFolderSource(join(folder, 'news')))).toEqual({ 'a.md': 'a' })
})

test('Bytes come intact', async () => {
  const folder = temporaryFolder()
  write(folder, 'binary.md', Uint8Array.of(0, 0xff, 0xfe, 0x0d, 0x0a))
  write(folder, 'empty.md', '')
  expect(await readBytes(await openFolderSource(folder))).toEqual({
    'binary.md': Uint8Array.of(0, 0xff, 0xfe, 0x0d, 0x0a),
    'empty.md': new Uint8Array(),
  })
})

test('A file above the limit is cut off one byte behind it', async () => {
  const folder = temporaryFolder()
  const numbers = Array.from({ length: 60_000 }, (_, index) => index).join(' ')
  write(folder, 'a.md', numbers.slice(0, 300_000))
  write(folder, 'b.md', numbers.slice(0, MAXIMUM_BYTES))
  expect(await readTexts(await openFolderSource(folder))).toEqual({
    'a.md': numbers.slice(0, MAXIMUM_BYTES + 1),
    'b.md': numbers.slice(0, MAXIMUM_BYTES),
  })
})

test('A file of gigabytes costs no more than one above the limit, and is named like it', async () => {
  const folder = temporaryFolder()
  write(folder, 'a.md', '')
  truncateSync(join(folder, 'a.md'), 3 * 1024 ** 3)
  const bytes = await readBytes(await openFolderSource(folder))
  expect(bytes['a.md']).toHaveLength(MAXIMUM_BYTES + 1)
})

test.each([
  ['edited', (path: string) => writeFileSync(path, 'edited')],
  ['deleted', (path: string) => rmSync(path)],
])('A file %s after it was listed is refused, not passed off as listed', async (_, change) => {
  const folder = temporaryFolder()
  write(folder, 'a.md', 'listed')
  const source = await openFolderSource(folder)
  const revision = await source.latestRevision()
  const { files } = await source.listChanges(undefined, revision)
  change(join(folder, 'a.md'))

  const message = `The folder ${folder} changed while it was being read: look again.`
  await expect(collect(source.readFiles(revision, files))).rejects.toThrow(message)
})

test('Bytes that changed behind an unchanged stamp are refused once, then listed anew', async () => {
  const folder = temporaryFolder()
  write(folder, 'a.md', 'now')
  const source = await openFolderSource(folder)
  vi.mocked(readBeginning).mockReturnValueOnce(new TextEncoder().encode('old'))
  await expect(readTexts(source)).rejects.toThrow('changed while it was being read')
  expect(await readTexts(source)).toEqual({ 'a.md': 'now' })
})

test('A revision the folder is not at is listed only when the folder is found at it', async () => {
  const folder = temporaryFolder()
  write(folder, 'a.md', 'a')
  const revision = await (await openFolderSource(folder)).latestRevision()
  const source = await openFolderSource(folder)
  expect((await source.listChanges(undefined, revision)).files).toHaveLength(1)
  await expect(source.listChanges(undefined, 'folder-other')).rejects.toThrow(
    `The folder ${folder} changed while it was being read: look again.`,
  )
})

test('A folder that is absent, a file, or gone later is refused with what to do', async () => {
  const folder = temporaryFolder()
  const message = (dir: string) =>
    `There is no folder ${dir}: create it, or set CONTENT_DIR to the newsroom.`
  await expect(openFolderSource(join(folder, 'none'))).rejects.toThrow(
    message(join(folder, 'none')),
  )
  write(folder, 'file', '')
  await expect(openFolderSource(join(folder, 'file'))).rejects.toThrow(
    message(join(folder, 'file')),
  )

  mkdirSync(join(folder, 'news'))
  const source = await openFolderSource(join(folder, 'news'))
  rmSync(join(folder, 'news'), { recursive: true })
  await expect(source.latestRevision()).rejects.toThrow(message(join(folder, 'news')))
})

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
