import { Quiet } from '@/components/site/quiet'
import { feedFormats, formatNames } from '@/lib/feeds/alternates'
import type { FeedPreview } from '@/lib/feeds/preview'

/** A feed with its addresses, to be opened or copied, and what is in it now. */
export function FeedEntry({ feed }: { feed: FeedPreview }) {
  return (
    <>
      <h3>
        <a href={feed.page}>{feed.name}</a>
      </h3>
      <p className="mt-1 max-w-measure">{feed.description}</p>
      <dl className="mt-3 grid max-w-3xl gap-x-4 font-sans text-sm sm:grid-cols-[auto_1fr]">
        {feedFormats.map((format) => (
          <div key={format} className="contents">
            <dt>
              <a href={feed.addresses[format]} className="target">
                {formatNames[format]}
                <span className="sr-only"> of {feed.name}</span>
              </a>
            </dt>
            <dd className="address">
              <code className="select-all">{feed.addresses[format]}</code>
            </dd>
          </div>
        ))}
      </dl>
      {feed.newest.length === 0 ? (
        <Quiet>Nothing in it yet.</Quiet>
      ) : (
        <ul className="mt-2 max-w-measure list-disc ps-5 leading-snug" aria-label="Newest items">
          {feed.newest.map(({ url, title }) => (
            <li key={url} className="mt-1">
              <a href={url}>{title}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
