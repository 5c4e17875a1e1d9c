import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { Ajv } from 'ajv'
import { expect, test, vi } from 'vitest'

import { placeOf } from '@/lib/content/layout'
import { parseFile } from '@/lib/content/parse'
import { editorSchemas } from '@/lib/content/schema/model'
import { splitFrontMatter } from '@/lib/content/split'
import { parseYaml } from '@/lib/content/yaml'
import { settings } from '@/lib/settings'
import { newsroomFiles } from '@/tests/fixtures/newsroom'
import { folderOf, runCommand } from '@/tests/fixtures/run-newsroom'

vi.mock('@/lib/content/parse-pool', () => import('@/tests/fixtures/direct-pool'))
vi.mock('@/lib/dates', async (original) => ({
  ...(await original<typeof import('@/lib/dates')>()),
  currentTime: () => '2026-07-01T12:00:00Z',
}))

/** Also with comments and commas at the end, as editors allow them. */
const readJson = (path: string): unknown => parseYaml(readFileSync(path, 'utf8'), 0).value

function readFrontMatter(path: string, text: string): unknown {
  if (path.endsWith('.yaml')) return parseYaml(text, 0).value
  const split = splitFrontMatter(text)
  return 'frontMatter' in split ? parseYaml(split.frontMatter, 0).value : undefined
}

test('The committed schemas are those of the content model', async () => {
  const { code, output } = await runCommand('schemas', '--check', '--dir', 'content')
  expect(output).toBe('The schemas in content/.schemas are those of this version.')
  expect(code).toBe(0)
})

test('Every file of a sound newsroom fits the schema of its kind', () => {
  const schemas = editorSchemas()
  const ajv = new Ajv({ validateFormats: false, strict: true })
  for (const [path, text] of Object.entries(newsroomFiles())) {
    const kind = placeOf(path)?.kind
    expect(kind, path).toBeDefined()
    if (kind === undefined) continue
    const isValid = ajv.validate(schemas[kind], readFrontMatter(path, String(text)))
    expect(isValid, `${path}: ${ajv.errorsText()}`).toBe(true)
  }
})

test.each([
  ['a key that does not exist', { titel: 'T' }, 'must NOT have additional properties'],
  [
    'a status that does not exist',
    { status: 'over' },
    'must be equal to one of the allowed values',
  ],
  ['a probability of one', { scenarios: [{ probability: 1 }] }, 'must be < 1'],
  ['no source', { sources: [] }, 'must NOT have fewer than 1 items'],
])('An editor can tell %s', (_what, front, message) => {
  const ajv = new Ajv({ validateFormats: false, allErrors: true })
  expect(ajv.validate(editorSchemas().story, front)).toBe(false)
  expect(ajv.errorsText()).toContain(message)
})

test('Every key of every kind says what it means', () => {
  const silent: string[] = []
  const visit = (schema: unknown, place: string) => {
    if (typeof schema !== 'object' || schema === null) return
    if ('items' in schema) visit(schema.items, `${place}[]`)
    if (!('properties' in schema)) return
    for (const [key, property] of Object.entries(Object(schema.properties))) {
      const isSaid = typeof property === 'object' && property !== null && 'description' in property
      if (!isSaid) silent.push(`${place}.${key}`)
      visit(property, `${place}.${key}`)
    }
  }
  for (const [kind, schema] of Object.entries(editorSchemas())) visit(schema, kind)
  expect(silent).toEqual([])
})

test('The ids that a newsroom has are proposed on this machine, and others are sound as well', async () => {
  const folder = folderOf(newsroomFiles())
  const workspace = folderOf({})
  vi.spyOn(process, 'cwd').mockReturnValue(workspace)
  expect(await runCommand('schemas', '--dir', folder)).toMatchObject({ code: 0 })
  vi.restoreAllMocks()

  const local = JSON.stringify(readJson(join(dirname(settings().indexPath), 'schemas/story.json')))
  expect(local).toContain('"anyOf":[{"enum":["csis"]},{"pattern":')
  expect(local).toContain('"anyOf":[{"enum":["cybersecurity"]},{"pattern":')
  const committed = readFileSync(join(folder, '.schemas/story.json'), 'utf8')
  expect(committed).not.toContain('csis"]')
  expect(readJson(join(workspace, '.vscode/names.code-snippets'))).toMatchObject({
    'One of the publishers': { prefix: 'publisher:', body: 'publisher: ${1|csis|}' },
  })

  writeFileSync(join(folder, '.schemas/story.json'), '{}\n')
  expect(await runCommand('schemas', '--check', '--dir', folder)).toMatchObject({
    code: 1,
    output: expect.stringContaining('1 schema in'),
  })
})

test('A new file leads to its schema where the newsroom has one, and passes check', async () => {
  const folder = folderOf(newsroomFiles())
  mkdirSync(join(folder, '.schemas'))
  writeFileSync(join(folder, '.schemas/actor.json'), '{}\n')
  writeFileSync(join(folder, '.schemas/update.json'), '{}\n')
  const begin = (...words: string[]) => runCommand('new', ...words, '--dir', folder)
  await begin('actor', 'enisa', '--name', 'ENISA', '--kind', 'agency')
  await begin('update', 'cybersecurity', '--title', 'The talks go on')
  await begin('publisher', 'enisa', '--name', 'ENISA', '--website', 'https://enisa.example.org')
  const firstLine = (path: string) => readFileSync(join(folder, path), 'utf8').split('\n')[1]
  expect(firstLine('actors/enisa.md')).toBe(
    '# yaml-language-server: $schema=../.schemas/actor.json',
  )
  expect(firstLine('updates/cybersecurity/3.md')).toBe(
    '# yaml-language-server: $schema=../../.schemas/update.json',
  )
  expect(firstLine('publishers/enisa.md')).toBe('name: ENISA')
  expect((await runCommand('check', 'actors', '--dir', folder)).output).toContain('0 errors')
})

interface Snippet {
  body: string | string[]
  scope: string
}
const isSnippet = (value: unknown): value is Snippet =>
  typeof value === 'object' && value !== null && 'body' in value && 'scope' in value

/** What stands there when a writer keeps everything that a snippet proposes. */
function expand(name: string): string {
  const snippet: unknown = Object(readJson('.vscode/newsroom.code-snippets'))[name]
  if (!isSnippet(snippet)) throw new Error(`there is no snippet ${name}`)
  const dates: Record<string, string> = {
    CURRENT_YEAR: '2026',
    CURRENT_MONTH: '07',
    CURRENT_DATE: '01',
  }
  return [snippet.body]
    .flat()
    .join('\n')
    .replace(/\$\{(CURRENT_\w+)\}/g, (_all, variable: string) => dates[variable] ?? '')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\{10\}/g, 'source-id')
    .replace(/(?<!\\)\$0/g, '')
    .replaceAll('\\$', '$')
}

const inList = (key: string, entry: string) => `${key}:\n${entry.replace(/^/gm, '  ').trimEnd()}\n`

const at = 'stories/topic-id/2026-07-01-a.md'

test('What the snippets write is sound, once the names are those of the newsroom', () => {
  expect(parseFile(at, Buffer.from(expand('Story'))).diagnostics).toEqual([])
  expect(parseFile('updates/topic-id/1.md', Buffer.from(expand('Update'))).diagnostics).toEqual([])
  const lists = [
    inList('scenarios', expand('Scenario')),
    inList('perspectives', expand('Perspective')),
    inList('causes', expand('Cause')),
    inList('corrections', expand('Correction')),
  ]
  const whole = expand('Story')
    .replace('draft: true\n', `${lists.join('')}draft: true\n`)
    .replace('takeaway:', () => `${expand('Image')}\ntakeaway:`)
    .replace(/sources:\n[^]*?(?=scenarios:)/, inList('sources', expand('Source')))
  expect(parseFile(at, Buffer.from(whole)).diagnostics).toEqual([])
})

test('The task of the editor reads what check writes', async () => {
  const tasks = readFileSync('.vscode/tasks.json', 'utf8')
  const source = /"regexp": "(.*)"/.exec(tasks)?.[1]
  const pattern = new RegExp(JSON.parse(`"${source}"`))
  const folder = folderOf(
    newsroomFiles({ 'actors/cisa.md': '---\nname: CISA\nkind: agent\n---\n' }),
  )
  const { output } = await runCommand('check', '--dir', folder, '--no-cache')
  const found = output.split('\n').flatMap((line) => pattern.exec(line)?.slice(1) ?? [])
  expect(found).toEqual([
    expect.stringMatching(/actors\/cisa\.md$/),
    '3',
    '7',
    'error',
    expect.stringContaining('`kind`'),
    'invalid-value',
  ])
})

test('Only what exists is asked of an editor', () => {
  expect(readdirSync('.vscode').filter((name) => name !== 'names.code-snippets')).toEqual([
    'extensions.json',
    'newsroom.code-snippets',
    'settings.json',
    'tasks.json',
  ])
  const { 'yaml.schemas': schemas } = Object(readJson('.vscode/settings.json'))
  for (const path of Object.keys(schemas)) expect(existsSync(path), path).toBe(true)
})
