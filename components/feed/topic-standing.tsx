import { StatusTerm } from '@/components/site/status-term'
import type { OpenScenario, StorySummary, TopicDetail } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

import { FeedSection } from './feed-section'
import { ScenariosClosing } from './scenarios-closing'

interface TopicStandingProps {
  topic: TopicDetail
  /** Newest first. */
  stories: StorySummary[]
  /** Soonest deadline first. */
  scenarios: OpenScenario[]
  now: string
}

/** For whoever comes back to a topic: the newest takeaway, and what will be decided next. */
export function TopicStanding({ topic, stories, scenarios, now }: TopicStandingProps) {
  const newest = stories.find(({ isRetracted }) => !isRetracted)
  if (newest === undefined) return null
  return (
    <div className="mb-10">
      <FeedSection id="standing" title="Where it stands">
        <p className="max-w-measure border-s-2 border-accent ps-4 text-xl leading-snug">
          {newest.takeaway}
        </p>
        <p className="meta-line mt-2">
          <StatusTerm status={newest.status} />
          <time dateTime={newest.publishedAt}>{formatDay(newest.publishedAt)}</time>
          <a href={routes.story(newest.slug)}>{newest.title}</a>
        </p>
        {scenarios.length > 0 && (
          <div className="mt-6 max-w-measure">
            <p className="meta mb-1">To be decided next:</p>
            <ScenariosClosing scenarios={scenarios} now={now} />
            <p className="meta mt-3">
              <a href={routes.scenarios({ topic: topic.id })}>All open scenarios of this topic</a>
            </p>
          </div>
        )}
      </FeedSection>
    </div>
  )
}
