import { setImmediate as otherWork } from 'node:timers/promises'

import type { Archive } from '@/lib/archive/archive'
import {
  fingerprintStories,
  findServedSince,
  listCorrections,
  listResolutions,
} from '@/lib/archive/feed-queries'

import { feedFormats } from './alternates'
import { type ArchiveChannel, flattenChannels, listChannels } from './channels'
import { feedAddresses } from './feed'
import { ITEMS_PER_PAGE } from './read-feed'

/** Every feed in every format, with a text that changes when its first page does. */
export async function listFeedStates(
  archive: Archive,
  base: URL,
): Promise<{ url: string; state: string }[]> {
  const states: { url: string; state: string }[] = []
  for (const channel of flattenChannels(listChannels(archive))) {
    // Readers are served in between.
    await otherWork()
    const state = stateOf(archive, channel)
    const addresses = feedAddresses(channel.folder, base)
    states.push(...feedFormats.map((format) => ({ url: addresses[format], state })))
  }
  return states
}

function stateOf(archive: Archive, { title, contents }: ArchiveChannel): string {
  const slice = { until: findServedSince(archive), limit: ITEMS_PER_PAGE, offset: 0 }
  switch (contents.of) {
    case 'stories':
      return `${title} ${fingerprintStories(archive, contents.scope, ITEMS_PER_PAGE)}`
    case 'corrections':
      return JSON.stringify(
        listCorrections(archive, slice).map(({ correction, story }) => [correction, story.title]),
      )
    case 'resolutions':
      return JSON.stringify(
        listResolutions(archive, slice).map(({ scenario, story }) => [scenario, story.title]),
      )
  }
}
