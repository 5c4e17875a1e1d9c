import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'

import { Command } from 'commander'

import { findLastUpdate, listDocumentIds, listTakenSlugs } from '@/lib/archive/editor-queries'
import { isError } from '@/lib/content/diagnostics'
import { placeOf } from '@/lib/content/layout'
import { parseFile } from '@/lib/content/parse'
import { inBlock } from '@/lib/content/render-yaml'
import { id as idSchema } from '@/lib/content/schema/fields'
import type { FileKind } from '@/lib/content/schema/model'
import { actorKinds } from '@/lib/content/schema/newsroom'
import { currentTime } from '@/lib/dates'
import { settings } from '@/lib/settings'

import { askChoice, askText } from './ask'
import { imageFlagMeanings } from './ask-image'
import { count } from './columns'
import {
  beginActor,
  beginPublisher,
  beginStory,
  beginTopic,
  beginUpdate,
  type Desk,
  type Draft,
  type DraftOptions,
  NO_TOPIC,
} from './drafts'
import { findNewsroom } from './find-newsroom'
import { openNewsroom } from './open-newsroom'
import { schemaLine } from './schemas'
import { UsageError } from './usage-error'
import { putInPlace } from './write-file'

interface NewOptions extends DraftOptions {
  dir?: string
}

const EXIT_CODES =
  'Exit codes: 0 written, 2 used wrongly, or the file exists, 130 stopped by Ctrl-C.'

const flagMeanings = {
  title: 'as readers see it',
  section: 'the group that the topic belongs to',
  topic: 'id of the topic that the story is part of',
  publisher: 'id of whoever published its first source',
  name: 'in full',
  kind: actorKinds.join(', '),
  website: 'its address',
  ...imageFlagMeanings,
} as const

/** `new <kind> <id>`: a file to be filled in. */
export const newCommand = new Command('new')
  .description('begin a topic, update, story, actor or publisher')
  .addHelpText(
    'after',
    `
What is not given is asked for; away from a terminal a text is left as TODO, which check reports
until it is written. A story begins as a draft: remove \`draft: true\` to publish it.

${EXIT_CODES}

Examples:
  newsroom new topic energy --title "Energy" --section Economy
  newsroom new update energy --title "The grid holds"
  newsroom new story grid-holds --topic energy --publisher entso-e
  newsroom new story grid-fails --topic energy --publisher entso-e --image pylon.jpg
  newsroom new actor entso-e --name ENTSO-E --kind agency
  newsroom new publisher entso-e --name ENTSO-E --website https://www.entsoe.eu`,
  )
  .addCommand(kindCommand('topic', 'id', ['title', 'section'], beginTopic))
  .addCommand(kindCommand('update', 'topic', ['title'], beginUpdate))
  .addCommand(
    kindCommand(
      'story',
      'slug',
      ['topic', 'title', 'publisher', 'image', 'alt', 'credit', 'licence'],
      beginStory,
    ),
  )
  .addCommand(kindCommand('actor', 'id', ['name', 'kind'], beginActor))
  .addCommand(kindCommand('publisher', 'id', ['name', 'website'], beginPublisher))

function kindCommand(
  kind: 'topic' | 'update' | 'story' | 'actor' | 'publisher',
  argument: Argument,
  flags: (keyof typeof flagMeanings)[],
  begin: (id: string, options: NewOptions, desk: Desk) => Promise<Draft>,
) {
  const command = new Command(kind)
    .description(`begin ${/^[au]/.test(kind) ? 'an' : 'a'} ${kind}`)
    .argument(`[${argument}]`)
  for (const flag of flags) command.option(`--${flag} <${flag}>`, flagMeanings[flag])
  command.option('--dir <folder>', 'the newsroom (default: CONTENT_DIR, ./content)')
  command.addHelpText('after', `\n${EXIT_CODES}`)
  return command.action(async (given: string | undefined, options: NewOptions) => {
    const desk = await openDesk(options, currentTime())
    const id = await askName(argument, given, desk)
    write(desk.dir, kind, await begin(id, options, desk))
  })
}

type Argument = keyof typeof nameQuestions

const nameQuestions = {
  id: 'What is it called in addresses, such as csis-paper?',
  slug: 'What will its address end with, such as governments-publish-paper?',
  topic: 'Which topic is it part of?',
} as const

function askName(argument: Argument, given: string | undefined, { topics }: Desk): Promise<string> {
  const question = { flag: `<${argument}>`, message: nameQuestions[argument], given }
  return argument === 'topic' && given === undefined
    ? askChoice({ ...question, choices: topics, none: NO_TOPIC })
    : askText({ ...question, refuse: refuseName })
}

const refuseName = (name: string) =>
  idSchema.safeParse(name).success
    ? undefined
    : `\`${name}\` cannot be a name: use lower-case words joined by hyphens, such as \`csis-paper\`.`

async function openDesk({ dir: given }: NewOptions, now: string): Promise<Desk> {
  const place = { cwd: process.cwd(), contentDir: settings().contentDir, given }
  const { dir } = findNewsroom([], place)
  return openNewsroom({ dir, now }, (archive, { diagnostics }) => {
    const unfinished = diagnostics.filter(isError).flatMap(({ file }) => placeOf(file) ?? [])
    const begun = (kind: 'topic' | 'publisher') =>
      unfinished.flatMap((place) => (place.kind === kind ? [place.id] : []))
    const known = (kind: 'topic' | 'publisher') =>
      [...new Set([...listDocumentIds(archive, kind), ...begun(kind)])].sort()
    const topics = known('topic')
    return {
      dir,
      now,
      topics,
      publishers: known('publisher'),
      slugs: [
        ...listTakenSlugs(archive),
        ...unfinished.flatMap((place) => (place.kind === 'story' ? [place.slug] : [])),
      ],
      lastUpdateOf: new Map(topics.map((topic) => [topic, findLastUpdate(archive, topic)])),
    }
  })
}

/** Whole and new, or not at all. */
function write(dir: string, kind: FileKind, { path, frontMatter, body, next }: Draft) {
  const target = join(dir, path)
  if (existsSync(target)) throw new UsageError(`${path} exists already.`)
  const text = `---\n${schemaLine(dir, path, kind)}${inBlock(frontMatter)}\n---\n${body}`
  const { diagnostics } = parseFile(path, Buffer.from(text))
  const wrong = diagnostics.find(({ rule }) => rule !== 'to-do')
  if (wrong !== undefined) throw new UsageError(`${path} is not written: ${wrong.message}.`)
  putInPlace(target, text)
  const left =
    diagnostics.length === 0 ? '' : `, with ${count(diagnostics.length, 'TODO')} to fill in`
  console.log(`Wrote ${relative(process.cwd(), target)}${left}`)
  if (next !== undefined) console.log(next)
}
