import { feedFormats, feedTypes, formatNames } from '@/lib/feeds/alternates'
import { routes } from '@/lib/routes'

interface FeedLinksProps {
  /** Path that the feeds belong to, empty for the whole site. */
  folder?: string
  title: string
}

/** Tells browsers and feed readers of a page's feeds. */
export function FeedLinks({ folder = '', title }: FeedLinksProps) {
  return feedFormats.map((format) => (
    <link
      key={format}
      rel="alternate"
      type={feedTypes[format]}
      href={routes.feed(folder, format)}
      title={`${title} (${formatNames[format]})`}
    />
  ))
}
