import { hueOf } from '@/components/site/hue'
import type { StorySummary } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import type { EventGraph, GraphLink } from '@/lib/graph/event-graph'
import { routes } from '@/lib/routes'

import { linkAnchor } from './link-anchor'
import { titleOf } from './to-event-graph'

export interface EventListProps {
  graph: EventGraph
  stories: readonly StorySummary[]
  /** Id of the topic that the page is about; events of others name theirs. */
  topic: string
  focus?: string | undefined
  /** Whether the drawing has numbers in place of reasons. */
  isNumbered: boolean
}

/** Every event with its causes, from the earliest to the latest: the same as the drawing, in words. */
export function EventList({ graph, stories, topic, focus, isNumbered }: EventListProps) {
  const bySlug = new Map(stories.map((story) => [story.slug, story]))
  const links = graph.links.map((link, index) => ({ ...link, index }))
  return (
    <section aria-labelledby="list" className="max-w-measure">
      <h2 id="list" className="section-heading">
        All of it in words
      </h2>
      <ol className="entries-narrow">
        {graph.events.flatMap(({ id }) => {
          const story = bySlug.get(id)
          return story === undefined
            ? []
            : [
                <li key={id} {...hueOf(story.topic.accent)}>
                  <EventHeading story={story} topic={topic} isFocus={id === focus} />
                  <Causes
                    {...{ bySlug, isNumbered }}
                    links={links.filter(({ effect }) => effect === id)}
                  />
                </li>,
              ]
        })}
      </ol>
    </section>
  )
}

interface EventHeadingProps {
  story: StorySummary
  topic: string
  isFocus: boolean
}

function EventHeading({ story, topic, isFocus }: EventHeadingProps) {
  return (
    <>
      {isFocus && <p className="kicker">This event</p>}
      <h3 className="text-lg leading-snug">
        <a href={routes.story(story.slug)}>{titleOf(story)}</a>
      </h3>
      <p className="meta-line">
        <time dateTime={story.publishedAt}>{formatDay(story.publishedAt)}</time>
        {story.topic.id !== topic && (
          <a href={routes.topic(story.topic.id)} className="target">
            {story.topic.title}
          </a>
        )}
        {!isFocus && (
          <a href={routes.storyGraph(story.slug)} className="target">
            Its causes and effects<span className="sr-only">: {titleOf(story)}</span>
          </a>
        )}
      </p>
    </>
  )
}

interface CausesProps {
  links: (GraphLink & { index: number })[]
  bySlug: ReadonlyMap<string, StorySummary>
  isNumbered: boolean
}

function Causes({ links, bySlug, isNumbered }: CausesProps) {
  if (links.length === 0) return null
  return (
    <ul className="mt-1 space-y-2 border-l border-rule pl-4">
      {links.map(({ cause, reason, index }) => {
        const story = bySlug.get(cause)
        return (
          <li key={index} id={linkAnchor(index)}>
            <p className="meta">
              {isNumbered && `${index + 1}. `}Because of{' '}
              {story && <a href={routes.story(cause)}>{titleOf(story)}</a>}
            </p>
            <p>{reason}</p>
          </li>
        )
      })}
    </ul>
  )
}
