import { DateBlock } from '@/components/site/date-block'
import type { StoryDetail } from '@/lib/archive/views'
import { formatDay, formatTime } from '@/lib/dates'

type StoryDatesProps = Pick<StoryDetail, 'publishedAt' | 'updatedAt' | 'readingMinutes'>

/** Hangs in the margin beside the headline. */
export function StoryDates({ publishedAt, updatedAt, readingMinutes }: StoryDatesProps) {
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
    </div>
  )
}
