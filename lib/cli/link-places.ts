import type { StorySources } from '@/lib/archive/editor-queries'
import type { CrossFinding } from '@/lib/content/locate'
import { ADDRESS_TO_DO } from '@/lib/content/to-dos'
import { dayOf } from '@/lib/dates'
import type { Verdict } from '@/lib/links/check-link'

/** Where a story names an address. */
export interface LinkPlace {
  url: string
  file: string
  /** Of the source in its story. */
  index: number
  /** The day on which it was surely there. */
  day: string
}

/** An address that is still to be written is `check`'s to tell. */
export const toPlaces = ({ path, publishedAt, sources }: StorySources) =>
  sources.flatMap(({ url }, index): LinkPlace[] =>
    url === ADDRESS_TO_DO ? [] : [{ url, file: path, index, day: dayOf(publishedAt) }],
  )

/** What an editor does about an address; nothing where it is sound, or cannot be judged. */
export function toFinding({ url, file, index, day }: LinkPlace, verdict: Verdict): CrossFinding[] {
  const at = { path: ['sources', index, 'url'] }
  switch (verdict.kind) {
    case 'sound':
    case 'unclear':
      return []
    case 'moved':
      return [
        {
          file,
          rule: 'moved-link',
          message: 'the source has moved for good',
          suggestion: isFrontPage(verdict.to, url)
            ? `it leads to ${verdict.to}, the front page of a site: the document may be gone`
            : `if it is still the document that was cited, write ${verdict.to}`,
          at,
        },
      ]
    case 'dead':
      return [
        {
          file,
          rule: 'dead-link',
          message: `the source is gone: ${verdict.reason}`,
          suggestion: `an archive may have a copy; look whether this one shows what was cited: https://web.archive.org/web/${day.replaceAll('-', '')}/${url}`,
          at,
        },
      ]
  }
}

const isFrontPage = (to: string, from: string) =>
  new URL(to).pathname === '/' && new URL(from).pathname !== '/'
