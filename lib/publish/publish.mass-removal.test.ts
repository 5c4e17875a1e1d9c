import { expect, test } from 'vitest'

import type { WritableArchive } from '@/lib/archive/archive'
import { findRevision } from '@/lib/archive/ingest'
import { countStories } from '@/lib/archive/story-queries'
import { parseFile } from '@/lib/content/parse'
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
  PACKAGE_THEFT,
  publishFiles,
  story,
} from '@/tests/fixtures/newsroom'

import { publishLatest } from './publish'

const EMPTY = {
  [PACKAGE_THEFT]: undefined,
  [JOINT_PAPER]: undefined,
  [FIRST_TALKS]: undefined,
  'updates/cybersecurity/1.md': markdownFile(
    { title: 'It begins', publishedAt: '2026-04-01T09:00:00Z' },
    'Text.\n',
  ),
}

/** A newsroom of so many stories with these keys, numbered from `first`. */
function storiesOf(count: number, keys: Record<string, string> = {}, first = 1): Files {
  const stories = Array.from({ length: count }, (_, index): [string, string] => [
    `stories/cybersecurity/2026-05-08-story-${first + index}.md`,
    story(keys),
  ])
  return newsroomFiles({ ...EMPTY, ...Object.fromEntries(stories) })
}

test.each([
  { of: 1, gone: 0, outcome: 'published' },
  { of: 1, gone: 1, outcome: 'held' },
  { of: 2, gone: 1, outcome: 'held' },
  { of: 3, gone: 1, outcome: 'published' },
  { of: 3, gone: 2, outcome: 'held' },
  { of: 4, gone: 1, outcome: 'published' },
  { of: 4, gone: 2, outcome: 'held' },
  { of: 30, gone: 10, outcome: 'published' },
  { of: 30, gone: 11, outcome: 'held' },
  { of: 30, gone: 30, outcome: 'held' },
])('a revision without $gone of $of stories is $outcome', async ({ of, gone, outcome }) => {
  const archive = await archiveOf(storiesOf(of))
  const before = dump(archive)
  const files = storiesOf(of - gone, {}, 1 + gone)
  const late = markdownFile({ title: 'Late', description: 'D' }, 'Text.\n')
  const publication = await publishFiles({ ...files, 'pages/late.md': late }, { archive })
  const held = { lost: gone, of }
  expect(publication).toMatchObject({ outcome, ...(outcome === 'held' && held) })
  if (outcome === 'held') expect(dump(archive)).toEqual(before)
  else expect(countStories(archive)).toBe(of - gone)
})

test('as many new stories do not make up for those that are gone', async () => {
  const archive = await archiveOf(storiesOf(3))
  expect(await publishFiles(storiesOf(3, {}, 3), { archive })).toMatchObject({
    outcome: 'held',
    lost: 2,
    of: 3,
  })
})

test('what readers could not see is not missed, nor does it count', async () => {
  const visible = storiesOf(3)
  const draft = storiesOf(6, { draft: 'true' }, 4)
  const archive = await archiveOf({ ...draft, ...visible })
  expect(await publishFiles(visible, { archive })).toMatchObject({ outcome: 'published' })

  const withDrafts = await archiveOf({ ...draft, ...visible })
  expect(await publishFiles({ ...draft, ...storiesOf(1) }, { archive: withDrafts })).toMatchObject({
    outcome: 'held',
    lost: 2,
    of: 3,
  })
})

test('in a preview, where drafts are seen, they are missed', async () => {
  const audience = 'preview'
  const archive = await archiveOf(storiesOf(3, { draft: 'true' }), { audience })
  expect(await publishFiles(storiesOf(1), { archive, audience })).toMatchObject({
    outcome: 'held',
    lost: 2,
    of: 3,
  })
})

test('stories that are taken back to drafts are no loss: their files are there', async () => {
  const archive = await archiveOf(storiesOf(3))
  const publication = await publishFiles(storiesOf(3, { draft: 'true' }), { archive })
  expect(publication).toMatchObject({ outcome: 'published', changed: 3 })
  expect(countStories(archive)).toBe(0)
})

test('stories that move to another day or another topic are no loss', async () => {
  const archive = await archiveOf(storiesOf(3))
  const moved = newsroomFiles({
    ...EMPTY,
    'topics/bridges.md': markdownFile({
      title: 'Bridges',
      section: 'Technology',
      description: 'They cross rivers.',
      accent: '30',
    }),
    'updates/bridges/1.md': markdownFile(
      { title: 'It opens', publishedAt: '2026-05-09T09:00:00Z' },
      'Text.\n',
    ),
    'stories/bridges/2026-05-09-story-1.md': bridgeStory(),
    'stories/bridges/2026-05-09-story-2.md': bridgeStory(),
    'stories/bridges/2026-05-09-story-3.md': bridgeStory(),
  })
  expect(await publishFiles(moved, { archive })).toMatchObject({ outcome: 'published', removed: 3 })
})

const bridgeStory = () =>
  story({ topic: 'bridges', update: '1', publishedAt: '2026-05-09T08:00:00Z' })

test('errors come first: what is broken is refused, not held', async () => {
  const archive = await archiveOf(storiesOf(3))
  const broken = { ...storiesOf(1), 'pages/about.md': '---\n' }
  expect(await publishFiles(broken, { archive })).toMatchObject({ outcome: 'refused' })
})

/** What comes of a revision that is read from another place than the one before. */
async function publishFrom(description: string, files: Files, archive: WritableArchive) {
  const source = { ...memorySource(files), description }
  const pool = {
    parse: async (path: string, bytes: Uint8Array) => parseFile(path, bytes),
    close: async () => undefined,
  }
  return publishLatest({ archive, source, pool }, { now: NOW, audience: 'public' })
}

test('another newsroom in place of the one before takes nothing away from it', async () => {
  const archive = await archiveOf(storiesOf(3))
  expect(await publishFrom('commit HEAD of /elsewhere', storiesOf(1), archive)).toMatchObject({
    outcome: 'published',
    removed: 2,
  })
  expect(findRevision(archive)?.source).toBe('commit HEAD of /elsewhere')
  // From now on it is this one that could lose something.
  const late = await publishFrom('commit HEAD of /elsewhere', storiesOf(0), archive)
  expect(late).toMatchObject({ outcome: 'held', lost: 1, of: 1 })
})
