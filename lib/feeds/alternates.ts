import { type FeedFormat, routes } from '@/lib/routes'

export const formatNames = {
  rss: 'RSS',
  atom: 'Atom',
  json: 'JSON Feed',
} as const satisfies Record<FeedFormat, string>

export const feedTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const satisfies Record<FeedFormat, string>

export const feedFormats = ['rss', 'atom', 'json'] as const satisfies readonly FeedFormat[]

/**
 * The feeds of a page, as its metadata names them.
 *
 * @param folder the path that the feeds belong to
 */
export const feedAlternates = (folder: string, title: string) =>
  Object.fromEntries(
    feedFormats.map((format) => [
      feedTypes[format],
      [{ url: routes.feed(folder, format), title: `${title} (${formatNames[format]})` }],
    ]),
  )
