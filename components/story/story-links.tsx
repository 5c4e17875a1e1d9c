import { GraphSketch } from '@/components/graph/graph-sketch'
import { Quiet } from '@/components/site/quiet'
import type { LinkedStory, StoryDetail, StoryGraph } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

import { StorySection } from './story-section'

interface StoryLinksProps {
  story: StoryDetail
  /** Further than the neighbours that the story itself knows. */
  graph: StoryGraph
}

/** Down the page is forward in time: what led here, this event, what it led to. */
export function StoryLinks({ story, graph }: StoryLinksProps) {
  const { causes, effects, title, publishedAt } = story
  if (causes.length + effects.length === 0) {
    return (
      <StorySection id="links">
        <Quiet>No other story of ours is recorded as a cause or an effect of this one.</Quiet>
      </StorySection>
    )
  }
  return (
    <StorySection id="links">
      {graph.links.length > 1 && (
        <GraphSketch slug={story.slug} topic={story.topic.id} graph={graph} />
      )}
      <div className="space-y-6 border-l border-rule pl-5">
        <LinkList heading="Causes" links={causes} />
        <div className="-ml-[21px] border-l-4 border-accent py-1 pl-[17px]">
          <h3 className="kicker">This event</h3>
          <p className="font-semibold">{title}</p>
          <p className="meta">
            <time dateTime={publishedAt}>{formatDay(publishedAt)}</time>
          </p>
        </div>
        <LinkList heading="Effects" links={effects} />
      </div>
    </StorySection>
  )
}

function LinkList({ heading, links }: { heading: string; links: LinkedStory[] }) {
  return (
    <div>
      <h3 className="meta mb-1 font-semibold">{heading}</h3>
      {links.length === 0 ? (
        <Quiet>None on record.</Quiet>
      ) : (
        <ul className="space-y-3">
          {links.map(({ story, because }) => (
            <li key={story.slug}>
              <a href={routes.story(story.slug)} className="font-semibold">
                {story.isRetracted && 'Retracted: '}
                {story.title}
              </a>
              <p className="meta">
                <time dateTime={story.publishedAt}>{formatDay(story.publishedAt)}</time>
              </p>
              <p>{because}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
