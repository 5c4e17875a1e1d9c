import { PageHeading } from '@/components/site/page-heading'
import { Prose } from '@/components/site/prose'
import type { Actor } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

import { actorKindNames } from './actor-kinds'

interface ActorHeaderProps {
  actor: Actor
  /** HTML of the actor's own text. */
  about: string
}

export function ActorHeader({ actor, about }: ActorHeaderProps) {
  return (
    <>
      <PageHeading
        kicker={
          <>
            <a href={routes.actors()}>Actors</a> · {actorKindNames[actor.kind]}
          </>
        }
        title={actor.name}
      />
      <p className="meta-line -mt-4 mb-4">
        {actor.shortName !== undefined && <span>Also {actor.shortName}</span>}
        {actor.country !== undefined && <span>{actor.country}</span>}
        {actor.website !== undefined && (
          <a href={actor.website} rel="external noopener" className="external target">
            {new URL(actor.website).hostname}
          </a>
        )}
      </p>
      {about !== '' && <Prose html={about} />}
    </>
  )
}
