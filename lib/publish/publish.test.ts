import { expect, test } from 'vitest'

import { openWritableArchive } from '@/lib/archive/archive'
import { findRevision } from '@/lib/archive/ingest'
import { countStories, findStory } from '@/lib/archive/story-queries'
import type { Diagnostic } from '@/lib/content/diagnostics'
import { parseFile } from '@/lib/content/parse'
import { openParsePool } from '@/lib/content/parse-pool'
import { dump } from '@/tests/fixtures/dump'
import {
  archiveOf,
  FIRST_TALKS,
  JOINT_PAPER,
  markdownFile,
  memorySource,
  newsroomFiles,
  NOW,
  publishFiles,
  refusalOf,
  story,
} from '@/tests/fixtures/newsroom'

import type { ContentSource } from './content-source'
import { publishLatest } from './publish'

test('The first revision is published whole, with its warnings', async () => {
  const files = newsroomFiles({
    'stories/cybersecurity/2026-05-08-quiet.md': story({}, 'Nothing is cited.\n'),
  })
  const { revision, ...publication } = await publishFiles(files)
  expect(revision).toMatch(/^[0-9a-f]{64}$/)
  expect(publication).toEqual({
    outcome: 'published',
    changed: 12,
    removed: 0,
    diagnostics: [
      {
        severity: 'warning',
        rule: 'unused-source',
        file: 'stories/cybersecurity/2026-05-08-quiet.md',
        line: 11,
        column: 17,
        message: 'nothing cites the source `paper`',
        suggestion: 'cite it with [^paper], or remove it',
      },
    ],
  })
})

test('The same revision again is left alone, and no file of it read', async () => {
  const archive = await archiveOf(newsroomFiles())
  const before = dump(archive)
  const unread: ContentSource = {
    ...memorySource(newsroomFiles()),
    listChanges: () => Promise.reject(new Error('listed')),
    readFiles: () => {
      throw new Error('read')
    },
  }
  const pool = { parse: () => Promise.reject(new Error('parsed')), close: async () => undefined }
  const visibility = { now: '2026-07-02T00:00:00Z', audience: 'public' } as const
  expect(await publishLatest({ archive, source: unread, pool }, visibility)).toEqual({
    outcome: 'unchanged',
    revision: findRevision(archive)?.id,
  })
  expect(dump(archive)).toEqual(before)
})

test('Of a next revision only what differs is read, and counted', async () => {
  const archive = await archiveOf(newsroomFiles())
  const about = markdownFile({ title: 'About us', description: 'D' }, 'Text.\n')
  const files = newsroomFiles({ 'pages/about.md': about, [FIRST_TALKS]: undefined })
  const source = memorySource(files)
  const parsed: string[] = []
  const pool = {
    parse: async (path: string, bytes: Uint8Array) => {
      parsed.push(path)
      return parseFile(path, bytes)
    },
    close: async () => undefined,
  }
  const visibility = { now: NOW, audience: 'public' } as const
  expect(await publishLatest({ archive, source, pool }, visibility)).toMatchObject({
    outcome: 'published',
    changed: 1,
    removed: 1,
    diagnostics: [],
  })
  expect(parsed).toEqual(['pages/about.md'])
  expect(findRevision(archive)?.id).toBe(await source.latestRevision())
})

test('A scheduled story is released when its time has come', async () => {
  const archive = openWritableArchive(':memory:')
  const at = (now: string) => publishFiles(newsroomFiles(), { archive, now })
  expect(await at('2026-06-05T07:59:59Z')).toMatchObject({ outcome: 'published' })
  expect(countStories(archive)).toBe(2)
  expect(await at('2026-06-05T07:59:59Z')).toMatchObject({ outcome: 'unchanged' })
  expect(await at('2026-06-05T08:00:00Z')).toMatchObject({ outcome: 'released' })
  expect(countStories(archive)).toBe(3)
  expect(await at('2026-06-05T08:00:01Z')).toMatchObject({ outcome: 'unchanged' })
})

const PLACES = ['topics', 'actors', 'publishers', 'pages'] as const

/** Twenty files with a mistake each, of every kind of file. */
function twentyBrokenFiles() {
  const stories = Array.from({ length: 10 }, (_, index) => [
    `stories/cybersecurity/2026-05-08-broken-${index}.md`,
    story({ status: 'new' }),
  ])
  const documents = PLACES.flatMap((folder) =>
    ['one', 'two'].map((id) => [`${folder}/broken-${id}.md`, '---\nname: [\n---\nText.\n']),
  )
  return Object.fromEntries([
    ...stories,
    ...documents,
    ['updates/cybersecurity/8.md', Uint8Array.of(0xff)],
    ['updates/cybersecurity/9.md', 'No front matter.\n'],
  ])
}

test('Twenty broken files give all their diagnostics in one run, and the revision before stays', async () => {
  const archive = await archiveOf(newsroomFiles())
  const before = dump(archive)
  const broken = twentyBrokenFiles()
  expect(Object.keys(broken)).toHaveLength(20)
  const publication = await publishFiles(newsroomFiles(broken), { archive })
  expect(publication.outcome).toBe('refused')
  const diagnostics = 'diagnostics' in publication ? publication.diagnostics : []

  const places = diagnostics.map(({ file, line, column, rule }: Diagnostic) => ({
    file,
    line,
    column,
    rule,
  }))
  const expected = Object.keys(broken)
    .sort()
    .map((file) => {
      if (file.endsWith('/8.md')) return { file, line: 1, column: 1, rule: 'invalid-encoding' }
      if (file.endsWith('/9.md')) return { file, line: 1, column: 1, rule: 'front-matter' }
      return file.startsWith('stories/')
        ? { file, line: 6, column: 9, rule: 'invalid-value' }
        : { file, line: 2, column: 7, rule: 'yaml-syntax' }
    })
  expect(places).toEqual(expected)
  expect(dump(archive)).toEqual(before)
  expect(findStory(archive, 'joint-paper')?.title).toBe('Two governments publish a joint paper')
})

test('Errors of files and between files come together, sorted, warnings among them', async () => {
  const files = newsroomFiles({
    'pages/about.md': markdownFile({ title: 'A' }, 'Text.\n'),
    'stories/cybersecurity/2026-05-08-a.md': story({ update: '7' }, 'No citation.\n'),
  })
  expect(await refusalOf(files)).toEqual([
    'pages/about.md:2:1: error: `description` is missing [missing-key]',
    'stories/cybersecurity/2026-05-08-a.md:5:9: error: there is no update 7 of `cybersecurity`: create updates/cybersecurity/7.md [unknown-update]',
    'stories/cybersecurity/2026-05-08-a.md:11:17: warning: nothing cites the source `paper`: cite it with [^paper], or remove it [unused-source]',
  ])
})

test('An actor who is still named is not deleted: the story that names it is pointed at', async () => {
  const archive = await archiveOf(newsroomFiles())
  const before = dump(archive)
  const files = newsroomFiles({ 'actors/cisa.md': undefined })
  expect(await refusalOf(files, { archive })).toEqual([
    `${JOINT_PAPER}:22:12: error: there is no actor \`cisa\` [unknown-actor]`,
  ])
  expect(dump(archive)).toEqual(before)
})

test('A revision that is refused is refused again, until it is mended', async () => {
  const archive = await archiveOf(newsroomFiles())
  const broken = newsroomFiles({ 'pages/about.md': '---\n' })
  const first = await publishFiles(broken, { archive })
  expect(first.outcome).toBe('refused')
  expect(await publishFiles(broken, { archive })).toEqual(first)
  expect(await publishFiles(newsroomFiles(), { archive })).toMatchObject({ outcome: 'unchanged' })
})

test('The parsers of the server give the same index as parsing in one thread', async () => {
  const pool = openParsePool({ size: 2 })
  const archive = openWritableArchive(':memory:')
  const source = memorySource(newsroomFiles())
  await publishLatest({ archive, source, pool }, { now: NOW, audience: 'public' })
  await pool.close()
  expect(dump(archive)).toEqual(dump(await archiveOf(newsroomFiles())))
}, 30_000)

const without = (...paths: string[]) =>
  newsroomFiles(Object.fromEntries(paths.map((path) => [path, undefined])))

test('A revision that removes more than a third of the stories is held back until someone confirms it', async () => {
  const archive = await archiveOf(newsroomFiles())
  const before = dump(archive)
  const source = memorySource(without(JOINT_PAPER, FIRST_TALKS))
  const pool = openParsePool()
  const newsroom = { archive, source, pool }
  const visibility = { now: NOW, audience: 'public' } as const

  const revision = await source.latestRevision()
  expect(await publishLatest(newsroom, visibility)).toEqual({
    outcome: 'held',
    revision,
    lost: 2,
    of: 3,
  })
  expect(dump(archive)).toEqual(before)

  const confirmed = await publishLatest({ ...newsroom, mayRemoveAll: true }, visibility)
  expect(confirmed).toMatchObject({ outcome: 'published', removed: 2 })
  expect(countStories(archive)).toBe(1)
  await pool.close()
})

test('A third of the stories may go at once, and any number may be renamed', async () => {
  expect(
    await publishFiles(without(FIRST_TALKS), { archive: await archiveOf(newsroomFiles()) }),
  ).toMatchObject({
    outcome: 'published',
  })
  const numbers = [1, 2, 3, 4]
  const named = (name: string, keys: (number: number) => Record<string, string>) =>
    newsroomFiles(
      Object.fromEntries(
        numbers.map((number) => [
          `stories/cybersecurity/2026-05-08-${name}-${number}.md`,
          story(keys(number)),
        ]),
      ),
    )
  const archive = await archiveOf(named('old', () => ({})))
  const renamed = named('new', (number) => ({ previousSlugs: `[old-${number}]` }))
  expect(await publishFiles(renamed, { archive })).toMatchObject({
    outcome: 'published',
    removed: 4,
  })
})
