import { StoryLine } from '@/components/feed/story-entry'
import { DateBlock } from '@/components/site/date-block'
import { hueOf } from '@/components/site/hue'
import type { SearchHit } from '@/lib/archive/search-queries'
import { routes } from '@/lib/routes'

import { MarkedText } from './marked-text'

/** A story that was found, below a heading of level 2. */
export function SearchHitEntry({ hit: { story, title, excerpt } }: { hit: SearchHit }) {
  return (
    <article className="entry" {...hueOf(story.topic.accent)}>
      <DateBlock date={story.publishedAt} />
      <div>
        <p className="kicker">
          <a href={routes.topic(story.topic.id)}>{story.topic.title}</a>
        </p>
        <h3>
          <a href={routes.story(story.slug)}>
            {story.isRetracted && 'Retracted: '}
            <MarkedText pieces={title} />
          </a>
        </h3>
        <p className="mt-1">
          <MarkedText pieces={excerpt} />
        </p>
        <StoryLine story={story} />
      </div>
    </article>
  )
}
