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

/** The content model as JSON Schema, one document a kind of file. */
export const contentModel = () => ({
  site: describeInput(siteSchema),
  roadmap: describeInput(roadmapSchema),
  topic: describeInput(topicSchema),
  update: describeInput(updateSchema),
  story: describeInput(storySchema),
  actor: describeInput(actorSchema),
  publisher: describeInput(publisherSchema),
  page: describeInput(pageSchema),
})

const describeInput = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' })
