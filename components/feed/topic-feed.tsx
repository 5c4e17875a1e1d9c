import { Quiet } from '@/components/site/quiet'
import { statusMeanings } from '@/components/site/status'
import type { StorySummary } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { groupByUpdate } from './group-by-update'
import { StoryList } from './story-list'
import type { TopicView } from './topic-view'

interface TopicFeedProps {
  topic: string
  view: TopicView
  /** Those of this page, newest first. */
  stories: StorySummary[]
}

export function TopicFeed({ topic, view, stories }: TopicFeedProps) {
  if (stories.length === 0) return <Quiet>{emptyLine(view)}</Quiet>
  return (
    <div className="grid gap-y-10">
      {groupByUpdate(stories).map(({ update, stories: members }) => (
        <section key={update.number} aria-labelledby={`update-${update.number}`}>
          <h2 id={`update-${update.number}`} className="mb-5 border-t-2 border-ink pt-2">
            <UpdateTitle topic={topic} update={update} />
          </h2>
          <StoryList stories={members} />
        </section>
      ))}
    </div>
  )
}

function UpdateTitle({ topic, update }: { topic: string; update: StorySummary['update'] }) {
  const number = <span className="kicker block">Update #{update.number}</span>
  if (!update.isLive) return <>{number} To come</>
  return (
    <a href={routes.update(topic, update.number)}>
      {number} {update.title}
    </a>
  )
}

function emptyLine({ status }: TopicView): string {
  return status === undefined
    ? 'This topic has no story yet.'
    : `No story of this topic is ${statusMeanings[status].name.toLowerCase()} just now.`
}
