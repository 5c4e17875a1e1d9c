import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { formatDiagnostic } from '@/lib/content/diagnostics'
import { parseFile } from '@/lib/content/parse'
import { JOINT_PAPER, newsroomFiles, NOW, PACKAGE_THEFT, story } from '@/tests/fixtures/newsroom'
import { write } from '@/tests/fixtures/repository'
import { folderOf } from '@/tests/fixtures/run-newsroom'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { checkFolder } from './check-folder'

const pool = {
  parse: async (path: string, bytes: Uint8Array) => parseFile(path, bytes),
}

/** Checks a folder as often as it is called, and remembers. */
function checker(dir: string, memory: string | undefined = join(temporaryFolder(), 'check')) {
  return async () => {
    const { diagnostics, ...sums } = await checkFolder({ dir, memory, pool, now: NOW })
    return { ...sums, lines: diagnostics.map(formatDiagnostic) }
  }
}

const FILES = Object.keys(newsroomFiles()).length

test('A second check reads nothing and says the same', async () => {
  const check = checker(
    folderOf(
      newsroomFiles({
        [JOINT_PAPER]: story({ takeaway: undefined }),
        [PACKAGE_THEFT]: story(
          { update: '1', publishedAt: '2026-03-31T20:40:00Z' },
          'No citation.\n',
        ),
      }),
    ),
  )
  const lines = [
    `${PACKAGE_THEFT}:11:17: warning: nothing cites the source \`paper\`: cite it with [^paper], or remove it [unused-source]`,
    `${JOINT_PAPER}:2:1: error: \`takeaway\` is missing [missing-key]`,
  ]
  expect(await check()).toEqual({ files: FILES, read: FILES, lines })
  expect(await check()).toEqual({ files: FILES, read: 0, lines })
})

test('Only what has changed is read again, and faults elsewhere come and go with it', async () => {
  const dir = folderOf(newsroomFiles())
  const check = checker(dir)
  expect((await check()).lines).toEqual([])

  rmSync(join(dir, 'actors/cisa.md'))
  expect(await check()).toEqual({
    files: FILES - 1,
    read: 0,
    lines: [`${JOINT_PAPER}:22:12: error: there is no actor \`cisa\` [unknown-actor]`],
  })

  write(dir, 'actors/cisa.md', '---\nname: CISA\n---\n')
  expect(await check()).toEqual({
    files: FILES,
    read: 1,
    lines: ['actors/cisa.md:2:1: error: `kind` is missing [missing-key]'],
  })

  write(dir, 'actors/cisa.md', '---\nname: CISA\nkind: agency\n---\n')
  expect(await check()).toEqual({ files: FILES, read: 1, lines: [] })
})

test('Of two different folders with one memory, each is read as it is', async () => {
  const memory = join(temporaryFolder(), 'check')
  const sound = checker(folderOf(newsroomFiles()), memory)
  const broken = checker(folderOf(newsroomFiles({ 'actors/cisa.md': undefined })), memory)
  expect((await sound()).lines).toEqual([])
  expect((await broken()).lines).toHaveLength(1)
  expect((await sound()).lines).toEqual([])
})

test('A file that took too long is read again next time', async () => {
  const dir = folderOf(newsroomFiles())
  const memory = join(temporaryFolder(), 'check')
  const slow = {
    parse: async (path: string, bytes: Uint8Array) =>
      path === JOINT_PAPER
        ? {
            path,
            entry: undefined,
            diagnostics: [
              {
                severity: 'error' as const,
                rule: 'too-complex' as const,
                file: path,
                line: 1,
                column: 1,
                message: 'too slow',
              },
            ],
          }
        : parseFile(path, bytes),
  }
  const first = await checkFolder({ dir, memory, pool: slow, now: NOW })
  expect(first.diagnostics.map(({ rule }) => rule)).toEqual(['too-complex'])
  expect(await checker(dir, memory)()).toEqual({ files: FILES, read: 1, lines: [] })
})

test('A memory that is damaged or cannot be written only costs time', async () => {
  const dir = folderOf(newsroomFiles({ 'actors/cisa.md': undefined }))
  const memory = join(temporaryFolder(), 'check')
  writeFileSync(`${memory}.db`, 'not a database')
  writeFileSync(`${memory}.stamps`, '[1]')
  expect((await checker(dir, memory)()).lines).toHaveLength(1)

  const blocked = join(temporaryFolder(), 'file')
  writeFileSync(blocked, '')
  expect((await checker(dir, join(blocked, 'check'))()).lines).toHaveLength(1)
})

test('A symbolic link is named and not followed', async () => {
  const outside = folderOf({ 'secret.md': 'a secret' })
  const dir = folderOf(newsroomFiles())
  symlinkSync(join(outside, 'secret.md'), join(dir, 'actors/secret.md'))
  symlinkSync(outside, join(dir, 'pages/more'))
  const message =
    '1:1: error: this is a symbolic link, which is never followed and never published: put the file itself here [symbolic-link]'
  expect((await checker(dir)()).lines).toEqual([
    `actors/secret.md:${message}`,
    `pages/more:${message}`,
  ])
})

test('Progress is told before the first file and after each', async () => {
  const dir = folderOf(newsroomFiles())
  const told: string[] = []
  await checkFolder({
    dir,
    memory: undefined,
    pool,
    now: NOW,
    onProgress: (read, of) => told.push(`${read}/${of}`),
  })
  expect(told).toEqual(Array.from({ length: FILES + 1 }, (_, read) => `${read}/${FILES}`))
})

test('A folder that does not exist is a sentence', async () => {
  await expect(
    checkFolder({ dir: '/nowhere/at/all', memory: undefined, pool, now: NOW }),
  ).rejects.toThrow('There is no folder /nowhere/at/all')
})
