import { Quiet } from '@/components/site/quiet'
import type { StoryDetail, UpdateLine } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

import { StorySection } from './story-section'

interface StoryUpdateProps extends Pick<StoryDetail, 'topic' | 'update'> {
  /** Those that tell of the story again. */
  later: UpdateLine[]
}

export function StoryUpdate({ topic, update, later }: StoryUpdateProps) {
  return (
    <StorySection id="update">
      {update.isLive ? (
        <p>
          <a href={routes.update(topic.id, update.number)}>
            Update #{update.number} · {update.title}
          </a>
        </p>
      ) : (
        <Quiet>It belongs to update #{update.number}, which is not out yet.</Quiet>
      )}
      {later.length > 0 && <LaterUpdates updates={later} />}
    </StorySection>
  )
}

function LaterUpdates({ updates }: { updates: UpdateLine[] }) {
  return (
    <>
      <h3 className="meta mt-6 mb-1 font-semibold">What has changed since</h3>
      <ul className="space-y-3">
        {updates.map(({ topic, number, title, publishedAt }) => (
          <li key={`${topic}/${number}`}>
            <a href={routes.update(topic, number)}>
              Update #{number} · {title}
            </a>
            <p className="meta">
              <time dateTime={publishedAt}>{formatDay(publishedAt)}</time>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
