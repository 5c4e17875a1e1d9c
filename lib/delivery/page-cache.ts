import type { StoredPage } from './stored-page'

export interface PageCache {
  /** The page at a canonical URL, rendered at most once at a time. */
  find: (url: string) => Promise<StoredPage>
  statistics: () => { pages: number; bytes: number }
}

interface Entry {
  page: StoredPage
  revision: string
  expires: number
}

/**
 * Pages by URL, each valid for one revision and for `lifetime` milliseconds, as pages show what
 * depends on the clock. While a page that grew old is rendered again, everyone but the one who
 * asked first gets the old bytes. The least recently used pages give way beyond `maximumBytes`.
 * Only answers with a lasting meaning (200, 308) are kept, so that unknown URLs take no room.
 *
 * @param revision what the renderer would show now
 * @param now milliseconds of a clock that never goes back
 */
export function openPageCache({
  render,
  revision,
  now,
  lifetime,
  maximumBytes,
}: {
  render: (url: string) => Promise<StoredPage>
  revision: () => string
  now: () => number
  lifetime: number
  maximumBytes: number
}): PageCache {
  const entries = new Map<string, Entry>()
  const rendering = new Map<string, { revision: string; page: Promise<StoredPage> }>()
  let bytes = 0

  const drop = (url: string) => {
    bytes -= entries.get(url)?.page.size ?? 0
    entries.delete(url)
  }

  const keep = (url: string, entry: Entry) => {
    drop(url)
    if (entry.page.status !== 200 && entry.page.status !== 308) return
    if (entry.page.size > maximumBytes) return
    entries.set(url, entry)
    bytes += entry.page.size
    for (const oldest of entries.keys()) {
      if (bytes <= maximumBytes) break
      drop(oldest)
    }
  }

  const renderOnce = (url: string, wanted: string): Promise<StoredPage> => {
    const page = render(url).then((rendered) => {
      // A revision that came in between may have got into half of the page.
      if (revision() === wanted)
        keep(url, { page: rendered, revision: wanted, expires: now() + lifetime })
      return rendered
    })
    const job = { revision: wanted, page }
    rendering.set(url, job)
    const end = () => {
      if (rendering.get(url) === job) rendering.delete(url)
    }
    page.then(end, end)
    return page
  }

  return {
    find: async (url) => {
      const wanted = revision()
      const entry = entries.get(url)
      if (entry !== undefined && entry.revision === wanted && entry.expires > now()) {
        entries.delete(url)
        entries.set(url, entry)
        return entry.page
      }
      const job = rendering.get(url)
      if (job?.revision === wanted) return entry === undefined ? job.page : entry.page
      return renderOnce(url, wanted)
    },
    statistics: () => ({ pages: entries.size, bytes }),
  }
}
