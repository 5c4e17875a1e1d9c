import { Headline } from '@/components/feed/headline'
import { hueOf } from '@/components/site/hue'
import type { StorySummary } from '@/lib/archive/views'
import { dayOf, formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

/** Titles under the days of their publication, in the order in which they come. */
export function DayTitles({ stories }: { stories: StorySummary[] }) {
  const days = [...new Set(stories.map(({ publishedAt }) => dayOf(publishedAt)))]
  return (
    <ul className="entries-narrow">
      {days.map((day) => (
        <li key={day}>
          <h2 className="meta font-semibold">
            <a href={routes.archive(day)} className="target">
              {formatDay(day)}
            </a>
          </h2>
          <ul className="space-y-2">
            {stories
              .filter(({ publishedAt }) => dayOf(publishedAt) === day)
              .map((story) => (
                <li key={story.slug} {...hueOf(story.topic.accent)}>
                  <h3 className="text-lg leading-snug">
                    <Headline story={story} />
                  </h3>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
