import type { Archive } from '@/lib/archive/archive'
import { findActorName, listSpeakingActors, type StoryScope } from '@/lib/archive/feed-queries'
import { findSite, findTopic, listTopics } from '@/lib/archive/newsroom-queries'
import type { Site } from '@/lib/content/schema/newsroom'
import { routes } from '@/lib/routes'

import type { Channel } from './feed'

/** A feed that the archive can fill. */
export interface ArchiveChannel extends Channel {
  /** Its title among those of the same site. */
  name: string
  contents: { of: 'stories'; scope: StoryScope } | { of: 'corrections' } | { of: 'resolutions' }
}

export const siteChannel = ({ name, description }: Site): ArchiveChannel => ({
  name,
  title: name,
  description,
  folder: '',
  page: routes.front(),
  contents: { of: 'stories', scope: {} },
})

const topicChannel = (
  site: Site,
  { id, title, description }: { id: string; title: string; description: string },
): ArchiveChannel => ({
  name: title,
  title: `${title} · ${site.name}`,
  description,
  folder: routes.topic(id),
  page: routes.topic(id),
  contents: { of: 'stories', scope: { topic: id } },
})

const actorChannel = (site: Site, { id, name }: { id: string; name: string }): ArchiveChannel => ({
  name,
  title: `${name} · ${site.name}`,
  description: `Stories in which ${name} is on record.`,
  folder: routes.actor(id),
  page: routes.actor(id),
  contents: { of: 'stories', scope: { actor: id } },
})

export const correctionsChannel = ({ name }: Site): ArchiveChannel => ({
  name: 'Corrections',
  title: `Corrections · ${name}`,
  description: 'What was wrong or unclear in what we published, and when we put it right.',
  folder: routes.corrections(),
  page: routes.corrections(),
  contents: { of: 'corrections' },
})

export const resolutionsChannel = ({ name }: Site): ArchiveChannel => ({
  name: 'Resolved scenarios',
  title: `Resolved scenarios · ${name}`,
  description: 'What became of our forecasts: the outcome, what we had said, and its score.',
  folder: routes.scenarios(),
  page: routes.trackRecord(),
  contents: { of: 'resolutions' },
})

export function findTopicChannel(archive: Archive, id: string): ArchiveChannel | undefined {
  const topic = findTopic(archive, id)
  return topic && topicChannel(findSite(archive), topic)
}

export function findActorChannel(archive: Archive, id: string): ArchiveChannel | undefined {
  const name = findActorName(archive, id)
  return name === undefined ? undefined : actorChannel(findSite(archive), { id, name })
}

/** Every feed of the site, in groups as people look for them. Actors without a view are left out. */
export function listChannels(archive: Archive) {
  const site = findSite(archive)
  return {
    site: siteChannel(site),
    topics: listTopics(archive).map((topic) => topicChannel(site, topic)),
    record: [correctionsChannel(site), resolutionsChannel(site)],
    actors: listSpeakingActors(archive).map((actor) => actorChannel(site, actor)),
  }
}

export type Channels = ReturnType<typeof listChannels>

export const flattenChannels = ({ site, topics, record, actors }: Channels): ArchiveChannel[] => [
  site,
  ...topics,
  ...record,
  ...actors,
]
