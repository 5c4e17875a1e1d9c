import { z } from 'zod'

import { id, instant } from './schema/fields'
import {
  correctionSchema,
  imageSchema,
  perspectiveSchema,
  scenarioSchema,
  type storySchema,
} from './schema/story'
import { sourceIdsOf } from './story-texts'

export type SoundStory = z.output<typeof storySchema>

/** The sources that are named, also by an entry that is unsound in another key. */
const usesSchema = z
  .looseObject({
    perspectives: soundEntries(z.looseObject({ source: id })),
    scenarios: soundEntries(
      z.looseObject({ resolution: z.looseObject({ evidence: z.array(id) }) }),
    ),
  })
  .transform(({ perspectives, scenarios }) => [
    ...perspectives.map(({ value }) => value.source),
    ...scenarios.flatMap(({ value }) => value.resolution.evidence),
  ])

const usesOf = ({ perspectives, scenarios }: SoundStory): string[] => [
  ...perspectives.map(({ source }) => source),
  ...scenarios.flatMap(({ resolution }) => resolution?.evidence ?? []),
]

/** As much of a story's front matter as is sound: rules still hold for the parts that are. */
const outlineSchema = z.looseObject({
  topic: id.optional().catch(undefined),
  publishedAt: instant.optional().catch(undefined),
  updatedAt: instant.optional().catch(undefined),
  image: imageSchema.optional().catch(undefined),
  scenarios: soundEntries(scenarioSchema),
  perspectives: soundEntries(perspectiveSchema),
  corrections: soundEntries(correctionSchema),
  sources: soundEntries(z.looseObject({ id })),
})
export type Outline = z.infer<typeof outlineSchema> & {
  /** `undefined` where it cannot be told which sources there are. */
  sourceIds: string[] | undefined
  /** Ids of sources that perspectives and resolutions rest on. */
  usedSources: string[]
}

/** `undefined` where the front matter could not be read at all. */
export function readOutline(frontMatter: unknown): Outline | undefined {
  const outline = outlineSchema.safeParse(frontMatter).data
  const usedSources = usesSchema.safeParse(frontMatter).data
  if (outline === undefined || usedSources === undefined) return undefined
  return { ...outline, sourceIds: sourceIdsOf(frontMatter), usedSources }
}

/** The same of a story that is sound as a whole, which need not be validated a second time. */
export const outlineOf = (story: SoundStory): Outline => ({
  ...story,
  sourceIds: story.sources.map(({ id }) => id),
  usedSources: usesOf(story),
  scenarios: numbered(story.scenarios),
  perspectives: numbered(story.perspectives),
  corrections: numbered(story.corrections),
  sources: numbered(story.sources),
})

const numbered = <T>(values: readonly T[]) => values.map((value, index) => ({ index, value }))

function soundEntries<T extends z.ZodType>(schema: T) {
  return z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((entries) =>
      entries.flatMap((entry, index) => {
        const result = schema.safeParse(entry)
        return result.success ? [{ index, value: result.data }] : []
      }),
    )
}
