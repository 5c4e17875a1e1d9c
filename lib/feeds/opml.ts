import { generateOpml } from 'feedsmith'

import type { ArchiveChannel, Channels } from './channels'
import { feedAddresses, type FeedPlace } from './feed'
import { tidyXml } from './xml'

/** Every feed of the site as OPML 2.0, for feed readers to subscribe to at once. */
export function renderOpml({ site, base }: FeedPlace, channels: Channels): string {
  const toOutline = ({ title, description, folder, page }: ArchiveChannel) => ({
    type: 'rss',
    text: title,
    title,
    description,
    xmlUrl: feedAddresses(folder, base).rss,
    htmlUrl: new URL(page, base).href,
    language: site.language,
    version: 'RSS2',
  })
  const group = (name: string, members: readonly ArchiveChannel[]) =>
    members.length === 0 ? [] : [{ text: name, outlines: members.map(toOutline) }]
  return tidyXml(
    generateOpml(
      {
        head: { title: `Feeds of ${site.name}`, ownerName: site.publisher.name },
        body: {
          outlines: [
            toOutline(channels.site),
            ...group('Topics', channels.topics),
            ...channels.record.map(toOutline),
            ...group('Actors', channels.actors),
          ],
        },
      },
      { strict: true },
    ),
  )
}
