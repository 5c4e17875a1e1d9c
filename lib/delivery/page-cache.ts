import { openPageMemory, type RememberedPage } from './page-memory'
import type { StoredPage } from './stored-page'

/** A page, and what the cache had to do for it. */
export interface Found {
  /** `undefined` where there is nothing at the address. */
  page: StoredPage | undefined
  by: 'hit' | 'stale' | 'render'
}

export interface PageCache {
  /** The page at a canonical URL, where it is here and needs no rendering. */
  findFresh: (url: string) => StoredPage | undefined
  /** The page at a canonical URL, rendered at most once at a time. */
  find: (url: string) => Promise<Found>
  /** What is known of a page that had to give way and would still be the same. */
  recall: (url: string) => RememberedPage | undefined
  statistics: () => { pages: number; bytes: number }
}

interface Entry {
  page: StoredPage
  revision: string
  expires: number
}

/** Renders of one request, where revisions come in so fast that each falls into the last one. */
const ATTEMPTS = 3

/**
 * Pages by URL, each valid for one revision and for `lifetime` milliseconds, as pages show what
 * depends on the clock; what knows when it last changed does not, and lasts for its revision.
 * While a page that grew old is rendered again, everyone but the one who asked first gets the old
 * bytes, and so does that one should the render fail. The least recently used pages give way beyond
 * `maximumBytes`; of those that last for their revision it stays known what tags they have. Unknown
 * URLs take no room.
 *
 * @param render `undefined` where there is nothing at the address
 * @param revision what the renderer would show now
 * @param now milliseconds of a clock that never goes back
 */
export function openPageCache({
  render,
  revision,
  now,
  lifetime,
  maximumBytes,
  isWorthKeeping = () => true,
  onStale,
}: {
  render: (url: string) => Promise<StoredPage | undefined>
  revision: () => string
  now: () => number
  lifetime: number
  maximumBytes: number
  isWorthKeeping?: (url: string) => boolean
  /** A page could not be rendered again, and its old bytes were sent. */
  onStale: (error: unknown, url: string) => void
}): PageCache {
  const entries = new Map<string, Entry>()
  const rendering = new Map<string, { revision: string; found: Promise<Found> }>()
  const memory = openPageMemory(revision)
  let bytes = 0

  const drop = (url: string) => {
    bytes -= entries.get(url)?.page.size ?? 0
    entries.delete(url)
  }

  const giveWay = (url: string, { page, revision: shown, expires }: Entry) => {
    drop(url)
    if (expires === Number.POSITIVE_INFINITY) memory.remember(url, page, shown)
  }

  const keep = (url: string, entry: Entry) => {
    drop(url)
    if (entry.page.size > maximumBytes) return giveWay(url, entry)
    entries.set(url, entry)
    bytes += entry.page.size
    for (const [oldest, old] of entries) {
      if (bytes <= maximumBytes) break
      giveWay(oldest, old)
    }
  }

  const expiryOf = ({ headers }: StoredPage) =>
    'last-modified' in headers ? Number.POSITIVE_INFINITY : now() + lifetime

  const renderWhole = async (url: string, attempts = ATTEMPTS): Promise<Found> => {
    const wanted = revision()
    const page = await render(url)
    if (revision() === wanted) {
      if (page === undefined) drop(url)
      else if (isWorthKeeping(url)) keep(url, { page, revision: wanted, expires: expiryOf(page) })
    } else if (attempts > 1) {
      // Half of the page may show the revision that came in between.
      return renderWhole(url, attempts - 1)
    }
    return { page, by: 'render' }
  }

  const renderOnce = (url: string, wanted: string, old: StoredPage | undefined) => {
    const found = renderWhole(url).catch((error: unknown): Found => {
      if (old === undefined) throw error
      onStale(error, url)
      return { page: old, by: 'stale' }
    })
    const job = { revision: wanted, found }
    rendering.set(url, job)
    const end = () => {
      if (rendering.get(url) === job) rendering.delete(url)
    }
    found.then(end, end)
    return found
  }

  const findFresh = (url: string): StoredPage | undefined => {
    const entry = entries.get(url)
    if (entry === undefined || entry.revision !== revision() || entry.expires <= now()) {
      return undefined
    }
    // The last in a Map is the one that was used last.
    entries.delete(url)
    entries.set(url, entry)
    return entry.page
  }

  return {
    findFresh,
    find: async (url) => {
      const fresh = findFresh(url)
      if (fresh !== undefined) return { page: fresh, by: 'hit' }
      const wanted = revision()
      const entry = entries.get(url)
      const job = rendering.get(url)
      if (job?.revision !== wanted) return renderOnce(url, wanted, entry?.page)
      return entry === undefined ? job.found : { page: entry.page, by: 'stale' }
    },
    recall: memory.recall,
    statistics: () => ({ pages: entries.size, bytes }),
  }
}
