import { z } from 'zod'

import {
  actorSchema,
  pageSchema,
  publisherSchema,
  roadmapSchema,
  siteSchema,
  topicSchema,
  updateSchema,
} from './newsroom'
import { storySchema } from './story'

const schemas = {
  site: siteSchema,
  roadmap: roadmapSchema,
  topic: topicSchema,
  update: updateSchema,
  story: storySchema,
  actor: actorSchema,
  publisher: publisherSchema,
  page: pageSchema,
} as const

export type FileKind = keyof typeof schemas

/** Ids of files that other files may name. */
export type KnownIds = Record<'topic' | 'actor' | 'publisher' | 'page', readonly string[]>

/** The content model as JSON Schema, one document a kind of file. */
export const contentModel = () => describeFiles((schema) => z.toJSONSchema(schema, { io: 'input' }))

/**
 * The same for the editors that people write in. Where a file names another one, the known ids are
 * proposed, and others are sound as well: a list grows old, and `check` knows better.
 */
export const editorSchemas = (known?: KnownIds) =>
  describeFiles((schema, kind) => ({
    title: `Front matter: ${kind}`,
    ...z.toJSONSchema(schema, {
      io: 'input',
      // Language servers for YAML know this one best.
      target: 'draft-7',
      override: ({ jsonSchema }) => forEditors(jsonSchema, known),
    }),
  }))

function describeFiles<Description>(
  describe: (schema: z.ZodType, kind: FileKind) => Description,
): Record<FileKind, Description> {
  const of = (kind: FileKind) => describe(schemas[kind], kind)
  return {
    site: of('site'),
    roadmap: of('roadmap'),
    topic: of('topic'),
    update: of('update'),
    story: of('story'),
    actor: of('actor'),
    publisher: of('publisher'),
    page: of('page'),
  }
}

/** Changes a schema in place, as zod asks for it. */
function forEditors(schema: z.core.JSONSchema.BaseSchema, known: KnownIds | undefined) {
  const { format, pattern, names } = schema
  // A pattern of its own would be what the editor complains with.
  if (format !== undefined) delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  delete schema['names']
  const ids = known !== undefined && isNamed(names) ? known[names] : []
  if (ids.length === 0) return
  delete schema.pattern
  delete schema.examples
  schema.anyOf = [{ enum: [...ids] }, { pattern: String(pattern) }]
}

const isNamed = (names: unknown): names is keyof KnownIds =>
  names === 'topic' || names === 'actor' || names === 'publisher' || names === 'page'
