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
  topicFeed: (id: string) => `/topics/${id}/feed.xml`,
  update: (topic: string, number: number) => `/topics/${topic}/updates/${number}`,
  story: (slug: string) => `/stories/${slug}`,
  actor: (id: string) => `/actors/${id}`,
  roadmap: () => '/roadmap',
  page: (id: string) => `/${id}`,
  feed: () => '/feed.xml',
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
  'media',
  '404',
  '500',
] as const

/** The query keys that the page at a path reads, in the order of its canonical address. */
export const queryKeysOf = (path: string): readonly string[] =>
  /^\/topics\/[^/]+$/.test(path) ? ['status', 'page'] : []
