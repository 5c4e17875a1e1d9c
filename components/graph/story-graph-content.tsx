import { counted } from '@/components/site/counted'
import { hueOf } from '@/components/site/hue'
import { PageHeading } from '@/components/site/page-heading'
import { Quiet } from '@/components/site/quiet'
import type { StoryGraph, StorySummary } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { GraphFigure } from './graph-figure'
import { titleOf, toEventGraph } from './to-event-graph'

interface StoryGraphContentProps {
  story: StorySummary
  graph: StoryGraph
}

export function StoryGraphContent({ story, graph }: StoryGraphContentProps) {
  return (
    <div {...hueOf(story.topic.accent)}>
      <PageHeading
        title="Causes and effects"
        kicker={<a href={routes.story(story.slug)}>{titleOf(story)}</a>}
        description="What led to this event and what it led to, two steps each way, from the earliest to the latest."
      />
      {graph.isPartial && (
        <Quiet>
          There are more than can be shown. These are the nearest {graph.stories.length}.
        </Quiet>
      )}
      {graph.links.length === 0 ? (
        <Quiet>No other story of ours is recorded as a cause or an effect of this one.</Quiet>
      ) : (
        <GraphFigure
          graph={toEventGraph(graph, story.topic.id)}
          stories={graph.stories}
          topic={story.topic.id}
          focus={story.slug}
          label={`${counted(graph.stories.length, 'event', 'events')} and what led from one to another`}
        />
      )}
    </div>
  )
}
