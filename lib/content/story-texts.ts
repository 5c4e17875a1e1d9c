import { z } from 'zod'

/** The Markdown texts and source ids of a story's front matter, as far as they are sound. */
const textsSchema = z.looseObject({
  analysis: z.record(z.string(), z.unknown()).catch({}),
  perspectives: z.array(z.unknown()).catch([]),
})

const viewSchema = z.looseObject({ view: z.string() })
const sourceListSchema = z.looseObject({ sources: z.array(z.unknown()) })
const sourceSchema = z.looseObject({ id: z.string() })

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

/** Ids of the source list; `undefined` where the front matter could not be read at all. */
export function sourceIdsOf(frontMatter: unknown): string[] | undefined {
  if (frontMatter === undefined) return undefined
  const list = sourceListSchema.safeParse(frontMatter)
  if (!list.success) return []
  return list.data.sources.flatMap((source) => {
    const sound = sourceSchema.safeParse(source)
    return sound.success ? [sound.data.id] : []
  })
}
