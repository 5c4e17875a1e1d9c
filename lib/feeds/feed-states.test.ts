import { expect, test } from 'vitest'

import { openWritableArchive } from '@/lib/archive/archive'
import {
  archiveOf,
  FIRST_TALKS,
  JOINT_PAPER,
  newsroomFiles,
  story,
} from '@/tests/fixtures/newsroom'

import { listFeedStates } from './feed-states'

const base = new URL('https://news.example')

/** The RSS feeds whose state differs once some files have been replaced. */
async function changedBy(files: Parameters<typeof newsroomFiles>[0]): Promise<string[]> {
  const archive = openWritableArchive(':memory:')
  const before = new Map(
    (await listFeedStates(await archiveOf(newsroomFiles(), { archive }), base)).map(
      ({ url, state }) => [url, state],
    ),
  )
  const after = await listFeedStates(await archiveOf(newsroomFiles(files), { archive }), base)
  return after
    .filter(({ url, state }) => before.get(url) !== state && url.endsWith('/feed.xml'))
    .map(({ url }) => url.slice(base.href.length - 1))
}

test('every feed is there in every format', async () => {
  const states = await listFeedStates(await archiveOf(newsroomFiles()), base)
  expect(states).toHaveLength(5 * 3)
  expect(states.slice(0, 3).map(({ url }) => url)).toEqual([
    'https://news.example/feed.xml',
    'https://news.example/atom.xml',
    'https://news.example/feed.json',
  ])
})

test('a story changes the feeds that hold it', async () => {
  const talks = { title: 'Talks', publishedAt: '2026-06-05T08:00:00Z' }
  expect(await changedBy({ [FIRST_TALKS]: story(talks) })).toEqual([
    '/feed.xml',
    '/topics/cybersecurity/feed.xml',
  ])
  expect(await changedBy({ [FIRST_TALKS]: undefined, 'pages/new.md': undefined })).toEqual([
    '/feed.xml',
    '/topics/cybersecurity/feed.xml',
  ])
})

test('a correction changes the feed of corrections as well', async () => {
  const perspectives = '[{ actor: cisa, view: V., asOf: 2026-05-09, source: paper }]'
  const corrections = '[{ at: 2026-06-30T00:00:00Z, kind: correction, note: N. }]'
  expect(await changedBy({ [JOINT_PAPER]: story({ perspectives, corrections }) })).toEqual([
    '/feed.xml',
    '/topics/cybersecurity/feed.xml',
    '/corrections/feed.xml',
    '/actors/cisa/feed.xml',
  ])
})

test('what is not in a feed changes none', async () => {
  expect(
    await changedBy({ 'pages/new.md': '---\ntitle: N\ndescription: D\n---\nText.\n' }),
  ).toEqual([])
})
