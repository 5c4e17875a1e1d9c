import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'

import { Command } from 'commander'

import { findLastUpdate, listDocumentIds, listTakenSlugs } from '@/lib/archive/editor-queries'
import { isError, suggestName } from '@/lib/content/diagnostics'
import { placeOf } from '@/lib/content/layout'
import { parseFile } from '@/lib/content/parse'
import { inBlock, type Value } from '@/lib/content/render-yaml'
import { id as idSchema } from '@/lib/content/schema/fields'
import type { FileKind } from '@/lib/content/schema/model'
import { actorKinds } from '@/lib/content/schema/newsroom'
import { ADDRESS_TO_DO } from '@/lib/content/to-dos'
import { currentTime, dayOf } from '@/lib/dates'
import { settings } from '@/lib/settings'

import { refuseLongerThan } from './answers'
import { askChoice, askText } from './ask'
import { askImage, imageFlagMeanings, type ImageOptions } from './ask-image'
import { count } from './columns'
import { findNewsroom } from './find-newsroom'
import { openNewsroom } from './open-newsroom'
import { schemaLine } from './schemas'
import { UsageError } from './usage-error'
import { putInPlace } from './write-file'

interface NewOptions extends ImageOptions {
  dir?: string
  title?: string
  section?: string
  topic?: string
  publisher?: string
  name?: string
  kind?: string
  website?: string
}

/** What a new file may name, files with errors included, and where it goes. */
interface Desk {
  dir: string
  now: string
  topics: string[]
  publishers: string[]
  slugs: string[]
  lastUpdateOf: Map<string, number>
}

interface Draft {
  path: string
  frontMatter: Record<string, Value | undefined>
  body: string
  /** What else has to be there, for people. */
  next?: string
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

const NO_TOPIC = 'there is none yet; begin one with "newsroom new topic"'

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

const text = (flag: string, message: string, given: string | undefined, maximum = 300) =>
  askText({
    flag: `--${flag}`,
    message: message.charAt(0).toUpperCase() + message.slice(1),
    given,
    later: `TODO: ${message}`,
    refuse: refuseLongerThan(maximum),
  })

function assertTopic({ topics }: Desk, topic: string) {
  if (topics.includes(topic)) return
  const near = suggestName(topic, topics) ?? `begin it with "newsroom new topic ${topic}"`
  throw new UsageError(`There is no topic \`${topic}\`: ${near}`)
}

async function beginTopic(id: string, { title, section }: NewOptions): Promise<Draft> {
  return {
    path: `topics/${id}.md`,
    frontMatter: {
      title: await text('title', 'its name, as readers see it', title, 100),
      section: await text('section', 'the group it belongs to, such as Technology', section, 60),
      description: 'TODO: one sentence on what is followed here',
      accent: hueOf(id),
    },
    body: '',
  }
}

/** A hue of its own for each name, and always the same. */
const hueOf = (id: string) =>
  Array.from(id).reduce((hue, letter) => (hue * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7)

async function beginUpdate(topic: string, { title }: NewOptions, desk: Desk): Promise<Draft> {
  assertTopic(desk, topic)
  const number = (desk.lastUpdateOf.get(topic) ?? 0) + 1
  return {
    path: `updates/${topic}/${number}.md`,
    frontMatter: {
      title: await text('title', 'what this update is about', title),
      publishedAt: desk.now,
      draft: true,
    },
    body: 'TODO: what has changed since the last update\n',
  }
}

async function beginStory(slug: string, options: NewOptions, desk: Desk): Promise<Draft> {
  if (desk.slugs.includes(slug)) {
    throw new UsageError(`The slug \`${slug}\` names another story, and a slug is never reused.`)
  }
  const topic = await askChoice({
    flag: '--topic',
    message: 'Which topic is it part of?',
    given: options.topic,
    choices: desk.topics,
    none: NO_TOPIC,
  })
  const publisher = await askChoice({
    flag: '--publisher',
    message: 'Who published its first source?',
    given: options.publisher,
    choices: desk.publishers,
    none: 'there is none yet; begin one with "newsroom new publisher"',
  })
  const lastUpdate = desk.lastUpdateOf.get(topic) ?? 0
  return {
    ...(lastUpdate === 0 && {
      next: `It is part of update 1, which is not there yet: "newsroom new update ${topic}" begins it`,
    }),
    path: `stories/${topic}/${dayOf(desk.now)}-${slug}.md`,
    frontMatter: {
      title: await text('title', 'what happened, as a headline', options.title),
      standfirst: 'TODO: one or two sentences that say more than the headline',
      topic,
      update: Math.max(1, lastUpdate),
      status: 'developing',
      publishedAt: desk.now,
      authors: ['TODO'],
      image: await askImage(desk.dir, options),
      takeaway: 'TODO: what a reader should keep, in one sentence of at most 200 characters',
      analysis: { plainEnglish: 'TODO: the same for someone who has never heard of it' },
      sources: [
        {
          id: `${publisher}-source`,
          publisher,
          title: 'TODO: the title of the document',
          url: ADDRESS_TO_DO,
          kind: 'primary',
          access: 'free',
        },
      ],
      draft: true,
    },
    body: `TODO: the text. Cite each source by its id. [^${publisher}-source]\n`,
  }
}

async function beginActor(id: string, { name, kind }: NewOptions): Promise<Draft> {
  return {
    path: `actors/${id}.md`,
    frontMatter: {
      name: await text('name', 'its full name', name, 120),
      kind: await askChoice({
        flag: '--kind',
        message: 'What is it?',
        given: kind,
        choices: actorKinds,
      }),
    },
    body: '',
  }
}

async function beginPublisher(id: string, { name, website }: NewOptions): Promise<Draft> {
  return {
    path: `publishers/${id}.md`,
    frontMatter: {
      name: await text('name', 'its full name', name, 120),
      website: await text('website', 'its address', website),
    },
    body: '',
  }
}
