import type { Story } from '@/lib/content/schema/story'

/** When a story last said something else than before, as far as is known at the instant `now`. */
export function lastChangeOf(
  story: Pick<Story, 'publishedAt' | 'updatedAt' | 'corrections' | 'scenarios'>,
  now: string,
): string {
  const changes = [
    story.updatedAt,
    ...story.corrections.map(({ at }) => at),
    ...story.scenarios.flatMap(({ revisions, resolution }) => [
      ...revisions.map(({ at }) => at),
      resolution?.recordedAt,
    ]),
  ]
  return changes.reduce<string>(
    (latest, at) => (at !== undefined && at > latest && at <= now ? at : latest),
    story.publishedAt,
  )
}
