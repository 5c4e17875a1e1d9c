import { DateBlock } from '@/components/site/date-block'
import type { StoryDetail } from '@/lib/archive/views'
import { formatDay, formatTime } from '@/lib/dates'
import { routes } from '@/lib/routes'

type StoryDatesProps = Pick<StoryDetail, 'slug' | 'publishedAt' | 'updatedAt' | 'readingMinutes'>

/** Hangs in the margin beside the headline. */
export function StoryDates({ slug, publishedAt, updatedAt, readingMinutes }: StoryDatesProps) {
  return (
    <div className="story-dates meta-line lg:block">
      <DateBlock date={publishedAt} className="lg:mb-3" />
      <p>
        <time dateTime={publishedAt}>{formatTime(publishedAt)}</time> · {readingMinutes} min read
      </p>
      {updatedAt !== undefined && (
        <p className="lg:mt-1">
          Updated{' '}
          <time dateTime={updatedAt}>
            {formatDay(updatedAt)}, {formatTime(updatedAt)}
          </time>
        </p>
      )}
      <p className="lg:mt-1">
        <a href={routes.storyHistory(slug)}>History</a>
      </p>
    </div>
  )
}
