import type { GeneratedFile } from './generate-newsroom'
import {
  between,
  countWords,
  headline,
  personName,
  pick,
  placeName,
  type Random,
  seeded,
  sentence,
  sentences,
} from './prose'
import type { Shape } from './shape'
import { markdownFile, type Yaml } from './to-yaml'

const DAY = 86_400

export function generateStory(shape: Shape, index: number): GeneratedFile {
  const random = seeded(index * 7919 + 1)
  const topic = shape.topicId(shape.topicOf(index))
  const slug = shape.slugOf(index)
  const causes = listCauses(random, shape, index)
  const sources = listSources(random, shape, index)
  const sourceIds = sources.map(({ id }) => id)
  const frontMatter = {
    title: headline(random),
    standfirst: `${sentence(random)}.`,
    topic,
    update: shape.updateOf(index),
    status: statusOf(random, shape.ageOf(index)),
    publishedAt: shape.publishedAt(index),
    updatedAt: random() < 0.4 ? later(shape, index, between(random, 1, 20)) : undefined,
    authors: [personName(random)],
    place: placeName(random),
    takeaway: `${headline(random)}.`,
    analysis: writeAnalysis(random, sourceIds),
    causes: causes.map((cause) => ({
      story: shape.slugOf(cause),
      because: `${sentence(random)}.`,
    })),
    scenarios: Array.from({ length: between(random, 1, 4) }, (_, number) =>
      writeScenario(random, shape, index, number, sourceIds),
    ),
    perspectives: Array.from({ length: between(random, 1, 4) }, () => {
      const source = oneOf(random, sourceIds)
      return {
        actor: shape.actorId(between(random, 0, shape.actors - 1)),
        view: `${sentences(random, 40).join(' ')} [^${source}]\n`,
        asOf: later(shape, index, between(random, 0, 5)).slice(0, 10),
        source,
      }
    }),
    sources,
  }
  return {
    path: `stories/${topic}/${shape.publishedAt(index).slice(0, 10)}-${slug}.md`,
    text: markdownFile(frontMatter, writeBody(random, shape, causes, sourceIds)),
  }
}

const later = (shape: Shape, index: number, days: number) => shape.publishedAt(index, days * DAY)

const oneOf = (random: Random, items: readonly string[]) =>
  items[between(random, 0, items.length - 1)] ?? ''

function statusOf(random: Random, age: number): string {
  if (age < 1) return 'breaking'
  if (age < 30) return 'developing'
  return random() < 0.5 ? 'settled' : 'closed'
}

/** Earlier stories, most of the same topic; every story but the first has one, so that all are connected. */
function listCauses(random: Random, { topics }: Shape, index: number): number[] {
  if (index === 0) return []
  const near = index - topics * between(random, 1, 6)
  const causes = [near >= 0 ? near : index - 1]
  for (const share of [0.5, 0.25]) {
    if (random() < share) causes.push(Math.max(0, index - between(random, 1, 5 * topics)))
  }
  return [...new Set(causes)]
}

function listSources(random: Random, shape: Shape, index: number) {
  return Array.from({ length: between(random, 3, 6) }, (_, number) => {
    const publisher = shape.publisherId(between(random, 0, shape.publishers - 1))
    const title = headline(random)
    return {
      id: `${publisher}-${number + 1}`,
      publisher,
      title,
      url: `https://${publisher}.example.org/${index}/${title.toLowerCase().replace(/[^a-z]+/g, '-')}`,
      publishedAt: shape.publishedAt(index).slice(0, 10),
      kind: pick(random, ['primary', 'reporting', 'analysis']),
      access: pick(random, ['free', 'free', 'registration', 'paywall']),
    }
  })
}

const SECTIONS = ['rootCauses', 'whyItMatters', 'howWeGotHere', 'escalation', 'whatWeDoNotKnow']

function writeAnalysis(random: Random, sourceIds: readonly string[]): Record<string, string> {
  const kept = SECTIONS.filter(() => random() < 0.5)
  return Object.fromEntries(
    ['plainEnglish', ...kept].map((section) => [
      section,
      `${sentences(random, 40).join(' ')} [^${oneOf(random, sourceIds)}]\n\n${sentences(random, 30).join(' ')}\n`,
    ]),
  )
}

/** Days from publication to the deadline of each horizon. */
const HORIZONS = [
  { horizon: 'short', days: 80 },
  { horizon: 'medium', days: 300 },
  { horizon: 'long', days: 500 },
] as const

function writeScenario(
  random: Random,
  shape: Shape,
  index: number,
  number: number,
  sourceIds: readonly string[],
): Yaml {
  const { horizon, days } = pick(random, HORIZONS)
  const probability = () => between(random, 1, 19) / 20
  const isDue = shape.ageOf(index) > days
  const settled = Math.floor(days * (0.5 + random() / 2))
  return {
    id: `outcome-${number + 1}`,
    kind: pick(random, ['opportunity', 'risk', 'precedent', 'consequence']),
    horizon,
    statement: `${sentence(random)}.`,
    criterion: `${sentence(random)}.`,
    resolveBy: later(shape, index, days).slice(0, 10),
    probability: probability(),
    revisions: Array.from({ length: between(random, 0, 3) }, (_, step) => ({
      at: later(shape, index, 9 * (step + 1)),
      probability: probability(),
      because: `${sentence(random)}.`,
    })),
    // A few are overdue, as in life.
    resolution:
      isDue && random() < 0.95
        ? {
            outcome: pick(random, ['yes', 'no', 'no', 'ambiguous']),
            eventDate: later(shape, index, settled).slice(0, 10),
            recordedAt: later(shape, index, settled + 1),
            evidence: [oneOf(random, sourceIds)],
            note: `${sentence(random)}.`,
          }
        : undefined,
  }
}

const HALF_A_BLOCK = 35

/** Paragraphs under headings, every source cited, the causes linked, now and then a list or a quotation. */
function writeBody(
  random: Random,
  shape: Shape,
  causes: readonly number[],
  sourceIds: readonly string[],
): string {
  const blocks: string[] = []
  const uncited = [...sourceIds]
  for (let count = 0; count < shape.words - HALF_A_BLOCK;) {
    const number = blocks.length
    const cited = uncited.shift() ?? oneOf(random, sourceIds)
    const paragraph = `${sentences(random, 55).join(' ')} [^${cited}]`
    const heading = number % 4 === 3 ? `## ${headline(random)}\n\n` : ''
    const block = heading + decorate(random, paragraph)
    blocks.push(block)
    count += countWords(block)
  }
  const rest = uncited.map((id) => ` [^${id}]`).join('')
  const links = causes.map((cause) => `[${headline(random)}](story:${shape.slugOf(cause)})`)
  const more = links.length > 0 ? `It began with ${links.join(' and ')}.` : 'It begins here.'
  return `${blocks.join('\n\n')}\n\n${more}${rest}\n`
}

function decorate(random: Random, paragraph: string): string {
  const kind = random()
  if (kind < 0.08) return `> ${paragraph}`
  if (kind < 0.16)
    return (
      sentences(random, 40)
        .map((item) => `- ${item}`)
        .join('\n') + `\n\n${paragraph}`
    )
  return paragraph
}
