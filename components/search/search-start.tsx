import { FeedSection } from '@/components/feed/feed-section'
import { StoryTitles } from '@/components/feed/story-titles'
import type { StorySummary } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

/** What helps someone who has not asked yet. */
export function SearchStart({ newest }: { newest: StorySummary[] }) {
  return (
    <div className="grid gap-y-10">
      <FeedSection id="tips" title="How to search">
        <SearchTips />
      </FeedSection>
      <FeedSection id="newest" title="Newest stories">
        <StoryTitles stories={newest} empty="No story has been published yet." />
      </FeedSection>
    </div>
  )
}

export function SearchTips() {
  return (
    <ul className="max-w-measure list-disc space-y-2 ps-5">
      <li>A story has to hold all your words, in its title, text, analysis, scenarios or views.</li>
      <li>
        Words between quotation marks have to stand side by side: <q>open letter</q>.
      </li>
      <li>The last word may be unfinished. Case and accents make no difference.</li>
      <li>
        Or go through <a href={routes.topics()}>the topics</a> or{' '}
        <a href={routes.archive()}>the archive</a>, day by day.
      </li>
    </ul>
  )
}
