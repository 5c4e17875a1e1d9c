import type { SearchView } from '@/components/search/search-view'
import type { Archive } from '@/lib/archive/archive'
import { findActorName, listSpeakingActors } from '@/lib/archive/feed-queries'
import { perRevision } from '@/lib/archive/per-revision'

/** A longer list is no help, and every answer would carry it. */
const LONGEST_CHOICE = 100

const listActors = perRevision((archive) => listSpeakingActors(archive, LONGEST_CHOICE + 1))

/** All actors with a view, or, where they are too many to choose from, the one that was asked for. */
export function listActorChoices(archive: Archive, { asked }: SearchView) {
  const actors = listActors(archive)
  if (actors.length <= LONGEST_CHOICE) return actors
  const id = asked.actor === undefined ? undefined : String(asked.actor)
  const name = id === undefined ? undefined : findActorName(archive, id)
  return id === undefined || name === undefined ? [] : [{ id, name }]
}
