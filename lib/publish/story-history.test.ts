import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { expect, test, vi } from 'vitest'

import { openWritableArchive } from '@/lib/archive/archive'
import { findStoryHistory } from '@/lib/archive/history-queries'
import type { StoryVersion } from '@/lib/archive/story-history'
import { openParsePool } from '@/tests/fixtures/direct-pool'
import { archiveOf, JOINT_PAPER, type Files, newsroomFiles, story } from '@/tests/fixtures/newsroom'
import { commitAllAt, git, write } from '@/tests/fixtures/repository'
import { temporaryFolder, temporaryRepository } from '@/tests/fixtures/temporary-folder'

import { openCommitSource } from './commit-source'
import { openHistoryKeeper } from './history-keeper'
import { openPublisher } from './publish'

// Git runs dozens of times, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

const NOW = '2026-12-01T00:00:00Z'
const MARKS = { same: '', added: '+', removed: '-' }

const paper = (body: string, keys: Record<string, string> = {}) => story(keys, `${body} [^paper]\n`)

function newRepository(files: Files = {}, at = '2026-05-08T11:00:00Z') {
  const folder = temporaryRepository()
  for (const [path, text] of Object.entries(newsroomFiles(files))) write(folder, path, text)
  commitAllAt(folder, at)
  return folder
}

function commitPaper(folder: string, text: string, at: string) {
  write(folder, JOINT_PAPER, text)
  commitAllAt(folder, at)
}

/** An index that follows a repository as a server does, whatever its rules say of changes. */
async function followerOf(folder: string) {
  const archive = openWritableArchive(':memory:')
  const source = { ...(await openCommitSource(folder, 'HEAD')), isCommitted: false }
  const pool = openParsePool()
  const onFailure = vi.fn()
  const keeper = openHistoryKeeper({
    ...{ archive: () => archive, pool, idle: async () => undefined },
    ...{ onChange: () => undefined, onFailure },
  })
  const publish = openPublisher({ archive, source, pool, mayRemoveAll: true })
  return {
    archive,
    look: async (now = NOW) => {
      const { outcome } = await publish({ now, audience: 'public' })
      keeper.tend(source, Date.parse(now))
      await keeper.settled()
      expect(onFailure.mock.calls).toEqual([])
      return outcome
    },
    /** What readers are told of a story: times, and what changed, part by part. */
    tell: (slug = 'joint-paper') => {
      const history = findStoryHistory(archive, slug)
      if (history === undefined) return undefined
      const { revision: _revision, changes, ...known } = history
      return { ...known, changes: changes.map(describe) }
    },
  }
}

const describe = ({
  committedAt,
  parts,
}: {
  committedAt: string
  parts: StoryVersion['change']
}) => [
  committedAt,
  ...(typeof parts === 'string' ? [parts] : parts).map((change) =>
    typeof change === 'string'
      ? change
      : `${change.part}: ${change.pieces.map(({ kind, text }) => MARKS[kind] + text + MARKS[kind]).join('')}`,
  ),
]

async function tellOf(folder: string, slug?: string) {
  const { look, tell } = await followerOf(folder)
  await look()
  return tell(slug)
}

const READ = {
  state: 'read',
  firstCommittedAt: '2026-05-08T11:00:00Z',
  knownSince: undefined,
}

test('A story that never changed was first committed once', async () => {
  expect(await tellOf(newRepository())).toEqual({ ...READ, changes: [] })
})

test('Each change stands with its time and its words, the newest first', async () => {
  const folder = newRepository({ [JOINT_PAPER]: paper('It has 12 pages.') })
  commitPaper(folder, paper('It has 14 pages.'), '2026-05-09T08:00:00Z')
  commitPaper(
    folder,
    paper('It has 14 pages.', { takeaway: 'It is long.' }),
    '2026-05-10T08:00:00Z',
  )
  expect(await tellOf(folder)).toEqual({
    ...READ,
    changes: [
      ['2026-05-10T08:00:00Z', 'Key takeaway: -The paper -+It +is -the first of its kind.-+long.+'],
      ['2026-05-09T08:00:00Z', 'Text: It has -12 -+14 +pages.'],
    ],
  })
})

test('What readers cannot see is no change', async () => {
  const folder = newRepository({ [JOINT_PAPER]: paper('It has 12 pages.') })
  commitPaper(folder, paper('It has\n12 pages.'), '2026-05-09T08:00:00Z')
  expect(await tellOf(folder)).toEqual({ ...READ, changes: [] })
})

test('Drafts, and versions that were never published for their errors, are not told', async () => {
  const folder = newRepository({ [JOINT_PAPER]: paper('A secret.', { draft: 'true' }) })
  commitPaper(folder, paper('Another secret.', { draft: 'true' }), '2026-05-09T08:00:00Z')
  commitPaper(folder, paper('It has 12 pages.'), '2026-05-10T08:00:00Z')
  commitPaper(folder, paper('A slip.', { status: 'new' }), '2026-05-11T08:00:00Z')
  commitPaper(folder, paper('It has 14 pages.'), '2026-05-12T08:00:00Z')
  expect(await tellOf(folder)).toEqual({
    ...READ,
    firstCommittedAt: '2026-05-10T08:00:00Z',
    changes: [['2026-05-12T08:00:00Z', 'Text: It has -12 -+14 +pages.']],
  })
})

test('Of what was written before the time of publication nothing is told', async () => {
  const scheduled = (body: string) => paper(body, { publishedAt: '2026-05-08T20:00:00Z' })
  const folder = newRepository({ [JOINT_PAPER]: scheduled('A secret.') })
  commitPaper(folder, scheduled('It has 12 pages.'), '2026-05-08T19:00:00Z')
  commitPaper(folder, scheduled('It has 14 pages.'), '2026-05-08T21:00:00Z')
  expect(await tellOf(folder)).toEqual({
    ...READ,
    firstCommittedAt: '2026-05-08T19:00:00Z',
    changes: [['2026-05-08T21:00:00Z', 'Text: It has -12 -+14 +pages.']],
  })
})

test('A story keeps its history under another name and in another folder', async () => {
  const folder = newRepository({ [JOINT_PAPER]: paper('It has 12 pages.') })
  commitPaper(folder, paper('It has 13 pages.'), '2026-05-09T08:00:00Z')
  const renamed = JOINT_PAPER.replace('joint-paper', 'paper')
  git(folder, 'rm', '--quiet', 'stories/cybersecurity/2026-06-05-first-talks.md')
  renameSync(join(folder, JOINT_PAPER), join(folder, renamed))
  write(folder, renamed, paper('It has 14 pages.', { previousSlugs: '[joint-paper]' }))
  commitAllAt(folder, '2026-05-10T08:00:00Z')
  const expected = {
    ...READ,
    changes: [
      ['2026-05-10T08:00:00Z', 'Text: It has -13 -+14 +pages.'],
      ['2026-05-09T08:00:00Z', 'Text: It has -12 -+13 +pages.'],
    ],
  }
  expect(await tellOf(folder, 'paper')).toEqual(expected)
  expect(await tellOf(folder, 'joint-paper')).toBeUndefined()
})

test('It is read on from what is known, and tells the same as if read at once', async () => {
  const folder = newRepository({ [JOINT_PAPER]: paper('It has 12 pages.') })
  const { look, tell } = await followerOf(folder)
  expect(await look()).toBe('published')
  for (const [day, pages] of [
    ['09', 13],
    ['10', 14],
  ]) {
    commitPaper(folder, paper(`It has ${pages} pages.`), `2026-05-${day}T08:00:00Z`)
    expect(await look()).toBe('published')
  }
  expect(tell()).toEqual(await tellOf(folder))
  expect(tell()?.changes).toHaveLength(2)
})

test('A history that was rewritten is told as it is now', async () => {
  const folder = newRepository({ [JOINT_PAPER]: paper('It has 12 pages.') })
  commitPaper(folder, paper('It has 13 pages.'), '2026-05-09T08:00:00Z')
  const { look, tell } = await followerOf(folder)
  await look()
  git(folder, 'reset', '--quiet', '--soft', 'HEAD~1')
  commitPaper(folder, paper('It has 14 pages.'), '2026-05-11T08:00:00Z')
  await look()
  expect(tell()?.changes).toEqual([['2026-05-11T08:00:00Z', 'Text: It has -12 -+14 +pages.']])
})

test('A shallow clone tells what it knows, and from when on; once it is completed, all', async () => {
  const folder = newRepository({ [JOINT_PAPER]: paper('It has 12 pages.') })
  commitPaper(folder, paper('It has 13 pages.'), '2026-05-09T08:00:00Z')
  commitPaper(folder, paper('It has 14 pages.'), '2026-05-10T08:00:00Z')
  const clone = join(temporaryFolder(), 'clone')
  git(folder, 'clone', '--quiet', '--depth=2', pathToFileURL(folder).href, clone)
  const { look, tell } = await followerOf(clone)
  await look()
  const last = ['2026-05-10T08:00:00Z', 'Text: It has -13 -+14 +pages.']
  expect(tell()).toEqual({
    state: 'shallow',
    firstCommittedAt: undefined,
    knownSince: '2026-05-09T08:00:00Z',
    changes: [last],
  })
  git(clone, 'fetch', '--quiet', '--unshallow')
  commitPaper(folder, paper('It has 15 pages.'), '2026-05-11T08:00:00Z')
  git(clone, 'pull', '--quiet', '--ff-only')
  await look()
  expect(tell()?.changes).toHaveLength(3)
  expect(tell()).toMatchObject(READ)
})

test('Before the history is read, and where there is none, that is said', async () => {
  const archive = await archiveOf(newsroomFiles())
  expect(findStoryHistory(archive, 'joint-paper')).toMatchObject({ state: 'unread', changes: [] })
  expect(findStoryHistory(archive, 'no-such-story')).toBeUndefined()
})
