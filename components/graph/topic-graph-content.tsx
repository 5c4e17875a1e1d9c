import { Pager } from '@/components/feed/pager'
import { counted } from '@/components/site/counted'
import { hueOf } from '@/components/site/hue'
import { PageHeading } from '@/components/site/page-heading'
import { Quiet } from '@/components/site/quiet'
import type { StoryGraph, TopicDetail } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { GraphFigure } from './graph-figure'
import { toEventGraph } from './to-event-graph'

interface TopicGraphContentProps {
  topic: TopicDetail
  graph: StoryGraph
  /** How many stories of the topic have a cause or an effect. */
  linked: number
  page: number
  pages: number
}

export function TopicGraphContent({ topic, graph, linked, page, pages }: TopicGraphContentProps) {
  return (
    <div {...hueOf(topic.accent)}>
      <PageHeading
        title="Causes and effects"
        kicker={<a href={routes.topic(topic.id)}>{topic.title}</a>}
        description="What led to what in this topic, from the earliest to the latest."
      />
      <div className="mb-8">
        <Quiet>{describe(topic.stories, linked)}</Quiet>
        {graph.isPartial && (
          <Quiet>Some of their causes and effects are left out here, as they are too many.</Quiet>
        )}
      </div>
      {graph.links.length > 0 && (
        <GraphFigure
          graph={toEventGraph(graph, topic.id)}
          stories={graph.stories}
          topic={topic.id}
          label={`${counted(graph.stories.length, 'event', 'events')} and what led from one to another`}
        />
      )}
      <Pager
        page={page}
        pages={pages}
        urlOf={(to) => routes.topicGraph(topic.id, to)}
        items="events"
      />
    </div>
  )
}

function describe(stories: number, linked: number): string {
  if (stories === 0) return 'This topic has no story yet.'
  if (linked === 0) return 'No story of this topic has a cause or an effect on record yet.'
  const alone = stories - linked
  return alone === 0
    ? `All ${counted(stories, 'story', 'stories')} of this topic are linked.`
    : `${linked} of ${counted(stories, 'story', 'stories')} are linked; ${alone} ${alone === 1 ? 'has' : 'have'} no cause or effect on record.`
}
