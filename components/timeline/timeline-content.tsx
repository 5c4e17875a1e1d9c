import { Pager } from '@/components/feed/pager'
import { hueOf } from '@/components/site/hue'
import { PageHeading } from '@/components/site/page-heading'
import { Quiet } from '@/components/site/quiet'
import type { TimelineEntry, TopicDetail } from '@/lib/archive/views'
import { formatMonth } from '@/lib/dates'
import { routes } from '@/lib/routes'

import { EntryLine } from './entry-line'

interface TimelineContentProps {
  topic: TopicDetail
  /** Those of this page, from the earliest to the latest. */
  entries: TimelineEntry[]
  page: number
  pages: number
}

export function TimelineContent({ topic, entries, page, pages }: TimelineContentProps) {
  const months = [...new Set(entries.map(({ at }) => monthOf(at)))]
  return (
    <div {...hueOf(topic.accent)}>
      <PageHeading
        title="Timeline"
        kicker={<a href={routes.topic(topic.id)}>{topic.title}</a>}
        description="From its beginning: what happened, our updates, and how forecasts turned out."
      />
      {entries.length === 0 && <Quiet>Nothing has been published in this topic yet.</Quiet>}
      <div className="grid max-w-measure gap-y-10">
        {months.map((month) => (
          <section key={month} aria-labelledby={`month-${month}`}>
            <h2 id={`month-${month}`} className="section-heading">
              <time dateTime={month}>{formatMonth(month)}</time>
            </h2>
            <ol className="space-y-5 border-l border-rule pl-5">
              {entries
                .filter(({ at }) => monthOf(at) === month)
                .map((entry) => (
                  <EntryLine key={keyOf(entry)} entry={entry} topic={topic.id} />
                ))}
            </ol>
          </section>
        ))}
      </div>
      <Pager
        page={page}
        pages={pages}
        urlOf={(to) => routes.topicTimeline(topic.id, to)}
        items="events"
        direction="deadline"
      />
    </div>
  )
}

const monthOf = (at: string) => at.slice(0, 7)

function keyOf(entry: TimelineEntry): string {
  if (entry.kind === 'update') return `update ${entry.number}`
  return entry.kind === 'story' ? entry.story.slug : `${entry.story.slug} ${entry.scenario.id}`
}
