import { expect, test } from 'vitest'

import { parseFile } from '@/lib/content/parse'
import type { ParsePool } from '@/lib/content/parse-pool'
import { dump } from '@/tests/fixtures/dump'
import {
  archiveOf,
  FIRST_TALKS,
  type Files,
  JOINT_PAPER,
  markdownFile,
  memorySource,
  newsroomFiles,
  NOW,
  story,
} from '@/tests/fixtures/newsroom'

import { openPublisher, type Publication, publishLatest } from './publish'

type Parse = ParsePool['parse']

const parseSoundly: Parse = async (path, bytes) => parseFile(path, bytes)

const parseTooSlowly: Parse = async (path) => ({
  path,
  entry: undefined,
  diagnostics: [
    { severity: 'error', rule: 'too-complex', file: path, line: 1, column: 1, message: 'slow' },
  ],
})

const VISIBILITY = { now: NOW, audience: 'public' } as const

/** A publisher of these files after the small newsroom, whose parser can be exchanged. */
async function startPublisher(files: Files) {
  const archive = await archiveOf(newsroomFiles())
  const parser = { parse: parseSoundly }
  const pool: Pick<ParsePool, 'parse'> = {
    parse: (path, bytes) => parser.parse(path, bytes),
  }
  const publish = openPublisher({ archive, source: memorySource(files), pool })
  const outcomeAt = async (now: string): Promise<Publication['outcome']> =>
    (await publish({ ...VISIBILITY, now })).outcome
  return { archive, parser, outcomeAt }
}

const changedPaper = (overrides = {}) => newsroomFiles({ [JOINT_PAPER]: story(overrides) })

test('A revision that was refused for taking too long alone is read again after a minute', async () => {
  const { parser, outcomeAt } = await startPublisher(changedPaper())
  parser.parse = parseTooSlowly
  expect(await outcomeAt('2026-07-01T12:00:00Z')).toBe('refused')
  expect(await outcomeAt('2026-07-01T12:00:59Z')).toBe('unchanged')
  expect(await outcomeAt('2026-07-01T12:01:00Z')).toBe('refused')
  parser.parse = parseSoundly
  expect(await outcomeAt('2026-07-01T12:01:59Z')).toBe('unchanged')
  expect(await outcomeAt('2026-07-01T12:02:00Z')).toBe('published')
})

test('A revision with another error than taking too long is not read again', async () => {
  const files = newsroomFiles({
    [JOINT_PAPER]: story(),
    [FIRST_TALKS]: story({ status: 'new' }),
  })
  const { parser, outcomeAt } = await startPublisher(files)
  parser.parse = async (path, bytes) =>
    path === JOINT_PAPER ? parseTooSlowly(path, bytes) : parseSoundly(path, bytes)
  expect(await outcomeAt('2026-07-01T12:00:00Z')).toBe('refused')
  parser.parse = () => Promise.reject(new Error('parsed'))
  expect(await outcomeAt('2027-07-01T12:00:00Z')).toBe('unchanged')
})

test('A revision whose parser failed was not refused: the next look publishes it', async () => {
  const { archive, parser, outcomeAt } = await startPublisher(changedPaper())
  const before = dump(archive)
  parser.parse = () => Promise.reject(new Error('a defect'))
  await expect(outcomeAt(NOW)).rejects.toThrow('a defect')
  expect(dump(archive)).toEqual(before)
  parser.parse = parseSoundly
  expect(await outcomeAt(NOW)).toBe('published')
})

test('A source that fails midway changes nothing, and the next look publishes', async () => {
  const archive = await archiveOf(newsroomFiles())
  const before = dump(archive)
  const edited = Array.from({ length: 80 }, (_, index): [string, string] => [
    `pages/page-${index}.md`,
    markdownFile({ title: `Page ${index}`, description: 'D' }, 'Text.\n'),
  ])
  const source = memorySource(
    newsroomFiles({ ...Object.fromEntries(edited), [FIRST_TALKS]: undefined }),
  )
  const failing = {
    ...source,
    async *readFiles(...asked: Parameters<typeof source.readFiles>) {
      let left = 70
      for await (const file of source.readFiles(...asked)) {
        if (left-- === 0) throw new Error('git gave no answer')
        yield file
      }
    },
  }
  const pool = { parse: parseSoundly, close: async () => undefined }
  await expect(publishLatest({ archive, source: failing, pool }, VISIBILITY)).rejects.toThrow(
    'git gave no answer',
  )
  expect(dump(archive)).toEqual(before)
  expect(await publishLatest({ archive, source, pool }, VISIBILITY)).toMatchObject({
    outcome: 'published',
    changed: 80,
    removed: 1,
  })
})
