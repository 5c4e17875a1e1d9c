import { hueOf } from '@/components/site/hue'
import type { StorySummary } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { Headline } from './headline'
import { StoryLine } from './story-entry'

interface SecondStoryProps {
  story: StorySummary
  withTopic: boolean
}

/** A story that stands beside another, so that its date can't hang in the margin. */
export function SecondStory({ story, withTopic }: SecondStoryProps) {
  return (
    <article className="entry stacked" {...hueOf(story.topic.accent)}>
      {withTopic && (
        <p className="kicker">
          <a href={routes.topic(story.topic.id)}>{story.topic.title}</a>
        </p>
      )}
      <h3 className="text-2xl">
        <Headline story={story} />
      </h3>
      <p className="mt-2 leading-snug">{story.standfirst}</p>
      <StoryLine story={story} withDay />
    </article>
  )
}
