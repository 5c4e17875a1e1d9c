import type { z } from 'zod'

import { checkCitations, findBareCitations } from './citation-rules'
import { decode } from './decode'
import { type Diagnostic, type Finding, toDiagnostic } from './diagnostics'
import type { ImageFile } from './image-file'
import { inspectMarkdown, type MarkdownFacts } from './inspect-markdown'
import { type Place, placeOf } from './layout'
import {
  type Actor,
  actorSchema,
  type Page,
  pageSchema,
  type Publisher,
  publisherSchema,
  type Roadmap,
  roadmapSchema,
  type Site,
  siteSchema,
  type Topic,
  topicSchema,
  type Update,
  updateSchema,
} from './schema/newsroom'
import { type Story, storySchema } from './schema/story'
import { splitFrontMatter } from './split'
import { checkStory } from './story-rules'
import { listStoryTexts, sourceIdsOf } from './story-texts'
import { listToDos, withToDos } from './to-dos'
import { readYaml, type TypedYaml } from './typed-yaml'

/** Content files are text that people write: one larger than this holds something else. */
export const MAXIMUM_BYTES = 256 * 1024

export type Entry =
  | { kind: 'site'; value: Site }
  | { kind: 'roadmap'; value: Roadmap }
  | { kind: 'topic'; value: Topic }
  | { kind: 'update'; value: Update }
  | { kind: 'story'; value: Story }
  | { kind: 'actor'; value: Actor }
  | { kind: 'publisher'; value: Publisher }
  | { kind: 'page'; value: Page }
  | { kind: 'image'; value: ImageFile }

/** A file is typed or it has errors; warnings may come with either. */
export interface ParsedFile {
  path: string
  entry: Entry | undefined
  diagnostics: Diagnostic[]
}

/** From the bytes of one content file to its typed value or all its diagnostics. Never throws on bad content. */
export function parseFile(path: string, bytes: Uint8Array): ParsedFile {
  const place = placeOf(path)
  if (place === undefined) return refuse(path, misplaced(path))
  if (bytes.byteLength > MAXIMUM_BYTES) return refuse(path, TOO_LARGE)

  const { text, findings, isReadable } = decode(bytes)
  const outcome = isReadable ? parseText(place, text) : { entry: undefined, findings: [] }
  const hasUnsafeCharacters = findings.some(({ rule }) => rule === 'unsafe-character')
  const diagnostics = [
    ...findings,
    ...outcome.findings.filter(({ rule }) => !(hasUnsafeCharacters && rule === 'unsafe-character')),
  ].map((finding) => toDiagnostic(path, text, finding))
  const isSound = diagnostics.every(({ severity }) => severity === 'warning')
  return { path, entry: isSound ? outcome.entry : undefined, diagnostics }
}

const refuse = (path: string, finding: Omit<Finding, 'offset'>): ParsedFile => ({
  path,
  entry: undefined,
  diagnostics: [toDiagnostic(path, '', { ...finding, offset: 0 })],
})

const TOO_LARGE = {
  rule: 'file-too-large',
  message: `the file is larger than ${MAXIMUM_BYTES / 1024} KB`,
  suggestion: 'split it, or keep pictures and data outside the text',
} as const

const misplaced = (path: string) =>
  ({
    rule: 'misplaced-file',
    message: `the newsroom has no place for a file named \`${path}\``,
    suggestion: suggestPath(path),
  }) as const

/** What only a capital, a space or an underscore keeps from its place can be named. */
function suggestPath(path: string): string {
  const tidy = path
    .toLowerCase()
    .replace(/[\s_-]+/g, '-')
    .replace(/\.ya?ml$/, path.includes('/') ? '.md' : '.yaml')
  if (tidy !== path && placeOf(tidy) !== undefined) return `rename it to ${tidy}`
  return path.startsWith('stories/')
    ? 'a story is stories/<topic>/<YYYY-MM-DD>-<slug>.md, in lower case'
    : 'files are topics/<id>.md, updates/<topic>/<number>.md, actors/<id>.md, publishers/<id>.md, pages/<id>.md'
}

interface Outcome {
  entry: Entry | undefined
  findings: Finding[]
}

function parseText(place: Place, text: string): Outcome {
  switch (place.kind) {
    case 'site': {
      const { value, findings } = readYaml(siteSchema, text, 0)
      return { entry: value && { kind: 'site', value }, findings }
    }
    case 'story':
      return parseStory(place, text)
    case 'update': {
      const { value, document, findings } = parseDocument(updateSchema, text, 'body required')
      const { topic, number } = place
      return {
        entry: value && { kind: 'update', value: { ...value, ...document, topic, number } },
        findings,
      }
    }
    case 'roadmap': {
      const { value, document, findings } = parseDocument(roadmapSchema, text, 'body required')
      return {
        entry: value && { kind: 'roadmap', value: { ...value, ...document, id: 'roadmap' } },
        findings,
      }
    }
    case 'page': {
      const { value, document, findings } = parseDocument(pageSchema, text, 'body required')
      return {
        entry: value && { kind: 'page', value: { ...value, ...document, id: place.id } },
        findings,
      }
    }
    case 'topic': {
      const { value, document, findings } = parseDocument(topicSchema, text, 'body optional')
      return {
        entry: value && { kind: 'topic', value: { ...value, ...document, id: place.id } },
        findings,
      }
    }
    case 'actor': {
      const { value, document, findings } = parseDocument(actorSchema, text, 'body optional')
      return {
        entry: value && { kind: 'actor', value: { ...value, ...document, id: place.id } },
        findings,
      }
    }
    case 'publisher': {
      const { value, document, findings } = parseDocument(publisherSchema, text, 'body optional')
      return {
        entry: value && { kind: 'publisher', value: { ...value, ...document, id: place.id } },
        findings,
      }
    }
  }
}

interface ParsedHalves<T> extends TypedYaml<T> {
  body: string
  bodyOffset: number
  facts: MarkdownFacts
}

const EMPTY_BODY = {
  rule: 'empty-body',
  message: 'there is no text below the front matter',
  suggestion: 'write it after the second line of ---',
} as const

function parseHalves<S extends z.ZodType>(
  schema: S,
  text: string,
  need: 'body required' | 'body optional',
): ParsedHalves<z.output<S>> | Finding {
  const split = splitFrontMatter(text)
  if (!('body' in split)) return split
  const { yaml, value, findings } = readYaml(schema, split.frontMatter, split.frontMatterOffset)
  const facts = inspectMarkdown(split.body)
  const toDos = listToDos(yaml, { text: split.body, offset: split.bodyOffset })
  return {
    value,
    yaml,
    body: split.body.trim(),
    bodyOffset: split.bodyOffset,
    facts,
    findings: [
      ...withToDos(findings, toDos, isDraft(yaml.value)),
      ...(facts.isEmpty && need === 'body required'
        ? [{ ...EMPTY_BODY, offset: Math.max(0, text.length - 1) }]
        : []),
      ...facts.findings.map((finding) => ({
        ...finding,
        offset: split.bodyOffset + finding.offset,
      })),
    ],
  }
}

const isDraft = (frontMatter: unknown) =>
  typeof frontMatter === 'object' &&
  frontMatter !== null &&
  'draft' in frontMatter &&
  frontMatter.draft === true

const NO_DOCUMENT = { value: undefined, document: { body: '', links: [] } }

function parseDocument<S extends z.ZodType>(
  schema: S,
  text: string,
  need: 'body required' | 'body optional',
) {
  const halves = parseHalves(schema, text, need)
  if (!('facts' in halves)) return { ...NO_DOCUMENT, findings: [halves] }
  const { value, body, bodyOffset, facts, findings } = halves
  return {
    value,
    document: { body, links: facts.storyLinks.map(({ slug }) => slug) },
    findings: [...findings, ...checkCitations(facts, [], (offset) => bodyOffset + offset)],
  }
}

function parseStory(place: Extract<Place, { kind: 'story' }>, text: string): Outcome {
  const halves = parseHalves(storySchema, text, 'body required')
  if (!('facts' in halves)) return { entry: undefined, findings: [halves] }
  const { value, yaml, body, bodyOffset, facts } = halves
  const findings = [...halves.findings]

  const known = sourceIdsOf(yaml.value)
  const inBody = (offset: number) => bodyOffset + offset
  findings.push(...checkCitations(facts, known, inBody), ...findBareCitations(body, known, inBody))
  const texts = listStoryTexts(yaml.value).map(({ path, markdown }) => ({
    path,
    markdown,
    facts: inspectMarkdown(markdown),
  }))
  for (const { path, markdown, facts: inner } of texts) {
    const toOffset = (offset: number) => yaml.offsetInText(path, offset)
    findings.push(
      ...inner.findings.map((finding) => ({ ...finding, offset: toOffset(finding.offset) })),
    )
    findings.push(
      ...checkCitations(inner, known, toOffset),
      ...findBareCitations(markdown, known, toOffset),
    )
  }

  const everyText = [facts, ...texts.map((entry) => entry.facts)]
  const cited = new Set(
    everyText.flatMap(({ citations }) => citations.map(({ sourceId }) => sourceId)),
  )
  findings.push(...checkStory(yaml, value, place, cited))

  const links = [
    ...new Set(everyText.flatMap(({ storyLinks }) => storyLinks.map(({ slug }) => slug))),
  ]
  return {
    entry: value && {
      kind: 'story',
      value: { ...value, slug: place.slug, body, words: facts.words, links },
    },
    findings,
  }
}
