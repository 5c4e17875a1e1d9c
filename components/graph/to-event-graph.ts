import type { StoryGraph, StorySummary } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { type EventGraph, inTime } from '@/lib/graph/event-graph'

/**
 * The stories as events of a graph.
 *
 * @param topic the one that the page is about; events of others name theirs
 */
export function toEventGraph({ stories, links }: StoryGraph, topic: string): EventGraph {
  return inTime({
    events: stories.map((story) => ({
      id: story.slug,
      at: story.publishedAt,
      title: titleOf(story),
      note: noteOf(story, topic),
    })),
    links: links.map(({ cause, effect, because }) => ({ cause, effect, reason: because })),
  })
}

export const titleOf = ({ title, isRetracted }: StorySummary): string =>
  isRetracted ? `Retracted: ${title}` : title

const noteOf = ({ publishedAt, topic }: StorySummary, current: string): string =>
  topic.id === current ? formatDay(publishedAt) : `${formatDay(publishedAt)} · ${topic.title}`
