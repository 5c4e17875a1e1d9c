import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { generateStory } from './generate-story'
import { bodyName, headline, placeName, seeded, sentences } from './prose'
import { shapeOf, type Size, type Shape } from './shape'
import { markdownFile, toYaml } from './to-yaml'

export interface GeneratedFile {
  path: string
  text: string
}

const ACTOR_KINDS = ['agency', 'company', 'parliament', 'researcher', 'group'] as const

/** Every file of a newsroom that passes `check`; equal sizes give equal files. */
export function* generateFiles(size: Size): Generator<GeneratedFile, void> {
  const shape = shapeOf(size)
  yield* generateDesk(shape)
  for (let topic = 0; topic < shape.topics; topic++) yield* generateTopic(shape, topic)
  for (let index = 0; index < shape.stories; index++) yield generateStory(shape, index)
}

/** Writes a generated newsroom into an empty folder. */
export async function generateNewsroom(folder: string, size: Size): Promise<void> {
  const folders = new Set<string>()
  for (const { path, text } of generateFiles(size)) {
    const file = join(folder, path)
    const parent = dirname(file)
    if (!folders.has(parent)) await mkdir(parent, { recursive: true })
    folders.add(parent)
    await writeFile(file, text)
  }
}

function* generateDesk(shape: Shape): Generator<GeneratedFile, void> {
  yield {
    path: 'site.yaml',
    text: toYaml({
      name: 'Ashford Evening',
      description: 'News of a county that does not exist.',
      language: 'en-GB',
      publisher: { name: 'Ashford Press' },
      policies: { about: 'about' },
    }),
  }
  const about = { title: 'About', description: 'Who we are.' }
  yield document('pages/about.md', about, 1)
  yield document('roadmap.md', { title: 'Roadmap', description: 'What comes next.' }, 2)
  for (let index = 0; index < shape.publishers; index++) {
    const website = `https://publisher-${index}.example.org`
    const name = `${placeName(seeded(10 + index))} Gazette`
    yield document(`publishers/${shape.publisherId(index)}.md`, { name, website }, index)
  }
  for (let index = 0; index < shape.actors; index++) {
    const kind = ACTOR_KINDS[index % ACTOR_KINDS.length] ?? 'agency'
    const actor = { name: bodyName(seeded(20 + index)), kind }
    yield document(`actors/${shape.actorId(index)}.md`, actor, index)
  }
}

function* generateTopic(shape: Shape, topic: number): Generator<GeneratedFile, void> {
  const id = shape.topicId(topic)
  const title = `The future of ${placeName(seeded(30 + topic))}`
  const section = topic % 2 === 0 ? 'Politics' : 'Technology'
  const accent = (topic * 47) % 360
  const description = 'What is decided there, by whom and why.'
  yield document(`topics/${id}.md`, { title, section, description, accent }, topic)

  for (let number = 1; number <= shape.updatesOf(topic); number++) {
    const random = seeded(topic * 10_000 + number)
    const last = shape.lastStoryOf(topic, number)
    const text = sentences(random, 60).join(' ')
    const link = `[${headline(random)}](story:${shape.slugOf(last)})`
    const publishedAt = shape.publishedAt(last, 3600)
    yield {
      path: `updates/${id}/${number}.md`,
      text: markdownFile({ title: headline(random), publishedAt }, `${text}\n\n${link}.\n`),
    }
  }
}

const document = (
  path: string,
  frontMatter: Record<string, string | number>,
  seed: number,
): GeneratedFile => ({
  path,
  text: markdownFile(frontMatter, `${sentences(seeded(seed), 40).join(' ')}\n`),
})
