import { counted } from '@/components/site/counted'
import { Quiet } from '@/components/site/quiet'
import type { ActorListing } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { actorKindNames } from './actor-kinds'

export function ActorList({ actors }: { actors: ActorListing[] }) {
  if (actors.length === 0) return <Quiet>No actor is on record yet.</Quiet>
  return (
    <ul className="gap-x-10 sm:columns-2 lg:columns-3">
      {actors.map(({ id, name, shortName, kind, country, views, stories }) => (
        <li key={id} className="break-inside-avoid border-t border-rule py-2">
          <a href={routes.actor(id)} className="target leading-snug font-semibold no-underline">
            {name}
            {shortName !== undefined && tellsMore(shortName, name) && ` (${shortName})`}
          </a>
          <p className="meta">
            {actorKindNames[kind]}
            {country !== undefined && ` · ${country}`} ·{' '}
            {views === 0 ? 'no view yet' : counted(views, 'view', 'views')}
            {views > stories && ` in ${counted(stories, 'story', 'stories')}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** ‘NASA’ tells more than the full name, and ‘Justice Department’ does not. */
const tellsMore = (shortName: string, name: string) =>
  !shortName.split(/\s+/).some((word) => name.includes(word))
