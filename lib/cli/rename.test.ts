import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import { JOINT_PAPER, newsroomFiles, PACKAGE_THEFT } from '@/tests/fixtures/newsroom'
import { folderOf, runCommand } from '@/tests/fixtures/run-newsroom'

vi.mock('@/lib/content/parse-pool', () => import('@/tests/fixtures/direct-pool'))

const RENAMED = 'stories/cybersecurity/2026-03-31-axios-theft.md'
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8')

test('Causes and links follow, the old slug is kept, and nothing else changes', async () => {
  const files = newsroomFiles()
  const folder = folderOf(files)
  const { code, output } = await runCommand(
    ...['rename', 'package-theft', 'axios-theft', '--dir', folder],
  )
  expect(code).toBe(0)
  expect(existsSync(join(folder, PACKAGE_THEFT))).toBe(false)
  expect(read(folder, RENAMED)).toBe(
    String(files[PACKAGE_THEFT]).replace(
      '\n---\nThe paper',
      '\npreviousSlugs: [package-theft]\n---\nThe paper',
    ),
  )
  expect(read(folder, JOINT_PAPER)).toBe(
    String(files[JOINT_PAPER])
      .replace('{ story: package-theft,', '{ story: axios-theft,')
      .replace('(story:package-theft)', '(story:axios-theft)'),
  )
  expect(read(folder, 'updates/cybersecurity/1.md')).toContain('[a theft](story:axios-theft)')
  expect(output).toContain(`Renamed ${PACKAGE_THEFT} → ${RENAMED}`)
  expect((await runCommand('check', '--dir', folder, '--no-cache')).output).toContain('0 errors')

  await runCommand('rename', 'axios-theft', 'theft-of-axios', '--dir', folder)
  expect(read(folder, 'stories/cybersecurity/2026-03-31-theft-of-axios.md')).toContain(
    'previousSlugs: [package-theft, axios-theft]\n',
  )
})

test('A link to a story whose slug only begins alike stays', async () => {
  const folder = folderOf({
    ...newsroomFiles(),
    'pages/about.md':
      '---\ntitle: T\ndescription: D\n---\nSee [one](story:joint-paper), [two][2] and story:joint-paper.\n\n[2]: <story:joint-paper>\n',
  })
  await runCommand('rename', 'joint-paper', 'joint', '--dir', folder)
  expect(read(folder, 'pages/about.md')).toContain(
    'See [one](story:joint), [two][2] and story:joint-paper.\n\n[2]: <story:joint>\n',
  )
})

test.each([
  ['[one](story:joint-paper)', '[one](story:joint)'],
  ['[one]( <story:joint-paper> "title")', '[one]( <story:joint> "title")'],
  ['[one][a] [a]\n\n[a]: story:joint-paper', '[one][a] [a]\n\n[a]: story:joint'],
  ['<story:joint-paper>', '<story:joint>'],
])('A link is followed however it is written: %s', async (before, after) => {
  const page = (text: string) => `---\ntitle: T\ndescription: D\n---\n${text}\n`
  const folder = folderOf({ ...newsroomFiles(), 'pages/about.md': page(before) })
  expect((await runCommand('rename', 'joint-paper', 'joint', '--dir', folder)).complaint).toBe('')
  expect(read(folder, 'pages/about.md')).toBe(page(after))
  expect((await runCommand('check', '--dir', folder, '--no-cache')).output).toContain('0 errors')
})

test('A link that is spelt so that nobody would find it is mended by hand first', async () => {
  const folder = folderOf({
    ...newsroomFiles(),
    'pages/about.md': '---\ntitle: T\ndescription: D\n---\n[One](story:joint&#45;paper).\n',
  })
  const { code, complaint } = await runCommand('rename', 'joint-paper', 'joint', '--dir', folder)
  expect(code).toBe(2)
  expect(complaint).toBe(
    'pages/about.md spells the link to `joint-paper` in a way that cannot be followed: write it as [text](story:joint-paper) first. Nothing was changed.',
  )
  expect(existsSync(join(folder, JOINT_PAPER))).toBe(true)
})

test('A dry run writes nothing', async () => {
  const files = newsroomFiles()
  const folder = folderOf(files)
  const { output } = await runCommand(
    ...['rename', 'package-theft', 'axios-theft', '--dry-run', '--dir', folder],
  )
  expect(output).toContain(`Would be: Renamed ${PACKAGE_THEFT} → ${RENAMED}`)
  for (const [path, text] of Object.entries(files)) expect(read(folder, path)).toBe(text)
})

test.each([
  ['package-theft', 'joint-paper', 'a slug is never reused'],
  ['package-theft', 'Axios Theft', 'use lower-case words joined by hyphens'],
  ['package-thefts', 'axios', 'did you mean `package-theft`?'],
])('%s does not become %s', async (slug, to, sentence) => {
  const { code, complaint } = await runCommand(
    'rename',
    slug,
    to,
    '--dir',
    folderOf(newsroomFiles()),
  )
  expect(code).toBe(2)
  expect(complaint).toContain(sentence)
})

test('A newsroom with errors is mended first, as one of them may hide a name', async () => {
  const folder = folderOf({ ...newsroomFiles(), 'actors/x.md': 'no front matter' })
  const { code, complaint } = await runCommand('rename', 'joint-paper', 'joint', '--dir', folder)
  expect(code).toBe(2)
  expect(complaint).toBe('Mend the newsroom first: "newsroom check" finds 1 error.')
})
