import type { StorySummary } from '@/lib/archive/views'

export interface UpdateGroup {
  update: StorySummary['update']
  stories: StorySummary[]
}

/** Newest update first; within one, stories keep their order. All are of one topic. */
export function groupByUpdate(stories: StorySummary[]): UpdateGroup[] {
  const groups = new Map<number, UpdateGroup>()
  for (const story of stories) {
    const group = groups.get(story.update.number)
    if (group === undefined) {
      groups.set(story.update.number, { update: story.update, stories: [story] })
    } else {
      group.stories.push(story)
    }
  }
  return [...groups.values()].toSorted((one, other) => other.update.number - one.update.number)
}
