import { expect, test, vi } from 'vitest'

import { newsroomFiles, story } from '@/tests/fixtures/newsroom'
import { folderOf, runCommand } from '@/tests/fixtures/run-newsroom'

vi.mock('@/lib/content/parse-pool', () => import('@/tests/fixtures/direct-pool'))
const clock = vi.hoisted(() => ({ now: '2026-07-01T12:00:00Z' }))
vi.mock('@/lib/dates', async (original) => ({
  ...(await original<typeof import('@/lib/dates')>()),
  currentTime: () => clock.now,
}))

const newsroom = () =>
  folderOf(
    newsroomFiles({
      'stories/cybersecurity/2026-06-20-half-done.md': story({
        title: 'Half done',
        publishedAt: '2026-06-20T08:00:00Z',
        draft: 'true',
      }),
      'stories/cybersecurity/2026-08-01-to-come.md': story({
        title: 'To come',
        publishedAt: '2026-08-01T08:00:00Z',
      }),
    }),
  )

test('Open scenarios are listed, and overdue from the day after their deadline', async () => {
  const folder = newsroom()
  const list = async (what: string) => (await runCommand('list', what, '--dir', folder)).output
  expect(await list('open')).toBe(
    '2026-08-08  0.65  joint-paper/joint-framework  The governments sign a framework.',
  )
  clock.now = '2026-08-08T23:59:59Z'
  expect(await list('overdue')).toBe('Nothing is overdue.')
  clock.now = '2026-08-09T00:00:00Z'
  expect(await list('overdue')).toContain('joint-paper/joint-framework')
  clock.now = '2026-07-01T12:00:00Z'
})

test('Drafts and what is scheduled are listed, as a table or as JSON', async () => {
  const folder = newsroom()
  expect((await runCommand('list', 'drafts', '--dir', folder)).output).toBe('half-done  Half done')
  expect(
    JSON.parse((await runCommand('list', 'scheduled', '--json', '--dir', folder)).output),
  ).toEqual([
    {
      publishedAt: '2026-08-01T08:00:00Z',
      slug: 'to-come',
      title: 'To come',
      path: 'stories/cybersecurity/2026-08-01-to-come.md',
    },
  ])
  expect((await runCommand('list', 'lost', '--dir', folder)).code).toBe(2)
})

test('Statistics count what is published', async () => {
  const { code, output } = await runCommand('stats', '--json', '--dir', newsroom())
  expect(code).toBe(0)
  expect(JSON.parse(output)).toEqual([
    {
      topic: 'cybersecurity',
      stories: 3,
      sources: 3,
      primarySources: 3,
      actors: 1,
      openScenarios: 1,
      sourcesPerStory: 1,
      primaryShare: 1,
    },
  ])
})

test('A topic without a story has no shares', async () => {
  const empty = '---\ntitle: T\nsection: S\ndescription: D\naccent: 1\n---\n'
  const folder = folderOf({ ...newsroomFiles(), 'topics/empty.md': empty })
  expect((await runCommand('stats', '--dir', folder)).output).toBe(
    `topic          stories  sources a story  primary  actors  open scenarios
cybersecurity  3        1.0              100%     1       1
empty          0        –                –        0       0`,
  )
})
