import type { Site } from '@/lib/content/schema/newsroom'
import { type FeedFormat, routes } from '@/lib/routes'

/** A page of a feed, in no particular format. Addresses are absolute, times are instants in UTC. */
export interface Feed {
  /** A `tag:` URI, the same for every page and format of the feed. */
  id: string
  title: string
  description: string
  language: string
  publisher: string
  /** Of the page that shows the same to people. */
  pageUrl: string
  /** Of this very page of the feed. */
  selfUrl: string
  paging: Paging
  hubUrl: string | undefined
  icon: { small: string; large: string }
  /** Time of the newest item; where there is none, when what is served was published. */
  updatedAt: string
  items: FeedItem[]
}

/** Addresses of the other pages of a feed (RFC 5005, section 3). */
interface Paging {
  first: string
  last: string
  previous?: string
  next?: string
}

export interface FeedItem {
  /** A `tag:` URI (RFC 4151) that never changes. */
  id: string
  url: string
  title: string
  /** Plain text. */
  summary: string
  /** HTML whose addresses are absolute. */
  html: string
  /** Absolute; the picture also stands in the HTML. */
  imageUrl?: string | undefined
  authors: string[]
  categories: string[]
  publishedAt: string
  updatedAt: string
}

/** What a feed is about, whatever its format. */
export interface Channel {
  title: string
  description: string
  /** Path that the addresses of the feed begin with, empty for the whole site. */
  folder: string
  /** Path of the page that shows the same to people. */
  page: string
}

/** Where and by whom feeds are published. */
export interface FeedPlace {
  site: Site
  /** The base of every address. */
  base: URL
  hubUrl: string | undefined
  /** When what is served was published: no feed tells of anything later. */
  since: string
}

/** Which page of a feed, counted from 1, and of how many. */
export interface FeedPosition {
  format: FeedFormat
  page: number
  pages: number
}

export function toFeed(
  { site, base, hubUrl, since }: FeedPlace,
  { title, description, folder, page }: Channel,
  position: FeedPosition,
  items: FeedItem[],
): Feed {
  const urlOf = (number: number) => new URL(routes.feed(folder, position.format, number), base).href
  return {
    id: tagUri({ site, base }, FEEDS_BEGAN, folder === '' ? routes.front() : folder),
    title,
    description,
    language: site.language,
    publisher: site.publisher.name,
    pageUrl: new URL(page, base).href,
    selfUrl: urlOf(position.page),
    paging: {
      first: urlOf(1),
      last: urlOf(position.pages),
      ...(position.page > 1 && { previous: urlOf(position.page - 1) }),
      ...(position.page < position.pages && { next: urlOf(position.page + 1) }),
    },
    hubUrl,
    icon: {
      small: new URL('/icon-192.png', base).href,
      large: new URL('/icon-512.png', base).href,
    },
    updatedAt: items.map(({ updatedAt }) => updatedAt).reduce(later, '') || since,
    items,
  }
}

const later = (one: string, other: string) => (one > other ? one : other)

/** The year of the first feed: the date that a `tag:` URI needs. */
const FEEDS_BEGAN = '2026'

/**
 * A `tag:` URI (RFC 4151). Its authority is the host that the newsroom itself names, so that it
 * stays when the site is served from elsewhere.
 *
 * @param date a day, or a year, on which that host was the newsroom's
 */
export function tagUri(
  { site, base }: Pick<FeedPlace, 'site' | 'base'>,
  date: string,
  path: string,
): string {
  const { hostname } = site.url === undefined ? base : new URL(site.url)
  return `tag:${hostname},${date}:${path}`
}

/** The addresses of a feed in every format. */
export const feedAddresses = (folder: string, base: URL): Record<FeedFormat, string> => ({
  rss: new URL(routes.feed(folder, 'rss'), base).href,
  atom: new URL(routes.feed(folder, 'atom'), base).href,
  json: new URL(routes.feed(folder, 'json'), base).href,
})
