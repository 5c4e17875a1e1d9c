import { DateBlock } from '@/components/site/date-block'
import { hueOf } from '@/components/site/hue'
import { StatusTerm } from '@/components/site/status-term'
import type { StorySummary } from '@/lib/archive/views'
import { formatDay, formatTime } from '@/lib/dates'
import { routes } from '@/lib/routes'

import { Headline } from './headline'

interface StoryEntryProps {
  story: StorySummary
  /** Whether to name the topic, where the page is not about one. */
  withTopic?: boolean
}

/** A story in a list, below a heading of level 2. */
export function StoryEntry({ story, withTopic = false }: StoryEntryProps) {
  return (
    <article className="entry" {...hueOf(story.topic.accent)}>
      <DateBlock date={story.publishedAt} />
      <div>
        {withTopic && (
          <p className="kicker">
            <a href={routes.topic(story.topic.id)}>{story.topic.title}</a>
          </p>
        )}
        <h3>
          <Headline story={story} />
        </h3>
        <p className="mt-1">{story.standfirst}</p>
        <StoryLine story={story} />
      </div>
    </article>
  )
}

interface StoryLineProps {
  story: StorySummary
  /** Where no date hangs in the margin. */
  withDay?: boolean
}

export function StoryLine({ story, withDay = false }: StoryLineProps) {
  return (
    <p className="meta-line mt-2">
      <StatusTerm status={story.status} />
      <time dateTime={story.publishedAt}>
        {withDay && `${formatDay(story.publishedAt)}, `}
        {formatTime(story.publishedAt)}
      </time>
      <span>{story.readingMinutes} min read</span>
      {story.place !== undefined && <span>{story.place}</span>}
    </p>
  )
}
