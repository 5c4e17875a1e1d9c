import { z } from 'zod'

import { id } from './schema/fields'

/** The Markdown texts and source ids of a story's front matter, as far as they are sound. */
const textsSchema = z.looseObject({
  analysis: z.record(z.string(), z.unknown()).catch({}),
  perspectives: z.array(z.unknown()).catch([]),
})

const viewSchema = z.looseObject({ view: z.string() })
const outlineSchema = z.looseObject({ sources: z.unknown().optional() })
const sourceListSchema = z.array(z.looseObject({ id }))

export interface StoryText {
  path: (string | number)[]
  markdown: string
}

export function listStoryTexts(frontMatter: unknown): StoryText[] {
  const texts = textsSchema.safeParse(frontMatter)
  if (!texts.success) return []
  const analysis = Object.entries(texts.data.analysis).flatMap(([section, markdown]) =>
    typeof markdown === 'string' ? [{ path: ['analysis', section], markdown }] : [],
  )
  const views = texts.data.perspectives.flatMap((perspective, index) => {
    const sound = viewSchema.safeParse(perspective)
    return sound.success
      ? [{ path: ['perspectives', index, 'view'], markdown: sound.data.view }]
      : []
  })
  return [...analysis, ...views]
}

/**
 * Ids of the source list, none where there is no list; `undefined` where they cannot be told: the
 * front matter or one of the ids cannot be read, which is reported, and all else would follow from it.
 */
export function sourceIdsOf(frontMatter: unknown): string[] | undefined {
  const outline = outlineSchema.safeParse(frontMatter)
  if (!outline.success) return undefined
  const { sources } = outline.data
  if (sources === undefined || sources === null) return []
  const ids = sourceListSchema.safeParse(sources)
  return ids.success ? ids.data.map((source) => source.id) : undefined
}
