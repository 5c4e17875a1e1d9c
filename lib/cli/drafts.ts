import { suggestName } from '@/lib/content/diagnostics'
import type { Value } from '@/lib/content/render-yaml'
import { actorKinds } from '@/lib/content/schema/newsroom'
import { ADDRESS_TO_DO } from '@/lib/content/to-dos'
import { dayOf } from '@/lib/dates'

import { refuseLongerThan } from './answers'
import { askChoice, askText } from './ask'
import { askImage, type ImageOptions } from './ask-image'
import { UsageError } from './usage-error'

/** What may be given of a new file; the rest is asked for. */
export interface DraftOptions extends ImageOptions {
  title?: string
  section?: string
  topic?: string
  publisher?: string
  name?: string
  kind?: string
  website?: string
}

/** What a new file may name, files with errors included, and where it goes. */
export interface Desk {
  dir: string
  now: string
  topics: string[]
  publishers: string[]
  slugs: string[]
  lastUpdateOf: Map<string, number>
}

/** A file to be filled in. */
export interface Draft {
  path: string
  frontMatter: Record<string, Value | undefined>
  body: string
  /** What else has to be there, for people. */
  next?: string
}

export const NO_TOPIC = 'there is none yet; begin one with "newsroom new topic"'

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

export async function beginTopic(id: string, { title, section }: DraftOptions): Promise<Draft> {
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

export async function beginUpdate(
  topic: string,
  { title }: DraftOptions,
  desk: Desk,
): Promise<Draft> {
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

export async function beginStory(slug: string, options: DraftOptions, desk: Desk): Promise<Draft> {
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

export async function beginActor(id: string, { name, kind }: DraftOptions): Promise<Draft> {
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

export async function beginPublisher(id: string, { name, website }: DraftOptions): Promise<Draft> {
  return {
    path: `publishers/${id}.md`,
    frontMatter: {
      name: await text('name', 'its full name', name, 120),
      website: await text('website', 'its address', website),
    },
    body: '',
  }
}
