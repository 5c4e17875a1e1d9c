import { actorKindNames } from '@/components/actor/actor-kinds'
import { Prose } from '@/components/site/prose'
import { Quiet } from '@/components/site/quiet'
import type { PerspectiveView } from '@/lib/archive/views'
import { formatDay } from '@/lib/dates'
import { routes } from '@/lib/routes'

import { SourceLink } from './source-link'
import { StorySection } from './story-section'

interface StoryPerspectivesProps {
  perspectives: PerspectiveView[]
  /** HTML of each view, in the same order. */
  views: string[]
}

export function StoryPerspectives({ perspectives, views }: StoryPerspectivesProps) {
  return (
    <StorySection id="perspectives">
      {perspectives.length === 0 ? (
        <Quiet>We have found no one’s view of this event that we could print.</Quiet>
      ) : (
        <ul className="space-y-8">
          {perspectives.map((perspective, index) => (
            <li key={`${perspective.actor.id} ${perspective.asOf}`}>
              <ActorLine perspective={perspective} />
              <Prose html={views[index] ?? ''} className="mt-2" />
            </li>
          ))}
        </ul>
      )}
    </StorySection>
  )
}

function ActorLine({ perspective: { actor, asOf, source } }: { perspective: PerspectiveView }) {
  return (
    <>
      <h3>
        <a href={routes.actor(actor.id)}>{actor.name}</a>
      </h3>
      <p className="meta">
        {actorKindNames[actor.kind]}
        {actor.country !== undefined && ` · ${actor.country}`} ·{' '}
        <time dateTime={asOf}>{formatDay(asOf)}</time> · <SourceLink source={source} />
      </p>
    </>
  )
}
