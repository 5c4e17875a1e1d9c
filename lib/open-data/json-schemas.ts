import { z } from 'zod'

import { routes } from '@/lib/routes'

import { storyDataSchema } from './story-data'
import { topicDataSchema } from './topic-data'
import { trackRecordSchema } from './track-record-data'

const schemas = {
  story: storyDataSchema,
  topic: topicDataSchema,
  'track-record': trackRecordSchema,
} as const
export type SchemaName = keyof typeof schemas

/** What an answer of `/stories/<slug>.json`, `/topics/<topic>.json` or `/track-record.json` holds, as JSON Schema. */
export const describeAnswer = (name: SchemaName, base: URL) => ({
  $id: new URL(routes.schema(name), base).href,
  ...z.toJSONSchema(schemas[name], { io: 'output', target: 'draft-2020-12' }),
})
