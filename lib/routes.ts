/** The file of each format of a feed. */
const feedFiles = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' } as const
export type FeedFormat = keyof typeof feedFiles

/** What `/search` reads, in the order of its canonical address. */
const searchKeys = [
  'q',
  'topic',
  'section',
  'status',
  'actor',
  'from',
  'to',
  'open',
  'page',
] as const
export type SearchAddress = Partial<
  Record<(typeof searchKeys)[number], string | number | undefined>
>

const onPage = (path: string, page: number) => `${path}${page > 1 ? `?page=${page}` : ''}`

/** Every path of the site is built here and nowhere else. */
export const routes = {
  front: () => '/',
  topics: () => '/topics',
  topic: (
    id: string,
    { status, page = 1 }: { status?: string | undefined; page?: number } = {},
  ) => {
    const query = new URLSearchParams({
      ...(status !== undefined && { status }),
      ...(page > 1 && { page: String(page) }),
    }).toString()
    return query === '' ? `/topics/${id}` : `/topics/${id}?${query}`
  },
  topicFeed: (id: string) => `/topics/${id}/${feedFiles.rss}`,
  update: (topic: string, number: number) => `/topics/${topic}/updates/${number}`,
  topicGraph: (id: string, page = 1) => `/topics/${id}/graph${page > 1 ? `?page=${page}` : ''}`,
  topicTimeline: (id: string, page = 1) =>
    `/topics/${id}/timeline${page > 1 ? `?page=${page}` : ''}`,
  storyGraph: (slug: string) => `/stories/${slug}/graph`,
  story: (slug: string) => `/stories/${slug}`,
  actors: (page = 1) => onPage('/actors', page),
  actor: (id: string, page = 1) => onPage(`/actors/${id}`, page),
  publishers: (page = 1) => onPage('/publishers', page),
  publisher: (id: string, page = 1) => onPage(`/publishers/${id}`, page),
  sources: (page = 1) => onPage('/sources', page),
  roadmap: () => '/roadmap',
  page: (id: string) => `/${id}`,
  siteCard: () => '/card.png',
  topicCard: (id: string) => `/topics/${id}/card.png`,
  updateCard: (topic: string, number: number) => `/topics/${topic}/updates/${number}/card.png`,
  storyHistory: (slug: string) => `/stories/${slug}/history`,
  storyCard: (slug: string) => `/stories/${slug}/card.png`,
  /** @param name the fingerprint of a picture; @param width one of those that it is published in */
  image: (name: string, width: number, format: 'webp' | 'jpg' = 'webp') =>
    `/images/${name}-${width}.${format}`,
  storyData: (slug: string) => `/stories/${slug}.json`,
  storyMarkdown: (slug: string) => `/stories/${slug}.md`,
  topicData: (id: string, page = 1) => onPage(`/topics/${id}.json`, page),
  schema: (name: 'story' | 'topic' | 'track-record') => `/schemas/${name}.json`,
  sitemap: () => '/sitemap.xml',
  sitemapPart: (number: number) => `/sitemaps/${number}.xml`,
  newsSitemap: () => '/news-sitemap.xml',
  manifest: () => '/manifest.webmanifest',
  corrections: (page = 1) => onPage('/corrections', page),
  /** The place of a scenario on the page of its story. */
  scenario: (story: string, id: string) => `/stories/${story}#scenario-${id}`,
  scenarios: ({
    topic,
    kind,
    horizon,
    page = 1,
  }: {
    topic?: string | undefined
    kind?: string | undefined
    horizon?: string | undefined
    page?: number
  } = {}) => {
    const query = new URLSearchParams({
      ...(topic !== undefined && { topic }),
      ...(kind !== undefined && { kind }),
      ...(horizon !== undefined && { horizon }),
      ...(page > 1 && { page: String(page) }),
    }).toString()
    return query === '' ? '/scenarios' : `/scenarios?${query}`
  },
  trackRecord: () => '/track-record',
  /** Where the words for probabilities are defined. */
  probabilityWords: () => '/track-record#words',
  trackRecordTable: (page = 1) => onPage('/track-record.csv', page),
  trackRecordData: (page = 1) => onPage('/track-record.json', page),
  search: (search: SearchAddress = {}) => {
    const query = new URLSearchParams(
      searchKeys.flatMap((key) => {
        const value = search[key]
        return value === undefined || value === '' || (key === 'page' && value === 1)
          ? []
          : [[key, String(value)]]
      }),
    ).toString()
    return query === '' ? '/search' : `/search?${query}`
  },
  openSearch: () => '/opensearch.xml',
  /** @param period a year, month or day: `2026`, `2026-05`, `2026-05-08` */
  archive: (period = '') => ['/archive', ...period.split('-').filter(Boolean)].join('/'),
  feeds: () => '/feeds',
  feedList: () => '/feeds.opml',
  /** @param folder the path that the feed belongs to, empty for the whole site */
  feed: (folder = '', format: FeedFormat = 'rss', page = 1) =>
    onPage(`${folder}/${feedFiles[format]}`, page),
} as const

/** First path segments that belong to the site itself, so that no page of the newsroom may take them. */
export const reservedSegments = [
  'topics',
  'stories',
  'scenarios',
  'track-record',
  'actors',
  'publishers',
  'sources',
  'archive',
  'search',
  'corrections',
  'roadmap',
  'feeds',
  'health',
  'metrics',
  'hooks',
  'preview',
  'fonts',
  'images',
  'media',
  'schemas',
  'sitemaps',
  '404',
  '500',
] as const

/** Files at the root that belong to the site itself. */
const siteFiles = [
  'apple-touch-icon.png',
  'atom.xml',
  'card.png',
  'enhancements.js',
  'favicon.svg',
  'feed.json',
  'feed.xml',
  'feeds.opml',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable-512.png',
  'llms.txt',
  'manifest.webmanifest',
  'news-sitemap.xml',
  'opensearch.xml',
  'robots.txt',
  'sitemap.xml',
  'speculation-rules.json',
  'track-record.csv',
  'track-record.json',
] as const

/** What of the newsroom must be there for an address to lead anywhere. */
export type Subject =
  | { kind: 'site' }
  | { kind: 'story' | 'topic' | 'actor' | 'publisher' | 'page'; id: string }
  | { kind: 'update'; topic: string; number: number }

const collections = {
  stories: 'story',
  topics: 'topic',
  actors: 'actor',
  publishers: 'publisher',
} as const
const ownSegments = new Set<string>([...reservedSegments, ...siteFiles, ''])

const isCollection = (segment: string): segment is keyof typeof collections =>
  Object.hasOwn(collections, segment)

/** What an address is about. Where that is missing there is no page, and nothing need be rendered to know it. */
export function subjectOf(path: string): Subject {
  const [, segment = '', name, part, number] = path.split('/')
  if (segment === 'topics' && name !== undefined && part === 'updates' && number !== undefined) {
    return { kind: 'update', topic: name, number: Number(number) }
  }
  if (isCollection(segment) && name !== undefined) {
    return { kind: collections[segment], id: name.replace(/\.(?:json|md)$/, '') }
  }
  // Those that exist are answered before anyone asks what they are about.
  if (segment === 'images') return { kind: 'page', id: path.slice(1) }
  return ownSegments.has(segment) ? { kind: 'site' } : { kind: 'page', id: path.slice(1) }
}

/** The query keys that the page at a path reads, in the order of its canonical address. */
export function queryKeysOf(path: string): readonly string[] {
  if (path === '/search') return searchKeys
  if (TOPIC_DATA.test(path) || RECORD_DATA.test(path)) return ['page']
  if (/^\/topics\/[^/]+$/.test(path)) return ['status', 'page']
  if (/^\/topics\/[^/]+\/(?:graph|timeline)$/.test(path)) return ['page']
  if (path === '/scenarios') return ['topic', 'kind', 'horizon', 'page']
  return PAGED.test(path) || FEED.test(path) ? ['page'] : []
}

/** Whether an answer is worth keeping: of what people look for there is no end. */
export const isWorthKeeping = (url: string): boolean => !url.startsWith('/search?')

const PAGED = /^\/(?:corrections|sources|actors|publishers|(?:actors|publishers)\/[^/]+)$/
const RECORD_DATA = /^\/track-record\.(?:csv|json)$/
const TOPIC_DATA = /^\/topics\/[^/]+\.json$/
const FEED = /\/(?:feed\.xml|atom\.xml|feed\.json)$/
