import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import { newsroomFiles } from '@/tests/fixtures/newsroom'
import { picture } from '@/tests/fixtures/pictures'
import { folderOf, runCommand } from '@/tests/fixtures/run-newsroom'

vi.mock('@/lib/content/parse-pool', () => import('@/tests/fixtures/direct-pool'))
vi.mock('@/lib/dates', async (original) => ({
  ...(await original<typeof import('@/lib/dates')>()),
  currentTime: () => '2026-07-01T12:00:00Z',
}))

const check = (folder: string) => runCommand('check', '--dir', folder, '--no-cache')

test('A new story is found by check until its TODOs are filled in', async () => {
  const folder = folderOf(newsroomFiles())
  const path = 'stories/cybersecurity/2026-07-01-second-talks.md'
  const { code, output } = await runCommand(
    ...['new', 'story', 'second-talks', '--dir', folder, '--topic', 'cybersecurity'],
    ...['--publisher', 'csis', '--title', 'Second talks: a beginning'],
  )
  expect(code).toBe(0)
  expect(output).toMatch(/^Wrote .*second-talks\.md, with 7 TODOs to fill in$/)
  const text = readFileSync(join(folder, path), 'utf8')
  expect(text).toContain('title: "Second talks: a beginning"\n')
  expect(text).toContain('update: 2\n')
  const unfilled = await check(folder)
  expect(unfilled.code).toBe(0)
  expect(unfilled.output.match(/warning: .*\[to-do\]/g)).toHaveLength(7)
  const published = text.replace('draft: true\n', '')
  writeFileSync(join(folder, path), published)
  const refused = await check(folder)
  expect(refused.code).toBe(1)
  expect(refused.output.match(/error: .*\[to-do\]/g)).toHaveLength(7)
  expect(refused.output).toContain('= write the address of the document')

  const filled = text
    .replace('https://todo.invalid/', 'https://example.org/talks')
    .replaceAll(/TODO:? ?/g, 'X ')
    .replace('draft: true\n', '')
  writeFileSync(join(folder, path), filled)
  expect((await check(folder)).output).toContain('0 errors, 0 warnings')
})

const newStory = (folder: string, ...words: string[]) =>
  runCommand(
    ...['new', 'story', 'talks', '--topic', 'cybersecurity', '--publisher', 'csis'],
    ...['--title', 'Talks', ...words, '--dir', folder],
  )
const readStory = (folder: string) =>
  readFileSync(join(folder, 'stories/cybersecurity/2026-07-01-talks.md'), 'utf8')

test('A new story is led by a picture of the newsroom, if one is named', async () => {
  const folder = folderOf(newsroomFiles({ 'images/talks.jpg': await picture() }))
  const { code, output } = await newStory(
    ...[folder, '--image', 'content/images/talks.jpg', '--credit', 'Ada Fenn'],
  )
  expect(code).toBe(0)
  expect(output).toContain('with 9 TODOs to fill in')
  expect(readStory(folder)).toContain(`
image:
  file: talks.jpg
  alt: "TODO: what can be seen in the picture, for those who cannot see it"
  credit: Ada Fenn
  licence: "TODO: what allows you to show it, such as CC BY 4.0"
takeaway: `)
  expect((await check(folder)).code).toBe(0)
})

test('A new story has no picture where none is named', async () => {
  const folder = folderOf(newsroomFiles({ 'images/talks.jpg': 'unread' }))
  expect((await newStory(folder)).code).toBe(0)
  expect(readStory(folder)).not.toContain('image')
})

test.each([
  [['--image', 'talk.jpg'], '--image: there is no `talk.jpg`; it is one of none, talks.jpg'],
  [['--alt', 'A table.'], '--alt is about a picture: name it by --image.'],
  [['--image', 'none', '--credit', 'A.'], '--credit is about a picture: name it by --image.'],
  [['--image', 'talks.jpg', '--licence', ''], '--licence: it cannot be empty'],
])('What cannot be said of a picture is refused: %j', async (words, sentence) => {
  const folder = folderOf(newsroomFiles({ 'images/talks.jpg': 'unread' }))
  expect(await newStory(folder, ...words)).toEqual({ code: 2, output: '', complaint: sentence })
})

test('A topic, an update, an actor and a publisher pass check at once when all is given', async () => {
  const folder = folderOf(newsroomFiles())
  const run = (...words: string[]) => runCommand('new', ...words, '--dir', folder)
  await run('actor', 'enisa', '--name', 'ENISA', '--kind', 'agency')
  await run('publisher', 'enisa', '--name', 'ENISA', '--website', 'https://www.enisa.europa.eu')
  expect((await check(folder)).output).toContain('0 errors, 0 warnings')

  await run('update', 'cybersecurity', '--title', 'The talks go on')
  expect(readFileSync(join(folder, 'updates/cybersecurity/3.md'), 'utf8')).toBe(
    '---\ntitle: The talks go on\npublishedAt: 2026-07-01T12:00:00Z\ndraft: true\n---\nTODO: what has changed since the last update\n',
  )
  await run('topic', 'energy', '--title', 'Energy', '--section', 'Economy')
  const { output } = await run('story', 'grid', '--topic', 'energy', '--publisher', 'enisa')
  expect(output.split('\n')[1]).toBe(
    'It is part of update 1, which is not there yet: "newsroom new update energy" begins it',
  )
  expect(readFileSync(join(folder, 'topics/energy.md'), 'utf8')).toBe(
    '---\ntitle: Energy\nsection: Economy\ndescription: "TODO: one sentence on what is followed here"\naccent: 327\n---\n',
  )
})

test.each([
  [['story', 'joint-paper'], 'a slug is never reused'],
  [['story', 'Second Talks'], 'lower-case words joined by hyphens'],
  [
    ['story', 'new', '--topic', 'cyber'],
    '--topic: there is no `cyber`; it is one of cybersecurity',
  ],
  [['story'], '<slug> is missing: What will its address end with'],
  [['update', 'cybersecurty'], 'did you mean `cybersecurity`?'],
  [['update', 'energy'], 'begin it with "newsroom new topic energy"'],
  [['actor', 'cisa', '--kind', 'agency', '--name', 'CISA'], 'actors/cisa.md exists already.'],
  [
    ['publisher', 'x', '--name', 'X', '--website', 'x'],
    'publishers/x.md is not written: `website`',
  ],
])('What cannot be is refused with a sentence: %j', async (words, sentence) => {
  const folder = folderOf(newsroomFiles())
  const { code, complaint } = await runCommand('new', ...words, '--dir', folder)
  expect(code).toBe(2)
  expect(complaint).toContain(sentence)
})

test('A newsroom without a topic says what comes first', async () => {
  const { 'site.yaml': site = '' } = newsroomFiles()
  const folder = folderOf({ 'site.yaml': site })
  const { code, complaint } = await runCommand('new', 'story', 'x', '--topic', 'y', '--dir', folder)
  expect(code).toBe(2)
  expect(complaint).toBe(
    '--topic: there is no `y`; there is none yet; begin one with "newsroom new topic"',
  )
})
