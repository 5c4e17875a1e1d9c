import { StatusLabel, statusMeanings } from '@/components/site/status'
import { lastChangeOf } from '@/lib/archive/last-change'
import type { StoryDetail } from '@/lib/archive/views'
import { isOverAYearOld } from '@/lib/dates'

import { StoryCorrections } from './story-corrections'

const listOfNames = new Intl.ListFormat('en-GB')

interface StoryHeaderProps {
  story: StoryDetail
  now: string
}

export function StoryHeader({ story, now }: StoryHeaderProps) {
  return (
    <header>
      <StoryCorrections corrections={story.corrections} />
      <h1>
        {story.isRetracted && <span className="text-muted">Retracted: </span>}
        {story.title}
      </h1>
      <p className="mt-4 max-w-measure text-xl text-muted">{story.standfirst}</p>
      <p className="meta-line mt-4">
        <span>{story.topic.section}</span>
        <span>
          By {listOfNames.format(story.authors)}
          {story.place !== undefined && `, ${story.place}`}
        </span>
      </p>
      {!story.isRetracted && (
        <p className="meta mt-1">
          <StatusLabel status={story.status} />. {statusMeanings[story.status].meaning}
        </p>
      )}
      {isOverAYearOld(lastChangeOf(story, now), now) && (
        <p className="mt-1 font-sans text-sm">
          <strong>More than a year old.</strong> Newer stories may have changed what it says.
        </p>
      )}
      <section
        aria-labelledby="takeaway"
        className="mt-8 max-w-measure border-l-4 border-accent bg-wash px-5 py-4"
      >
        <h2 id="takeaway" className="kicker">
          Key takeaway
        </h2>
        <p className="mt-1 text-xl text-pretty">{story.takeaway}</p>
      </section>
    </header>
  )
}
