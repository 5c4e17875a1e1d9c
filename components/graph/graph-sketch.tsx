import { counted } from '@/components/site/counted'
import type { StoryGraph } from '@/lib/archive/views'
import { sketchGraph } from '@/lib/graph/sketch'
import { routes } from '@/lib/routes'

import { toEventGraph } from './to-event-graph'

interface GraphSketchProps {
  slug: string
  topic: string
  graph: StoryGraph
}

/** More dots would be a cloud. */
const MOST_EVENTS = 24

/** The whole graph at a glance and the way to it, in few bytes: a story has to fit one packet train. */
export function GraphSketch({ slug, topic, graph }: GraphSketchProps) {
  const events = graph.stories.length
  return (
    <a href={routes.storyGraph(slug)} className="meta mb-6 block">
      {events <= MOST_EVENTS && <Dots {...sketchGraph(toEventGraph(graph, topic), slug)} />}
      All {counted(events, 'event', 'events')}, two steps each way
    </a>
  )
}

function Dots({ width, height, lines, dots, focus }: ReturnType<typeof sketchGraph>) {
  return (
    <svg
      aria-hidden
      {...{ viewBox: `0 0 ${width} ${height}`, width, height }}
      {...{ fill: 'none', stroke: 'currentColor', strokeLinecap: 'round' }}
      className="mb-2 max-w-full"
    >
      <path d={lines} />
      <path d={dots} strokeWidth="9" />
      <path d={focus} strokeWidth="16" />
    </svg>
  )
}
