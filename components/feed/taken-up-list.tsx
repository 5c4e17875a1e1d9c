import { hueOf } from '@/components/site/hue'
import type { StorySummary } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

import { FeedSection } from './feed-section'
import { Headline } from './headline'

/** Stories that an update returns to, and where they began. */
export function TakenUpList({ stories }: { stories: StorySummary[] }) {
  if (stories.length === 0) return null
  return (
    <div className="mt-10">
      <FeedSection id="taken-up" title="Stories that go on">
        <ul className="entries-narrow">
          {stories.map((story) => (
            <li key={story.slug} {...hueOf(story.topic.accent)}>
              <h3 className="text-lg leading-snug">
                <Headline story={story} />
              </h3>
              <p className="meta-line mt-1">
                <time dateTime={story.publishedAt}>{formatDay(story.publishedAt)}</time>
                {story.update.isLive && (
                  <a href={routes.update(story.topic.id, story.update.number)} className="target">
                    <span className="sr-only">{story.title}: </span>First reported in update #
                    {story.update.number}
                  </a>
                )}
              </p>
            </li>
          ))}
        </ul>
      </FeedSection>
    </div>
  )
}
