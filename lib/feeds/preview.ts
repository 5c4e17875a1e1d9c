import type { Archive } from '@/lib/archive/archive'
import {
  findServedSince,
  listCorrections,
  listResolutions,
  listStoryTitles,
} from '@/lib/archive/feed-queries'
import { correctionNames, outcomeNames } from '@/lib/content/vocabulary'
import { type FeedFormat, routes } from '@/lib/routes'

import type { ArchiveChannel } from './channels'
import { feedAddresses } from './feed'
import { titleOf } from './story-item'

/** What a page for people shows of a feed. */
export interface FeedPreview extends Pick<ArchiveChannel, 'name' | 'description' | 'page'> {
  addresses: Record<FeedFormat, string>
  /** The newest first, with paths of the site. */
  newest: { url: string; title: string }[]
}

const SHOWN = 3

export const previewFeed = (archive: Archive, base: URL, channel: ArchiveChannel): FeedPreview => ({
  name: channel.name,
  description: channel.description,
  page: channel.page,
  addresses: feedAddresses(channel.folder, base),
  newest: listNewest(archive, channel),
})

function listNewest(archive: Archive, { contents }: ArchiveChannel): FeedPreview['newest'] {
  const slice = { until: findServedSince(archive), limit: SHOWN, offset: 0 }
  switch (contents.of) {
    case 'stories':
      return listStoryTitles(archive, contents.scope, SHOWN).map((story) => ({
        url: routes.story(story.slug),
        title: titleOf(story),
      }))
    case 'corrections':
      return listCorrections(archive, slice).map(({ correction, story }) => ({
        url: `${routes.story(story.slug)}#corrections`,
        title: `${correctionNames[correction.kind]}: ${story.title}`,
      }))
    case 'resolutions':
      return listResolutions(archive, slice).map(({ scenario, story }) => ({
        url: `${routes.story(story.slug)}#scenario-${scenario.id}`,
        title: `${outcomeNames[scenario.resolution.outcome]}: ${scenario.statement}`,
      }))
  }
}
