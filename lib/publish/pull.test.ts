import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test, vi } from 'vitest'

import { commitAll, git, startRepository, write } from '@/tests/fixtures/repository'
import { temporaryFolder } from '@/tests/fixtures/temporary-folder'

import { fetchContent, pullContent } from './pull'

// Git runs dozens of times, on a machine that may be busy.
vi.setConfig({ testTimeout: 20_000 })

/** A remote with one commit, and a clone of it made with these options. */
function startClone(...options: string[]) {
  const folder = temporaryFolder()
  const remote = join(folder, 'remote')
  const clone = join(folder, 'clone')
  mkdirSync(remote)
  startRepository(remote)
  const publish = (text: string) => {
    write(remote, 'news/site.yaml', text)
    return commitAll(remote, text)
  }
  const first = publish('first')
  git(folder, 'clone', '--quiet', ...options, remote, clone)
  const headOf = () => git(clone, 'rev-parse', 'HEAD')
  return { folder, remote, clone, publish, first, headOf }
}

const messageOf = (pulling: Promise<void>) =>
  pulling.then(
    () => 'it was pulled',
    (error: unknown) => String(error),
  )

/** Everything that a name points to, so that equal repositories have equal lists. */
const refsOf = (clone: string) => git(clone, 'for-each-ref', 'refs/heads')

describe.each([
  ['a work tree', []],
  ['a bare repository', ['--bare']],
  ['a mirror', ['--mirror']],
  ['a shallow clone', ['--depth=1', '--no-local']],
])('%s', (name, options) => {
  test('goes forward to what has come, from wherever it is pulled', async () => {
    const { clone, publish, headOf } = startClone(...options)
    publish('second')
    const third = publish('third')
    await pullContent(clone, 'origin/main')
    expect(headOf()).toBe(third)
    expect(git(clone, 'symbolic-ref', 'HEAD')).toBe('refs/heads/main')
    expect(git(clone, 'show', 'HEAD:news/site.yaml')).toBe('third')
    await pullContent(clone, 'origin/main')
    expect(headOf()).toBe(third)
  })

  test('refuses a history that was rewritten, with a sentence, and stays as it is', async () => {
    const { remote, clone, first, publish, headOf } = startClone(...options)
    const second = publish('second')
    await pullContent(clone, 'origin/main')
    const before = refsOf(clone)
    git(remote, 'reset', '--quiet', '--hard', first)
    publish('another second')
    const command = name.startsWith('a bare') || name === 'a mirror' ? 'update-ref HEAD' : 'reset'
    for (let time = 0; time < 2; time += 1) {
      const message = await messageOf(pullContent(clone, 'origin/main'))
      expect(message).toContain(
        `origin/main could not be pulled, so what is here is served. It lacks the commit ${second}, which is here: its history was rewritten, or someone committed in ${clone}.`,
      )
      expect(message).toContain(`run "git ${command}`)
    }
    expect(headOf()).toBe(second)
    expect(refsOf(clone)).toBe(before)
    expect(git(clone, 'show', 'HEAD:news/site.yaml')).toBe('second')
  })

  test('does not go back where the last commit was taken away, and says so', async () => {
    const { remote, clone, first, publish, headOf } = startClone(...options)
    const second = publish('second')
    await pullContent(clone, 'origin/main')
    git(remote, 'reset', '--quiet', '--hard', first)
    expect(await messageOf(pullContent(clone, 'origin/main'))).toContain(
      `lacks the commit ${second}`,
    )
    expect(headOf()).toBe(second)
  })

  test('does what the sentence says, and follows again', async () => {
    const { remote, clone, first, publish, headOf } = startClone(...options)
    publish('second')
    await pullContent(clone, 'origin/main')
    git(remote, 'reset', '--quiet', '--hard', first)
    publish('another second')
    const message = await messageOf(pullContent(clone, 'origin/main'))
    const [, command = ''] = /run "git ([^"]+)"/.exec(message) ?? []
    git(clone, ...command.split(' '))
    const third = publish('third')
    await pullContent(clone, 'origin/main')
    expect(headOf()).toBe(third)
  })

  test('follows a branch with slashes in its name', async () => {
    const { remote, clone, headOf } = startClone(...options)
    git(remote, 'checkout', '--quiet', '-b', 'desk/night/edition')
    write(remote, 'news/site.yaml', 'night')
    const night = commitAll(remote, 'night')
    await pullContent(clone, 'origin/desk/night/edition')
    expect(headOf()).toBe(night)
    expect(git(clone, 'symbolic-ref', 'HEAD')).toBe('refs/heads/main')
  })

  test('runs no hook', async () => {
    const { clone, publish, headOf } = startClone(...options)
    const folder = git(clone, 'rev-parse', '--absolute-git-dir')
    const mark = join(folder, 'a-hook-ran')
    for (const hook of ['post-merge', 'reference-transaction', 'post-checkout', 'update']) {
      write(folder, `hooks/${hook}`, `#!/bin/sh\ntouch '${mark}'\n`)
      git(clone, 'config', 'core.hooksPath', join(folder, 'hooks'))
    }
    for (const hook of ['post-merge', 'reference-transaction', 'post-checkout', 'update']) {
      chmodSync(join(folder, 'hooks', hook), 0o755)
    }
    const second = publish('second')
    await pullContent(clone, 'origin/main')
    expect(headOf()).toBe(second)
    expect(existsSync(mark)).toBe(false)
  })
})

test('a remote that is gone is a sentence, and once it is back it is followed', async () => {
  const { folder, remote, clone, publish, first, headOf } = startClone()
  renameSync(remote, join(folder, 'elsewhere'))
  expect(await messageOf(pullContent(clone, 'origin/main'))).toMatch(
    /^Error: origin\/main could not be pulled, so what is here is served\. .*does not appear to be a git repository/,
  )
  expect(headOf()).toBe(first)
  renameSync(join(folder, 'elsewhere'), remote)
  const second = publish('second')
  await pullContent(clone, 'origin/main')
  expect(headOf()).toBe(second)
})

test.each([
  ['elsewhere/main', "'elsewhere' does not appear to be a git repository"],
  ['origin/nowhere', "couldn't find remote ref nowhere"],
])('%s is a sentence', async (source, reason) => {
  const { clone, first, headOf } = startClone()
  expect(await messageOf(pullContent(clone, source))).toContain(reason)
  expect(headOf()).toBe(first)
})

test('a folder that is no repository is a sentence', async () => {
  const message = await messageOf(pullContent(temporaryFolder(), 'origin/main'))
  expect(message).toContain('not a git repository')
})

test('a folder within a work tree will do, and its files are there', async () => {
  const { clone, publish, headOf } = startClone()
  const second = publish('second')
  await pullContent(join(clone, 'news'), 'origin/main')
  expect(headOf()).toBe(second)
  expect(readFileSync(join(clone, 'news/site.yaml'), 'utf8')).toBe('second')
})

test('work that is not committed is not written over', async () => {
  const { clone, publish, first, headOf } = startClone()
  publish('second')
  write(clone, 'news/site.yaml', 'work')
  expect(await messageOf(pullContent(clone, 'origin/main'))).toContain('could not be pulled')
  expect(headOf()).toBe(first)
  expect(readFileSync(join(clone, 'news/site.yaml'), 'utf8')).toBe('work')
})

test.each([
  ['a work tree', []],
  ['a bare repository', ['--bare']],
])('%s that was cloned before there was a commit gets its first', async (_name, options) => {
  const folder = temporaryFolder()
  const remote = join(folder, 'remote')
  const clone = join(folder, 'clone')
  mkdirSync(remote)
  startRepository(remote)
  git(folder, 'clone', '--quiet', ...options, remote, clone)
  git(clone, 'symbolic-ref', 'HEAD', 'refs/heads/main')
  write(remote, 'site.yaml', 'first')
  const first = commitAll(remote)
  await pullContent(clone, 'origin/main')
  expect(git(clone, 'rev-parse', 'main')).toBe(first)
})

test.each([['a work tree'], ['a bare repository', '--bare']])(
  '%s fetches a branch to look at, rewritten or not, and moves no other',
  async (_name, ...options) => {
    const { remote, clone, publish, first, headOf } = startClone(...options)
    git(remote, 'checkout', '--quiet', '-b', 'next')
    const draft = publish('a draft')
    await fetchContent(clone, 'origin/next')
    expect(git(clone, 'rev-parse', 'origin/next')).toBe(draft)
    git(remote, 'reset', '--quiet', '--hard', first)
    const again = publish('another draft')
    await fetchContent(clone, 'origin/next')
    expect(git(clone, 'rev-parse', 'origin/next')).toBe(again)
    expect(headOf()).toBe(first)
  },
)

test('a branch that cannot be fetched is a sentence', async () => {
  const { clone } = startClone()
  expect(await messageOf(fetchContent(clone, 'origin/gone'))).toMatch(
    /^Error: origin\/gone could not be fetched, so what is here is previewed\. /,
  )
})
