import type { StorySummary } from '@/lib/archive/views'

import { StoryEntry } from './story-entry'

interface StoryListProps {
  stories: StorySummary[]
  withTopic?: boolean
}

export function StoryList({ stories, withTopic = false }: StoryListProps) {
  return (
    <ul className="entries">
      {stories.map((story) => (
        <li key={story.slug}>
          <StoryEntry story={story} withTopic={withTopic} />
        </li>
      ))}
    </ul>
  )
}
