import type { ReactNode } from 'react'

import { Headline } from '@/components/feed/headline'
import type { TimelineEntry } from '@/lib/archive/views'
import { outcomeNames } from '@/lib/content/vocabulary'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

interface EntryLineProps {
  entry: TimelineEntry
  topic: string
}

export function EntryLine({ entry, topic }: EntryLineProps) {
  const day = <time dateTime={entry.at}>{formatDay(entry.at)}</time>
  if (entry.kind === 'update') {
    return (
      <li className="-ml-[21px] border-l-4 border-accent bg-wash py-2 pl-[17px]">
        <p className="meta-line">
          {day}
          <span>Update #{entry.number}</span>
        </p>
        <h3 className="text-lg leading-snug">
          <a href={routes.update(topic, entry.number)}>{entry.title}</a>
        </h3>
      </li>
    )
  }
  if (entry.kind === 'story') return <StoryLine day={day} story={entry.story} />
  const { scenario, story } = entry
  return (
    <li>
      <p className="meta-line">
        {day}
        <span>Forecast: {outcomeNames[scenario.resolution.outcome].toLowerCase()}</span>
      </p>
      <p>
        <a href={routes.scenario(story.slug, scenario.id)}>{scenario.statement}</a>
      </p>
    </li>
  )
}

type StoryLineProps = Pick<Extract<TimelineEntry, { kind: 'story' }>, 'story'> & {
  day: ReactNode
}

function StoryLine({ story, day }: StoryLineProps) {
  return (
    <li>
      <p className="meta-line">
        {day}
        {story.update.isLive && <UpdateOf story={story} />}
      </p>
      <h3 className="text-lg leading-snug">
        <Headline story={story} />
      </h3>
    </li>
  )
}

const UpdateOf = ({ story: { topic, update } }: Pick<StoryLineProps, 'story'>) => (
  <a href={routes.update(topic.id, update.number)} className="target">
    <span className="sr-only">First reported in </span>Update #{update.number}
  </a>
)
