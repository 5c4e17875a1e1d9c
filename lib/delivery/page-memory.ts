import type { Encoding, StoredPage } from './stored-page'

/** Enough of a page to tell whoever has it that it is still the same. */
export interface RememberedPage extends Pick<StoredPage, 'status' | 'headers'> {
  bodies: Record<Encoding, { etag: string }>
}

export interface PageMemory {
  /** @param shown the revision that the page shows */
  remember: (url: string, page: StoredPage, shown: string) => void
  /** What is known of a page as the present revision shows it. */
  recall: (url: string) => RememberedPage | undefined
}

/** A kilobyte each: every feed of 10,000 stories, in every format, several times over. */
const MOST = 5000

/**
 * Remembers pages of one revision that there was no room for. Programs ask for every feed again and
 * again, and whoever asks whether one has changed need not wait until it is rendered once more.
 */
export function openPageMemory(revision: () => string): PageMemory {
  const pages = new Map<string, RememberedPage>()
  let of = ''
  return {
    remember: (url, { status, headers, bodies: { identity, br, gzip } }, shown) => {
      if (shown !== revision()) return
      if (shown !== of) pages.clear()
      of = shown
      pages.delete(url)
      pages.set(url, {
        status,
        headers,
        bodies: {
          identity: { etag: identity.etag },
          br: { etag: br.etag },
          gzip: { etag: gzip.etag },
        },
      })
      const [oldest] = pages.keys()
      if (pages.size > MOST && oldest !== undefined) pages.delete(oldest)
    },
    recall: (url) => (of === revision() ? pages.get(url) : undefined),
  }
}
