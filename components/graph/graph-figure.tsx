import type { EventGraph } from '@/lib/graph/event-graph'
import { layOutAcross } from '@/lib/graph/lay-out-across'
import { layOutDown } from '@/lib/graph/lay-out-down'

import { EventList, type EventListProps } from './event-list'
import { GraphDrawing } from './graph-drawing'

/** What a page of full width has room for, and one of 320 px. */
const ROOM = { desk: 1088, phone: 288 }

interface GraphFigureProps extends Pick<EventListProps, 'stories' | 'topic'> {
  graph: EventGraph
  /** What the drawing shows. */
  label: string
  focus?: string | undefined
}

/**
 * The drawing and its equal, the list; beside each other where the page is not wide enough. Paper
 * gets the wide drawing made small, as the other would be cut where a sheet ends.
 */
export function GraphFigure({ graph, label, focus, stories, topic }: GraphFigureProps) {
  const across = layOutAcross(graph, { width: ROOM.desk, focus })
  const down = layOutDown(graph, { width: ROOM.phone, focus })
  const reasons = graph.links.map(({ reason }) => reason)
  const name = `${label}. The list that follows tells the same.`
  return (
    <>
      {across && (
        <GraphDrawing
          drawing={across}
          {...{ label: name, reasons }}
          className="mb-10 hidden h-auto max-w-full min-[72rem]:block print:block"
        />
      )}
      <div className={across ? BESIDE_UNTIL_WIDE : BESIDE}>
        {down && (
          <GraphDrawing
            drawing={down}
            {...{ label: name, reasons }}
            className={`print:hidden ${across ? 'min-[72rem]:hidden' : ''}`.trim()}
          />
        )}
        <EventList
          {...{ graph, stories, topic, focus }}
          isNumbered={across?.labelling === 'numbers'}
        />
      </div>
    </>
  )
}

const BESIDE = 'grid items-start gap-x-12 gap-y-10 sm:grid-cols-[288px_minmax(0,1fr)] print:block'
const BESIDE_UNTIL_WIDE = `${BESIDE} min-[72rem]:block`
