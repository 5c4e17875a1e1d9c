import { DateBlock } from '@/components/site/date-block'
import type { StoryDetail } from '@/lib/archive/views'
import { formatDay, formatTime } from '@/lib/dates'
import { routes } from '@/lib/routes'

type StoryDatesProps = Pick<StoryDetail, 'slug' | 'publishedAt' | 'updatedAt' | 'readingMinutes'>

/** Hangs in the margin beside the headline. A time comes last: below it, the reader's own is added. */
export function StoryDates({ slug, publishedAt, updatedAt, readingMinutes }: StoryDatesProps) {
  return (
    <div className="story-dates meta-line lg:block">
      <DateBlock date={publishedAt} className="lg:mb-3" />
      <p>
        {readingMinutes} min read · <a href={routes.storyHistory(slug)}>History</a>
      </p>
      <p className="lg:mt-1">
        <time dateTime={publishedAt}>{formatTime(publishedAt)}</time>
      </p>
      {updatedAt !== undefined && (
        <p className="lg:mt-1">
          Updated{' '}
          <time dateTime={updatedAt}>
            {formatDay(updatedAt)}, {formatTime(updatedAt)}
          </time>
        </p>
      )}
    </div>
  )
}
