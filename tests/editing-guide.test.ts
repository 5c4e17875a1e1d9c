import { readFileSync } from 'node:fs'

import { expect, test, vi } from 'vitest'
import { z } from 'zod'

import { listStories } from '@/lib/archive/story-queries'
import { contentModel } from '@/lib/content/schema/model'
import { type Files, archiveOf } from '@/tests/fixtures/newsroom'
import { picture } from '@/tests/fixtures/pictures'
import { folderOf, runCommand } from '@/tests/fixtures/run-newsroom'

vi.mock('@/lib/content/parse-pool', () => import('@/tests/fixtures/direct-pool'))
vi.mock('@/lib/images/image-reader', () => import('@/tests/fixtures/direct-images'))
// Each example is a newsroom of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const guide = readFileSync(new URL('../docs/editing.md', import.meta.url), 'utf8')

/** The files that the guide shows, by path. */
const files: Files = {
  ...Object.fromEntries(
    Array.from(
      guide.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm),
      ([, path = '', text = '']) => [path, text],
    ),
  ),
  'images/ferry.jpg': await picture(),
}

const WHOLE_STORY = 'stories/harbour/2026-05-08-ferry-returns.md'

/** The file that the fields of a table belong to, by the heading above it. */
const subjects: Record<string, string> = {
  'Its head': WHOLE_STORY,
  'Its text and analysis': WHOLE_STORY,
  'Its picture': WHOLE_STORY,
  'Its sources': WHOLE_STORY,
  'Its forecasts': WHOLE_STORY,
  'When it was wrong, or has changed': WHOLE_STORY,
  '`topics/<id>.md`': 'topics/harbour.md',
  '`updates/<topic>/<number>.md`': 'updates/harbour/1.md',
  '`actors/<id>.md` and `publishers/<id>.md`': 'actors/island-council.md',
  '`pages/<id>.md` and `roadmap.md`': 'roadmap.md',
  '`site.yaml`': 'site.yaml',
}

interface Example {
  file: string
  field: string
  good: string
  bad: string
  rule: string
}

const unquote = (cell: string) => cell.trim().replace(/^`(.*)`$/, '$1')

function listExamples(): Example[] {
  return guide.split(/^#{2,3} /m).flatMap((section) => {
    const file = subjects[section.split('\n')[0] ?? '']
    return section
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| (?:-|Field )/.test(line))
      .map((line) => {
        const [field = '', , good = '', bad = '', rule = ''] = line.split('|').slice(1).map(unquote)
        if (file === undefined) throw new Error(`nothing is known of the table of ${field}`)
        return { file, field, good, bad, rule }
      })
  })
}

/** Puts a line in the place of a field; also says where. */
function replaceField(text: string, field: string, line: string) {
  const lines = text.split('\n')
  if (field === 'the text') {
    const start = lines.lastIndexOf('---') + 1
    return { text: [...lines.slice(0, start), line, ''].join('\n'), at: start + 1 }
  }
  if (!new RegExp(`^${field.split('.')[0]}:`, 'm').test(text)) return addField(text, line)
  const at = field.split('.').reduce((from, key) => findKey(lines, key, from + 1, field), -1)
  const before = lines[at] ?? ''
  const indent = before.search(/\S/)
  // What belongs to the field stands further in, but for the keys of the same entry of a list.
  const column = before.trimStart().startsWith('- ') ? indent + 2 : indent
  let end = at + 1
  while (/^ /.test(lines[end] ?? '') && (lines[end] ?? '').search(/\S/) > column) end += 1
  const changed = [...lines.slice(0, at), ' '.repeat(indent) + line, ...lines.slice(end)]
  return { text: changed.join('\n'), at: at + 1 }
}

/** As the first of its front matter, or of a file that is nothing else. */
function addField(text: string, line: string) {
  const isMarkdown = text.startsWith('---\n')
  return isMarkdown
    ? { text: text.replace('---\n', `---\n${line}\n`), at: 2 }
    : { text: `${line}\n${text}`, at: 1 }
}

function findKey(lines: readonly string[], key: string, from: number, field: string): number {
  const found = lines.findIndex(
    (line, index) =>
      index >= from && new RegExp(from === 0 ? `^${key}:` : `^ +(?:- )?${key}:`).test(line),
  )
  if (found === -1) throw new Error(`the guide shows no file with ${field}`)
  return found
}

/** What `check` says of the newsroom of the guide with one file otherwise: ‘file:line rule’. */
async function check(changes: Files = {}): Promise<string[]> {
  const { output } = await runCommand(
    'check',
    '--no-cache',
    '--format',
    'json',
    folderOf({ ...files, ...changes }),
  )
  const report: { diagnostics: { file: string; line: number; rule: string; severity: string }[] } =
    JSON.parse(output)
  return report.diagnostics
    .filter(({ severity, rule }) => severity === 'error' || rule !== 'unused-source')
    .map(({ file, line, rule }) => {
      const path = Object.keys(files).find((each) => file.endsWith(each)) ?? file
      return `${path}:${line} ${rule}`
    })
}

test('The newsroom of the guide is sound, and its stories are published', async () => {
  expect(await check()).toEqual([])
  const archive = await archiveOf(files)
  expect(listStories(archive, { limit: 9 }).map(({ slug }) => slug)).toEqual([
    'ferry-returns',
    'ferry-stops',
  ])
})

const examples = listExamples()

test('The guide has an example of every kind of file', () => {
  expect(examples.length).toBeGreaterThan(60)
  expect(new Set(examples.map(({ file }) => file))).toEqual(new Set(Object.values(subjects)))
})

const nodeSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
})

/** Every field that can be written, as the guide names it; those of a mapping and not itself. */
function listFields(schema: unknown, path: string[] = []): string[] {
  const { properties, items } = nodeSchema.parse(schema)
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([key, inner]) => listFields(inner, [...path, key]))
  }
  const isListOfMappings = items !== undefined && nodeSchema.parse(items).properties !== undefined
  return isListOfMappings ? listFields(items, path) : [path.join('.')]
}

test.each([
  ['story', WHOLE_STORY],
  ['topic', 'topics/harbour.md'],
  ['update', 'updates/harbour/1.md'],
  ['actor', 'actors/island-council.md'],
  ['roadmap', 'roadmap.md'],
] as const)('The guide leaves out no field of a %s', (kind, file) => {
  const shown = new Set(
    examples.filter((example) => example.file === file).map(({ field }) => field),
  )
  expect(listFields(contentModel()[kind]).filter((field) => !shown.has(field))).toEqual([])
})

test('Nor does it leave out a field of the site', () => {
  const shown = examples.filter(({ file }) => file === 'site.yaml').map(({ field }) => field)
  const { properties = {} } = nodeSchema.parse(contentModel().site)
  expect(shown.toSorted()).toEqual(Object.keys(properties).sort())
})

test.each(examples)('$field of $file: `$good`', async ({ file, field, good }) => {
  const { text } = replaceField(String(files[file]), field, good)
  expect(await check({ [file]: text })).toEqual([])
})

test.each(examples)('$field of $file, not so: `$bad` breaks $rule', async (example) => {
  const { file, field, bad, rule } = example
  const { text, at } = replaceField(String(files[file]), field, bad)
  expect(await check({ [file]: text })).toContain(`${file}:${at} ${rule}`)
})
