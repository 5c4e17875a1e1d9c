import { z } from 'zod'

import { routes } from '@/lib/routes'

import { storyDataSchema } from './story-data'
import { topicDataSchema } from './topic-data'

const schemas = { story: storyDataSchema, topic: topicDataSchema } as const
export type SchemaName = keyof typeof schemas

/** What the answers of `/stories/<slug>.json` or `/topics/<topic>.json` hold, as JSON Schema. */
export const describeAnswer = (name: SchemaName, base: URL) => ({
  $id: new URL(routes.schema(name), base).href,
  ...z.toJSONSchema(schemas[name], { io: 'output', target: 'draft-2020-12' }),
})
