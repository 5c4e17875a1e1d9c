import { DateBlock } from '@/components/site/date-block'
import { hueOf } from '@/components/site/hue'
import { PageHeading } from '@/components/site/page-heading'
import { Prose } from '@/components/site/prose'
import { Quiet } from '@/components/site/quiet'
import type { StorySummary, UpdateDetail } from '@/lib/archive/views'
import { routes } from '@/lib/routes'

import { FeedSection } from './feed-section'
import { StoryList } from './story-list'
import { TakenUpList } from './taken-up-list'
import { UpdateLinks } from './update-links'

interface UpdatePageContentProps {
  update: UpdateDetail
  /** HTML of what changed. */
  html: string
  /** Stories that its text takes up from other updates. */
  takenUp: StorySummary[]
}

export function UpdatePageContent({ update, html, takenUp }: UpdatePageContentProps) {
  return (
    <div {...hueOf(update.topicHeading.accent)}>
      <PageHeading
        title={update.title}
        kicker={
          <>
            <a href={routes.topic(update.topic)}>{update.topicHeading.title}</a>{' '}
            <span className="text-muted">Update #{update.number}</span>
          </>
        }
      />
      <div className="with-rail">
        <div>
          <div className="entry mb-10">
            <DateBlock date={update.publishedAt} />
            <section aria-labelledby="changed">
              <h2 id="changed" className="sr-only">
                What changed
              </h2>
              {html === '' ? (
                <Quiet>No summary was written for this update.</Quiet>
              ) : (
                <Prose html={html} />
              )}
            </section>
          </div>
          <FeedSection id="stories" title="Stories of this update">
            {update.storyList.length === 0 ? (
              <Quiet>No story has been published in this update yet.</Quiet>
            ) : (
              <StoryList stories={update.storyList} />
            )}
          </FeedSection>
          <TakenUpList stories={takenUp} />
        </div>
        <UpdateLinks previous={update.previous} next={update.next} />
      </div>
    </div>
  )
}
