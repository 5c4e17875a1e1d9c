import { hueOf } from '@/components/site/hue'
import { Quiet } from '@/components/site/quiet'
import { StatusTerm } from '@/components/site/status-term'
import type { StorySummary } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'

import { Headline } from './headline'

interface StoryTitlesProps {
  stories: StorySummary[]
  empty: string
}

/** Titles only, for the side of a page. */
export function StoryTitles({ stories, empty }: StoryTitlesProps) {
  if (stories.length === 0) return <Quiet>{empty}</Quiet>
  return (
    <ul className="entries-narrow">
      {stories.map((story) => (
        <li key={story.slug} {...hueOf(story.topic.accent)}>
          <h3 className="text-lg leading-snug">
            <Headline story={story} />
          </h3>
          <p className="meta-line mt-1">
            <StatusTerm status={story.status} />
            <time dateTime={story.publishedAt}>{formatDay(story.publishedAt)}</time>
          </p>
        </li>
      ))}
    </ul>
  )
}
