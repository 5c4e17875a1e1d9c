import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import { Command } from 'commander'

import { listDocumentIds } from '@/lib/archive/editor-queries'
import { editorSchemas, type FileKind, type KnownIds } from '@/lib/content/schema/model'
import { currentTime } from '@/lib/dates'
import { settings } from '@/lib/settings'

import { count } from './columns'
import { newsroomFolder, openNewsroom } from './open-newsroom'
import { putInPlace } from './write-file'

/** In the newsroom, so that they go where it goes; hidden, so that it is no content. */
const FOLDER = '.schemas'
/** The only folder in which VS Code looks for the snippets of a project. */
const SNIPPETS = '.vscode/names.code-snippets'

/** `schemas`: what the editors that people write in can know of a newsroom. */
export const schemasCommand = new Command('schemas')
  .description('write what a text editor needs in order to complete and explain front matter')
  .option('--check', 'write nothing, and say whether the schemas are those of this version')
  .option('--dir <folder>', 'the newsroom (default: CONTENT_DIR, ./content)')
  .addHelpText(
    'after',
    `
Writes one JSON Schema for each kind of file into ${FOLDER} in the newsroom: commit them. For this
machine alone it also writes the ids of topics, actors, publishers and pages: into schemas beside
the index, and into ${SNIPPETS} below the folder where it runs. Run it again after new ones.

Exit codes: 0 written, or as they should be, 1 they are of another version, 2 used wrongly.

Example:
  newsroom schemas`,
  )
  .action(async ({ dir: given, check = false }: { dir?: string; check?: boolean }) => {
    const dir = newsroomFolder(given)
    const outdated = writeSchemas(join(dir, FOLDER), editorSchemas(), check)
    const where = relative(process.cwd(), join(dir, FOLDER))
    if (check) {
      if (outdated > 0) process.exitCode = 1
      console.log(
        outdated === 0
          ? `The schemas in ${where} are those of this version.`
          : `${count(outdated, 'schema')} in ${where} should be written again: run "newsroom schemas".`,
      )
      return
    }
    const known = await openNewsroom({ dir, now: currentTime() }, (archive) => ({
      topic: listDocumentIds(archive, 'topic'),
      actor: listDocumentIds(archive, 'actor'),
      publisher: listDocumentIds(archive, 'publisher'),
      page: listDocumentIds(archive, 'page'),
    }))
    writeSchemas(join(dirname(settings().indexPath), 'schemas'), editorSchemas(known), false)
    putInPlace(join(process.cwd(), SNIPPETS), toJson(toSnippets(known)))
    console.log(`Wrote the schemas in ${where}, and the names that are known into ${SNIPPETS}.`)
  })

/** Returns how many differ from what they were. */
function writeSchemas(
  folder: string,
  schemas: Record<FileKind, unknown>,
  isOnlyAsked: boolean,
): number {
  const outdated = Object.entries(schemas)
    .map(([kind, schema]) => ({ path: join(folder, `${kind}.json`), text: toJson(schema) }))
    .filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
  if (!isOnlyAsked) for (const { path, text } of outdated) putInPlace(path, text)
  return outdated.length
}

const toJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** For each kind that a story names, its key with a choice of all ids. */
const toSnippets = (known: KnownIds) =>
  Object.fromEntries(
    (['topic', 'actor', 'publisher'] as const)
      .filter((kind) => known[kind].length > 0)
      .map((kind) => [
        `One of the ${kind}s`,
        {
          scope: 'markdown,yaml',
          prefix: `${kind}:`,
          body: `${kind}: \${1|${known[kind].join(',')}|}`,
          description: `The ${kind}s of this newsroom`,
        },
      ]),
  )

/**
 * The comment that leads a language server to the schema of a file, where the newsroom has one.
 *
 * @param path of the file, from the newsroom
 */
export function schemaLine(dir: string, path: string, kind: FileKind): string {
  const schema = join(FOLDER, `${kind}.json`)
  if (!existsSync(join(dir, schema))) return ''
  const way = relative(dirname(path), schema).replaceAll('\\', '/')
  return `# yaml-language-server: $schema=${way}\n`
}
