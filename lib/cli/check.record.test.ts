import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import { FIRST_TALKS, JOINT_PAPER, newsroomFiles, story } from '@/tests/fixtures/newsroom'
import { imageOf, picture } from '@/tests/fixtures/pictures'
import { commitAll, git, write } from '@/tests/fixtures/repository'
import { runCommand } from '@/tests/fixtures/run-newsroom'
import { temporaryRepository } from '@/tests/fixtures/temporary-folder'

vi.mock('@/lib/content/parse-pool', () => import('@/tests/fixtures/direct-pool'))
// Git runs several times, on a machine that may be busy.
vi.setConfig({ testTimeout: 20_000 })

const talks = (keys: Record<string, string> = {}) =>
  story({ title: 'First talks are held', publishedAt: '2026-06-05T08:00:00Z', ...keys })

function committedNewsroom(): string {
  const root = temporaryRepository()
  const files = newsroomFiles({ [FIRST_TALKS]: talks() })
  for (const [path, text] of Object.entries(files)) write(root, path, text)
  commitAll(root)
  return root
}

const PLACE = /^(\S+:\d+:\d+: \w+).*\[(\S+)\]$/gm

/** Places, severities and rules of what `check` finds against a commit, and its exit code. */
async function checkAgainst(root: string, ref: string) {
  const { code, output } = await runCommand('check', '--dir', root, '--changed', ref)
  const found = Array.from(output.matchAll(PLACE), ([, place = '', rule]) => {
    const [file = '', ...rest] = place.split(':')
    return `${file.slice(file.lastIndexOf('/') + 1)}:${rest.join(':')} [${rule}]`
  })
  return { code, found }
}

test('Against the last commit, a change in silence is an error, and a dated one is none', async () => {
  const root = committedNewsroom()
  expect(await checkAgainst(root, 'HEAD')).toEqual({ code: 0, found: [] })
  write(root, FIRST_TALKS, talks({ takeaway: 'Nothing came of it.' }))
  expect(await checkAgainst(root, 'HEAD')).toEqual({
    code: 1,
    found: ['2026-06-05-first-talks.md:9:11: error [silent-change]'],
  })
  write(root, FIRST_TALKS, talks({ takeaway: 'None.', updatedAt: '2026-06-06T00:00:00Z' }))
  expect(await checkAgainst(root, 'HEAD')).toEqual({ code: 0, found: [] })
})

test('Against a branch, what was committed since counts as well', async () => {
  const root = committedNewsroom()
  git(root, 'checkout', '--quiet', '-b', 'work')
  write(root, FIRST_TALKS, talks({ takeaway: 'Nothing came of it.' }))
  commitAll(root)
  expect(await checkAgainst(root, 'HEAD')).toEqual({ code: 0, found: [] })
  expect((await checkAgainst(root, 'main')).code).toBe(1)
})

test('A story that is taken away is a warning, at the place where it lay', async () => {
  const root = committedNewsroom()
  rmSync(join(root, FIRST_TALKS))
  expect(await checkAgainst(root, 'HEAD')).toEqual({
    code: 0,
    found: ['2026-06-05-first-talks.md:1:1: warning [lost-address]'],
  })
})

test('What was wrong in the commit has not been published, nor has what was a draft', async () => {
  const root = committedNewsroom()
  write(root, FIRST_TALKS, talks({ status: 'new' }))
  write(root, JOINT_PAPER, story({ draft: 'true' }))
  write(root, 'pages/about.md', '---\ntitle: A\ndescription: D\n---\nText.\n')
  commitAll(root)
  write(root, FIRST_TALKS, talks({ takeaway: 'None.' }))
  write(root, JOINT_PAPER, story({ takeaway: 'None.' }))
  expect(await checkAgainst(root, 'HEAD')).toEqual({ code: 0, found: [] })
})

test('Without a commit to compare with, nothing is compared', async () => {
  const root = committedNewsroom()
  write(root, FIRST_TALKS, talks({ takeaway: 'Nothing came of it.' }))
  expect((await runCommand('check', '--dir', root)).code).toBe(0)
})

test('Against a commit, another picture under the name of a published one is worth a warning', async () => {
  const root = committedNewsroom()
  write(root, FIRST_TALKS, talks({ image: imageOf('talks.jpg') }))
  write(root, 'images/talks.jpg', await picture(30, 20))
  commitAll(root)
  expect(await checkAgainst(root, 'HEAD')).toEqual({ code: 0, found: [] })
  write(root, 'images/talks.jpg', await picture(60, 40))
  expect(await checkAgainst(root, 'HEAD')).toEqual({
    code: 0,
    found: ['talks.jpg:1:1: warning [silent-change]'],
  })
})
