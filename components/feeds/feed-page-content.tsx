import { FeedSection } from '@/components/feed/feed-section'
import type { FeedPreview } from '@/lib/feeds/preview'
import { routes } from '@/lib/routes'

import { FeedEntry } from './feed-entry'

export interface FeedGroup {
  id: string
  title: string
  feeds: FeedPreview[]
}

/** Every feed of the site, in groups. */
export function FeedPageContent({ groups }: { groups: FeedGroup[] }) {
  return (
    <div className="grid grid-cols-1 gap-y-10">
      <div className="max-w-measure space-y-3">
        <p>
          A feed is an address that a feed reader, an app or a website of your choice, looks at for
          you, so that new stories come to you without an account, a mail or an algorithm. Copy an
          address from below into your reader; the formats hold the same, and most readers take any
          of them.
        </p>
        <p>
          Every item holds the full text with its sources. A story that is corrected says so at its
          top and counts as changed.
        </p>
        <p>
          To follow everything at once, give your reader the list of all feeds:{' '}
          <a href={routes.feedList()}>OPML file</a>.
        </p>
      </div>
      {groups.map(({ id, title, feeds }) => (
        <FeedSection key={id} id={id} title={title}>
          <ul className="entries">
            {feeds.map((feed) => (
              <li key={feed.addresses.rss}>
                <FeedEntry feed={feed} />
              </li>
            ))}
          </ul>
        </FeedSection>
      ))}
    </div>
  )
}
