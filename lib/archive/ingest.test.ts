import { expect, test } from 'vitest'

import { dump } from '@/tests/fixtures/dump'
import {
  archiveOf,
  FIRST_TALKS,
  JOINT_PAPER,
  markdownFile,
  newsroomFiles,
  publishFiles,
  story,
} from '@/tests/fixtures/newsroom'

import { findRevision, ingest, listFiles } from './ingest'
import { findStory } from './story-queries'

const WITHOUT_TALKS = { [FIRST_TALKS]: undefined }

test.each([
  ['a file of its own error', { [FIRST_TALKS]: story({ status: 'new' }) }],
  ['an error between files', { 'actors/cisa.md': undefined }],
  ['a broken site', { 'site.yaml': 'name: [\n' }],
])('A change with %s leaves every table as it was', async (_name, overrides) => {
  const archive = await archiveOf(newsroomFiles())
  const before = dump(archive)
  const changed = newsroomFiles({
    ...overrides,
    'pages/about.md': markdownFile({ title: 'Changed', description: 'D' }, 'Changed.\n'),
    'pages/new.md': markdownFile({ title: 'New', description: 'D' }, 'New.\n'),
  })
  const publication = await publishFiles(changed, { archive, now: '2027-01-01T00:00:00Z' })
  expect(publication.outcome).toBe('refused')
  expect(dump(archive)).toEqual(before)
})

test('A change whose files cannot be read leaves every table as it was, and the next one works', async () => {
  const archive = await archiveOf(newsroomFiles())
  const before = dump(archive)
  const failing = async function* () {
    yield await Promise.reject(new Error('the disk is gone'))
  }
  const change = {
    revision: 'next',
    source: 'memory',
    files: failing(),
    removed: ['pages/about.md'],
    visibility: { now: '2026-07-01T00:00:00Z', audience: 'public' },
  } as const
  await expect(ingest(archive, change)).rejects.toThrow('the disk is gone')
  expect(dump(archive)).toEqual(before)
  const publication = await publishFiles(newsroomFiles(WITHOUT_TALKS), { archive })
  expect(publication.outcome).toBe('published')
})

test('A file that is removed vanishes from every table, with its references', async () => {
  const archive = await archiveOf(newsroomFiles())
  expect(JSON.stringify(dump(archive))).toContain('first-talks')
  await archiveOf(newsroomFiles(WITHOUT_TALKS), { archive })
  expect(JSON.stringify(dump(archive))).not.toContain('first-talks')
  expect(findStory(archive, 'joint-paper')?.effects).toEqual([])
})

test('One change after another makes the same index as one change', async () => {
  const about = markdownFile({ title: 'About us', description: 'D' }, 'Text.\n')
  const renamed = 'stories/cybersecurity/2026-05-08-shared-paper.md'
  const sharedPaper = {
    [JOINT_PAPER]: undefined,
    [renamed]: story({ previousSlugs: '[joint-paper]' }),
    [FIRST_TALKS]: story({
      publishedAt: '2026-06-05T08:00:00Z',
      causes: '[{ story: shared-paper, because: B. }]',
    }),
  }
  const steps = [
    newsroomFiles(WITHOUT_TALKS),
    newsroomFiles({ ...WITHOUT_TALKS, 'pages/about.md': about }),
    newsroomFiles({ 'actors/cisa.md': undefined, ...sharedPaper }),
    newsroomFiles({ 'pages/about.md': about, ...sharedPaper }),
  ]
  const archive = await archiveOf(newsroomFiles())
  for (const files of steps) await archiveOf(files, { archive })
  const fresh = await archiveOf(newsroomFiles({ 'pages/about.md': about, ...sharedPaper }))
  expect(dump(archive)).toEqual(dump(fresh))
})

test('The index knows its revision and the hash of each file', async () => {
  const files = newsroomFiles()
  const archive = await archiveOf(files)
  expect(findRevision(archive)).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{64}$/),
    source: 'memory',
    key: expect.stringMatching(/^[0-9a-f]{64} 2026-07-01T12:00:00Z$/),
  })
  expect(listFiles(archive).map(({ path }) => path)).toEqual(Object.keys(files).sort())
  expect(new Set(listFiles(archive).map(({ hash }) => hash)).size).toBe(Object.keys(files).length)
})
